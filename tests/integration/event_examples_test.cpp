// One event of each type that motions makes, by its own rules on its own log, beside its example in docs/events: the
// same names and types. A change of shape is a change of what outsiders read: GESTAND_WRITE_EXAMPLES=1 writes the
// examples anew, and the difference is reviewed.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "services/motions/adapters/import.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/child.hpp"
#include "tests/support/owner_fixture.hpp"
#include "tests/support/shape.hpp"

namespace gestand {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

const std::filesystem::path examples = std::filesystem::path(GESTAND_SOURCE_DIR) / "docs/events";

class EventExamples : public support::OwnerTest {
 protected:
  json does(const std::string& id, const std::string& verb, const json& body, const json& more = json::object()) {
    auto answer = one_->command(verb, id, body, "", more);
    EXPECT_LT(answer["status"].get<int>(), 300) << verb << answer;
    return answer;
  }
  std::string made(const std::string& number) {
    return does(
        "", "",
        a_motion(number,
                 {{"directie", "directie-politie"},
                  {"dictum", "verzoekt"},
                  {"themas", {"politie"}},
                  {"debat", {{"soort", "Commissiedebat"}, {"titel", "Politie"}, {"datum", "2024-05-16"}}}}))["id"];
  }

  void appreciated_held_and_adopted() {
    const std::string id = made("99001-1"), report = edition("Voorbeeldbericht", "2024-07-04");
    does(id, "appreciaties",
         {{"oordeel", "oordeel-kamer"},
          {"door", "staatssecretaris-bzk"},
          {"datum", "2024-05-16"},
          {"toelichting", "in het debat"}});
    does(id, "appreciaties",
         {{"oordeel", "verzoek-aanhouden"},
          {"door", "staatssecretaris-bzk"},
          {"datum", "2024-05-17"},
          {"herstelt", true},
          {"brief", "99001-2"}});
    does(id, "aanhoudingsverzoeken",
         {{"door", "staatssecretaris-bzk"}, {"datum", "2024-05-17"}, {"totEditie", report}, {"brief", "99001-2"}});
    does(id, "aanhoudingen", {{"datum", "2024-05-21"}, {"totEditie", report}});
    does(id, "aanhoudingen", {{"datum", "2024-06-04"}});
    does(id, "hervattingen", {{"datum", "2024-06-11"}});
    does(id, "stemmingen",
         {{"datum", "2024-06-11"},
          {"uitslag", "gestaakt"},
          {"soort", "handopsteken"},
          {"voor", {{{"fractie", "VBD"}, {"zetels", 75}}}},
          {"tegen", {{{"fractie", "XYZ"}, {"zetels", 75}}}}});
    does(id, "stemmingen", {{"datum", "2024-06-18"}, {"uitslag", "aangenomen"}, {"soort", "handopsteken"}});
    does(id, "uitvoeringen",
         {{"uitvoering", "uitgevoerd"},
          {"datum", "2024-06-20"},
          {"verzoek", 1},
          {"brief", "99001-3"},
          {"toelichting", "gedaan"}});
    send_edition(report, "2024-06-19", "99002-1");
    const auto closed = does(id, "notities", {{"tekst", "besproken"}, {"vertrouwelijk", true}});
    does(id, "voorstellen/besluiten", {{"besluit", "aanvaard"}, {"datum", "2024-06-20"}, {"toelichting", "akkoord"}},
         {{"sub", closed["item"]["voorstellen"][0]["id"]}});
  }
  void assigned_dated_and_linked() {
    const std::string id = made("99001-10"), report = edition("Voorbeeldbericht", "2024-07-04");
    does(id, "toewijzingen",
         {{"directie", "directie-ai"}, {"verantwoordelijke", "minister-jenv"}, {"vanafDatum", "2024-06-01"}});
    const std::string deadline = does(id, "termijnen",
                                      {{"termijn", {{"tekst", "voor 1 oktober 2024"}}},
                                       {"soort", "extern"},
                                       {"toelichting", "toegezegd"}})["item"]["termijnen"][0]["id"];
    does(id, "termijnen/verplaatsingen", {{"termijn", {{"datum", "2024-11-01"}}}, {"reden", "meer tijd"}},
         {{"sub", deadline}});
    does(id, "termijnen/verwijder", json::object(), {{"sub", deadline}});
    const std::string link =
        does(id, "koppelingen",
             {{"editie", report}, {"rol", "tussenstand"}, {"tekst", "stand"}})["item"]["koppelingen"][0]["id"];
    does(id, "koppelingen/verwijder", json::object(), {{"sub", link}});
    does(id, "koppelingen", {{"editie", report}, {"rol", "afdoening"}});
    send_edition(report, "2024-06-19", "99002-1");
    const auto proposed = does(id, "wijzig", {{"titel", "Verbeterde titel"}, {"reden", "tikfout"}});
    does(id, "voorstellen/besluiten", {{"besluit", "afgewezen"}, {"datum", "2024-06-20"}},
         {{"sub", proposed["item"]["voorstellen"][0]["id"]}});
    const auto events = one_->log.events_of(id, 0).events;
    does(id, "correcties", {{"gebeurtenis", json::parse(events[1].body)["id"]}, {"reden", "verkeerde directie"}});
  }
  void ended() {
    does(made("99001-20"), "stemmingen", {{"datum", "2024-05-21"}, {"uitslag", "verworpen"}, {"soort", "hoofdelijk"}});
    does(made("99001-21"), "intrekkingen", {{"datum", "2024-05-21"}, {"reden", "overbodig"}});
    does(made("99001-22"), "overnames", {{"datum", "2024-05-21"}, {"reden", "in het debat"}});
    does(made("99001-23"), "vervallenverklaringen", {{"datum", "2024-05-21"}, {"reden", "termijn"}});
    does(made("99001-24"), "wijzigingen",
         {{"nummer", "99001-25"},
          {"datum", "2024-05-21"},
          {"titel", "Gewijzigde titel"},
          {"verzoeken", {"verzoekt anders"}}});
  }
  void erased_and_merged() {
    const std::string id = made("99001-40"), other = made("99001-41");
    const std::string note =
        does(id, "notities", {{"tekst", "voorbeeld"}, {"vertrouwelijk", false}})["item"]["notities"][0]["id"];
    does(id, "notities/wis", {{"reden", "verzoek"}}, {{"sub", note}});
    const std::string pointer =
        does(id, "verwijzingen",
             {{"soort", "document"}, {"titel", "Voorbeeld"}, {"nummer", "99001-8"}})["item"]["verwijzingen"][0]["id"];
    does(id, "verwijzingen/verwijder", json::object(), {{"sub", pointer}});
    does(id, "samenvoegingen", {{"naar", other}, {"reden", "dubbel"}});
    does(id, "splitsingen", {{"reden", "toch niet"}});
  }
  void imported() {
    bus::Node server(folder_->server("motions", 9)), tool(folder_->client("cli", {folder_->peer("motions", 9)}));
    motions::Import import(server, one_->log, *one_->database);
    import.serve();
    server.start();
    tool.start();
    json record = {{"id", support::item_in(9)},      {"zaaknummer", "2024Z09901"},
                   {"nummer", "99001-30"},           {"titel", "Voorbeeld"},
                   {"ingediendDatum", "2024-05-16"}, {"status", "aangehouden"},
                   {"termijn", "2024-09-03"},        {"indieners", {{{"naam", "Voorbeeld"}, {"fractie", "VBD"}}}},
                   {"verzoeken", {"verzoekt"}},      {"appreciatie", "ontraden"}};
    const auto send = [&] {
      return tool
          .call("motions", "motions.import", json{{"bron", "toets"}, {"records", json::array({record})}}.dump(), 10s)
          .status;
    };
    ASSERT_EQ(send(), bus::Status::Ok);
    record["titel"] = "Voorbeeld, verbeterd";
    ASSERT_EQ(send(), bus::Status::Ok);
  }
};

TEST_F(EventExamples, EachTypeOfMotionsHasTheShapeOfItsExample) {
  appreciated_held_and_adopted();
  assigned_dated_and_linked();
  ended();
  erased_and_merged();
  imported();
  std::multimap<std::string, json> by_time;
  for (int part = 0; part < eventlog::part_count; ++part) {
    for (const auto& event : one_->log.read(part, 0, 10'000, 1 << 28)) {
      json parsed = json::parse(eventlog::served(event));
      by_time.emplace(parsed["time"], std::move(parsed));
    }
  }
  std::map<std::string, json> first;  // of each type
  for (auto& [time, event] : by_time) first.try_emplace(event["type"], event);
  EXPECT_GE(first.size(), 28U);
  if (!support::given("GESTAND_WRITE_EXAMPLES").empty()) {
    std::filesystem::create_directories(examples);
    for (const auto& [type, event] : first) std::ofstream(examples / (type + ".json")) << event.dump(2) << "\n";
  }
  std::set<std::string> documented;
  for (const auto& entry : std::filesystem::directory_iterator(examples)) {
    const std::string type = entry.path().stem().string();
    if (!type.starts_with("nl.moties.")) continue;
    documented.insert(type);
    ASSERT_TRUE(first.contains(type)) << type << " is documented and was not made";
    std::ifstream in(entry.path());
    EXPECT_EQ(support::shape_of(json::parse(in)), support::shape_of(first.at(type))) << type;
  }
  for (const auto& [type, event] : first)
    EXPECT_TRUE(documented.contains(type)) << type << " has no example in docs/events";
}

}  // namespace
}  // namespace gestand
