// The papers of an edition over a read model: which term of a held motion they name, by the layout that the edition
// was fixed in, and what of it counts as a change since the edition before.
#include <gtest/gtest.h>

#include "common/vocab/appendix_layout.hpp"
#include "common/vocab/errors.hpp"
#include "services/overview/adapters/appendix_json.hpp"
#include "tests/integration/overview/scratch.hpp"

namespace gestand::overview::testing {
namespace {

using nlohmann::json;

const std::string before = id("editie", 1), fixed = id("editie", 2), held = id("motie", 1);

class Appendix : public OverviewDatabase {
 protected:
  void SetUp() override {
    OverviewDatabase::SetUp();
    if (!scratch) return;
    scratch->set_clock("2024-06-24T10:00:00Z");
    tell("vehicles", "vehikel", id("vehikel", 1), "2024-01-01T08:00:00Z", {{"naam", "Voorbeeldbericht"}});
    for (const auto& [edition, name, day] :
         {std::tuple{before, "Tweede", "2024-02-01"}, {fixed, "Eerste", "2024-07-04"}}) {
      tell("vehicles", "editie", edition, "2024-01-02T08:00:00Z",
           {{"naam", name}, {"vehikel", id("vehikel", 1)}, {"geplandDatum", day}, {"status", "gepland"}});
    }
    tell("motions", "motie", held, "2024-01-20T08:00:00Z",
         {{"titel", "Voorbeeld"},
          {"nummer", "99001-7"},
          {"kamer", "TK"},
          {"status", "aangehouden"},
          {"uitvoering", "nvt"},
          {"ingediendDatum", "2024-01-10"},
          {"indieners", {{{"naam", "Lid"}, {"fractie", "VBD"}}}},
          {"toewijzingen", {{{"vanafDatum", "2024-01-10"}, {"directie", "directie-politie"}}}},
          {"koppelingen", {link("a", before, "tussenstand"), link("b", fixed, "belofte")}},
          {"termijnen", {of_edition("2024-07-02"), lapse("2024-06-10")}}});
    freeze(before, "2024-02-01T09:00:00.000000Z", nullptr);
    tell("motions", "motie", held, "2024-05-02T08:00:00Z",
         {{"termijnen", {of_edition("2024-07-04", 1), lapse("2024-06-10")}}});
  }

  void tell(const std::string& source, const std::string& kind, const std::string& item, const std::string& at,
            const json& changes) {
    project(model(), {recorder.event(source, kind, item, at, changes)});
  }
  void freeze(const std::string& edition, const std::string& at, const json& layout) {
    json changes = {{"status", "vastgesteld"}, {"vastgesteld", {{"datum", at.substr(0, 10)}, {"vastgesteldOp", at}}}};
    if (!layout.is_null()) changes["opmaak"] = layout;
    tell("vehicles", "editie", edition, at, changes);
  }
  json appendix(const std::string& edition = fixed) {
    return ask(model(), counts, appendix_answer, {{"editie", edition}});
  }
  json entry() { return appendix().at("resultaten").at(0); }

  static json link(const char* name, const std::string& edition, const char* role) {
    return {{"id", name}, {"editie", edition}, {"rol", role}};
  }
  static json of_edition(const char* day, int moves = 0) {
    return {{"id", id("termijn", 1)}, {"soort", "editie"},           {"editie", fixed},
            {"datum", day},           {"eersteDatum", "2024-07-02"}, {"verschuivingen", moves}};
  }
  static json lapse(const char* day) {
    return {{"id", id("termijn", 2)},
            {"soort", "vervalt"},
            {"datum", day},
            {"eersteDatum", "2024-06-10"},
            {"verschuivingen", 0}};
  }
};

// The bytes that went out before there was a second layout; they stay, whatever becomes of this code.
constexpr auto first_layout_bytes =
    R"json({"aantal":1,"aantallen":{"afgedaan":0,"gewijzigd":0,"kamerverzoek":0,"motie":1,"nieuw":0,)json"
    R"json("ongewijzigd":1,"toezegging":0,"zonderAkkoord":0,"zonderTekst":1},"concept":false,)json"
    R"json("editie":{"geplandDatum":"2024-07-04","id":"2187e900-ab1d-8310-9178-41441415f55f","naam":"Eerste"},)json"
    R"json("opmaak":1,"resultaten":[{"datum":"2024-01-10","door":["Lid (VBD)"],)json"
    R"json("id":"0f9bef93-3d70-8823-9c6e-70bc5b30e6c6","isOpen":true,"kamer":"TK","nummer":"99001-7",)json"
    R"json("rollen":["belofte"],"soort":"motie","status":"aangehouden","termijn":{"datum":"2024-06-10",)json"
    R"json("eersteDatum":"2024-06-10","soort":"vervalt","status":"verstreken","verschuivingen":0},)json"
    R"json("titel":"Voorbeeld","uitvoering":"nvt","vindplaats":"Kamerstukken II 99 001, nr. 7","volgnummer":1,)json"
    R"json("wijziging":"ongewijzigd"}],"stand":"2024-06-20T09:00:00.000000Z","titel":"Moties,)json"
    R"json( toezeggingen en aanvullende verzoeken","vehikel":{"id":"7164fa49-bf96-81d4-85d6-2cfcf393c2ed",)json"
    R"json("naam":"Voorbeeldbericht"},"vorigeEditie":{"id":"2038a6f9-a07a-8d01-835b-bc4fef9376d5",)json"
    R"json("naam":"Tweede","stand":"2024-02-01T09:00:00.000000Z"}})json";
constexpr auto first_budget_bytes =
    R"json({"concept":false,"delen":[{"afgedaan":[],)json"
    R"json("inBehandeling":[{"id":"0f9bef93-3d70-8823-9c6e-70bc5b30e6c6","nummer":"99001-7",)json"
    R"json("omschrijving":"Voorbeeld – Lid (VBD)","status":"aangehouden","uitvoering":"nvt",)json"
    R"json("vindplaats":"Kamerstukken II 99 001, nr. 7"}],"soort":"motie","titel":"Moties"},{"afgedaan":[],)json"
    R"json("inBehandeling":[],"soort":"toezegging","titel":"Toezeggingen"}],)json"
    R"json("editie":{"geplandDatum":"2024-07-04","id":"2187e900-ab1d-8310-9178-41441415f55f","naam":"Eerste"},)json"
    R"json("opmaak":1,"stand":"2024-06-20T09:00:00.000000Z","titel":"Moties en toezeggingen",)json"
    R"json("vehikel":{"id":"7164fa49-bf96-81d4-85d6-2cfcf393c2ed","naam":"Voorbeeldbericht"},)json"
    R"json("vorigeEditie":{"id":"2038a6f9-a07a-8d01-835b-bc4fef9376d5","naam":"Tweede",)json"
    R"json("stand":"2024-02-01T09:00:00.000000Z"}})json";

TEST_F(Appendix, OfAnEditionFixedBeforeLayoutsWereRecordedKeepsItsBytes) {
  freeze(fixed, "2024-06-20T09:00:00.000000Z", nullptr);
  const auto budget = [&] { return ask(model(), counts, budget_annex_answer, {{"editie", fixed}}).dump(); };
  EXPECT_EQ(appendix().dump(), first_layout_bytes);
  EXPECT_EQ(budget(), first_budget_bytes);
  // It is sent by this version, which fixes others in a newer layout; and its term moves.
  tell("vehicles", "editie", fixed, "2024-06-21T09:00:00Z",
       {{"status", "verzonden"}, {"verzonden", {{"datum", "2024-06-21"}, {"kamerstuk", "99001-9"}}}, {"opmaak", 2}});
  tell("motions", "motie", held, "2024-06-21T10:00:00Z", {{"termijnen", {of_edition("2024-09-19", 2)}}});
  EXPECT_EQ(appendix().dump(), first_layout_bytes);
  EXPECT_EQ(budget(), first_budget_bytes);
}

TEST_F(Appendix, OfAHeldMotionNamesTheTermOfTheEditionAndTheDayOfLapse) {
  freeze(fixed, "2024-06-20T09:00:00.000000Z", 2);
  const json one = entry();
  EXPECT_EQ(one["termijn"], (json{{"datum", "2024-07-04"},
                                  {"eersteDatum", "2024-07-02"},
                                  {"soort", "editie"},
                                  {"status", "nadert"},
                                  {"verschuivingen", 1}}));
  EXPECT_EQ(one["vervalt"], (json{{"datum", "2024-06-10"}}));
  const std::string papers = appendix().dump();
  EXPECT_EQ(json::parse(papers)["opmaak"], 2);
  tell("motions", "motie", held, "2024-06-21T10:00:00Z",
       {{"termijnen", {of_edition("2024-09-19", 2), lapse("2024-09-03")}}});
  EXPECT_EQ(appendix().dump(), papers) << "what was fixed stays";
}

// Fixed by its sending alone: that event records the layout, and its moment counts.
TEST_F(Appendix, OfAnEditionThatWasOnlySentHasTheLayoutOfItsSending) {
  const auto send = [&](const json& layout) {
    json changes = {{"status", "verzonden"}, {"verzonden", {{"datum", "2024-06-20"}, {"kamerstuk", "99001-9"}}}};
    if (!layout.is_null()) changes["opmaak"] = layout;
    tell("vehicles", "editie", fixed, "2024-06-20T09:00:00Z", changes);
  };
  send(2);
  EXPECT_EQ(appendix()["opmaak"], 2);
  EXPECT_EQ(entry()["termijn"]["soort"], "editie");
  EXPECT_TRUE(entry().contains("vervalt"));
}

TEST_F(Appendix, OfADraftHasTheNewestLayout) {
  const json draft = appendix();
  EXPECT_EQ(draft["concept"], true);
  EXPECT_EQ(draft["opmaak"], appendix_layout);
  EXPECT_EQ(draft["resultaten"][0]["vervalt"], (json{{"datum", "2024-06-10"}}));
}

TEST_F(Appendix, WithoutAnotherTermTellsTheDayOfLapseAsTheTerm) {
  tell("motions", "motie", held, "2024-06-01T08:00:00Z", {{"termijnen", {lapse("2024-06-10")}}});
  freeze(fixed, "2024-06-20T09:00:00.000000Z", 2);
  EXPECT_EQ(entry()["termijn"]["soort"], "vervalt");
  EXPECT_FALSE(entry().contains("vervalt"));
}

// The first layout compares the nearest running date, which the lapse day hides; the second each for itself.
TEST_F(Appendix, TellsAMovedTermAndAnotherDayOfLapseApart) {
  freeze(fixed, "2024-06-20T09:00:00.000000Z", 2);
  EXPECT_EQ(entry()["wijziging"], "gewijzigd");
  EXPECT_EQ(entry()["gewijzigd"], (json{"termijn"})) << "its term moved from 2 to 4 July";
}

TEST_F(Appendix, TellsARenewedHoldingAsAnotherDayOfLapse) {
  tell("motions", "motie", held, "2024-06-01T08:00:00Z",
       {{"termijnen", {of_edition("2024-07-02"), lapse("2024-06-25")}}});
  freeze(fixed, "2024-06-20T09:00:00.000000Z", 2);
  EXPECT_EQ(entry()["gewijzigd"], (json{"vervalt"}));
}

// What hangs on the edition before is met by its sending: that is no news about the item.
TEST_F(Appendix, IsNotChangedByTheTermOfTheEditionBefore) {
  json former = {{"id", id("termijn", 3)}, {"soort", "editie"}, {"editie", before}, {"datum", "2024-02-01"}};
  json motion = {{"titel", "Voorbeeld"},
                 {"nummer", "99001-8"},
                 {"status", "aangehouden"},
                 {"toewijzingen", json::array()},
                 {"koppelingen", {link("c", before, "tussenstand"), link("d", fixed, "belofte")}},
                 {"termijnen", {former, lapse("2024-06-10")}}};
  tell("motions", "motie", id("motie", 2), "2024-01-20T08:00:00Z", motion);
  former["einde"] = "gehaald";
  tell("motions", "motie", id("motie", 2), "2024-02-02T08:00:00Z", {{"termijnen", {former, lapse("2024-06-10")}}});
  freeze(fixed, "2024-06-20T09:00:00.000000Z", 2);
  const json one = appendix()["resultaten"].at(1);
  EXPECT_EQ(one["wijziging"], "ongewijzigd") << one;
}

// A replica of before a third layout must not hand out other bytes than those that stay.
TEST_F(Appendix, InALayoutThatIsNotKnownHereIsNotMade) {
  freeze(fixed, "2024-06-20T09:00:00.000000Z", appendix_layout + 1);
  EXPECT_THROW((void)appendix(), Unavailable);
}

}  // namespace
}  // namespace gestand::overview::testing
