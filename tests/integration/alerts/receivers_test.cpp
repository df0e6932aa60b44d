// Who is told, when and by whom else, on a real PostgreSQL: ladders until somebody acknowledges, editions that speak
// for what hangs on them, quiet hours, staff and who stands in, overviews, what happened, and channels that fail.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/bus_api.hpp"
#include "services/alerts/adapters/pg_channels.hpp"
#include "tests/integration/alerts/alerts_fixture.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

constexpr const char* edition_rule = "000fc079-d5f0-5938-a682-51ecbb39459a";
constexpr const char* week_rule = "36f4ac30-2d3e-5156-9a37-c0fe8aa839e6";
constexpr const char* standard_rule = "92f27ae4-5e60-5046-b52c-d88cc26f04fe";

class ReceiversTest : public AlertsTest {
 protected:
  void SetUp() override {
    AlertsTest::SetUp();
    if (IsSkipped()) return;
    log_ = std::make_unique<eventlog::Log>(*database_);
    api_ = std::make_unique<BusApi>(*database_, *log_, *evaluation_, [](const eventlog::Appended&) {});
    as_owner("DROP TABLE IF EXISTS alerts.former_rule; CREATE TABLE alerts.former_rule AS SELECT * FROM alerts.rule");
    directorate("directie-ai", "ai@example.org");
    day("2024-06-12T08:00:00+02:00");
  }
  // Rules as they come with the service, for the next test.
  void TearDown() override {
    if (database_) {
      as_owner(
          "DELETE FROM alerts.rule r WHERE NOT EXISTS (SELECT FROM alerts.former_rule f WHERE f.id = r.id); UPDATE "
          "alerts.rule r SET document = f.document, active = f.active FROM alerts.former_rule f WHERE f.id = r.id; "
          "DROP "
          "TABLE alerts.former_rule; UPDATE alerts.preference SET active = false");
    }
    AlertsTest::TearDown();
  }

  void day(const std::string& instant) {
    clock(instant);
    evaluate();
  }
  json ask(const json& envelope, std::string (BusApi::*method)(const std::string&, const std::string&)) {
    json whole = envelope;
    whole["actor"] = {{"id", "c1"}, {"rol", "coordinator"}};
    return json::parse(((*api_).*method)(whole.dump(), ""));
  }
  json change_rule(const std::string& id, const json& body) {
    auto answer = ask({{"id", id}, {"body", body}}, &BusApi::change_rule);
    EXPECT_FALSE(answer.contains("errors")) << answer.dump();
    return answer;
  }
  json preference(const json& envelope, bool is_new) {
    json whole = envelope;
    whole["actor"] = {{"id", "c1"}, {"rol", "coordinator"}};
    return json::parse(api_->preference_command(whole.dump(), "", is_new));
  }
  // The first of a test makes it, or brings back what a former test had ended.
  json prefer(const json& body) {
    auto made = preference({{"body", body}}, true);
    if (made.value("code", "") != "bestaat-al") return made;
    const auto id = as_owner(fmt::format("SELECT id FROM alerts.preference WHERE receiver = '{}' AND NOT active",
                                         body["ontvanger"].get<std::string>()));
    if (id.empty()) return made;
    json again{
        {"actief", true}, {"ritme", "direct"}, {"stilVanaf", "00:00"}, {"stilTot", "00:00"}, {"vrijeDagen", true}};
    again.update(body);
    again.erase("ontvanger");
    return preference({{"id", id[0][0].c_str()}, {"body", again}}, false);
  }
  json verb(const std::string& id, const std::string& what, const json& body) {
    return ask({{"id", id}, {"verb", what}, {"body", body}}, &BusApi::verb);
  }
  json alerts(const json& params = json::object()) {
    return json::parse(api_->list(json{{"params", params}}.dump())).at("resultaten");
  }
  // "ontvanger drempel/trede" in order of day.
  std::vector<std::string> told() {
    std::vector<std::string> found;
    for (const auto& row : as_owner("SELECT receiver || ' ' || threshold || '/' || rung FROM alerts.alert ORDER BY "
                                    "effective, rung, receiver, id"))
      found.emplace_back(row[0].c_str());
    return found;
  }
  std::string due(const std::string& date = "2024-06-19") {
    return deadline(motion("directie-ai", "2024-06-12T08:00:00+02:00"), date, "2024-06-12T08:00:00+02:00");
  }
  std::string edition(const std::string& planned) {
    const auto vehicle = eventlog::random_uuid();
    const auto id = eventlog::random_uuid();
    tell("vehicles", id, "nl.vehikels.editie-gepland",
         {{"soort", "editie"},
          {"wijziging",
           {{{"veld", "vehikel"}, {"naar", vehicle}},
            {{"veld", "naam"}, {"naar", "Voorbeeldbericht 2024"}},
            {{"veld", "status"}, {"naar", "gepland"}},
            {{"veld", "geplandDatum"}, {"naar", planned}}}}},
         "2024-06-12T08:00:00+02:00");
    // The vehicle may be heard of after its edition: another part of the same log.
    tell("vehicles", vehicle, "nl.vehikels.vehikel-toegevoegd",
         {{"soort", "vehikel"},
          {"wijziging",
           {{{"veld", "naam"}, {"naar", "Voorbeeldbericht"}}, {{"veld", "directie"}, {"naar", "directie-ai"}}}}},
         "2024-06-12T08:00:00+02:00");
    return id;
  }
  std::string hanging(const std::string& edition, const std::string& date, const std::string& directorate_code) {
    const auto id = eventlog::random_uuid();
    tell("deadlines", id, "nl.termijnen.termijn-gesteld",
         {{"soort", "termijn"},
          {"wijziging",
           {{{"veld", "item"}, {"naar", motion(directorate_code, "2024-06-12T08:00:00+02:00", "Hangt eraan")}},
            {{"veld", "itemSoort"}, {"naar", "motie"}},
            {{"veld", "soort"}, {"naar", "editie"}},
            {{"veld", "editie"}, {"naar", edition}},
            {{"veld", "datum"}, {"naar", date}}}}},
         "2024-06-12T08:00:00+02:00");
    return id;
  }
  std::string staff(const std::string& mail, const json& members) {
    const auto id = eventlog::random_uuid();
    json changes = json::array();
    for (const auto& [name, value] : members.items()) changes.push_back({{"veld", name}, {"naar", value}});
    tell("organisation", id, "nl.organisatie.medewerker-toegevoegd", {{"soort", "medewerker"}, {"wijziging", changes}},
         "2024-06-12T08:00:00+02:00");
    people_.all[id] = {"Voorbeeld " + mail.substr(0, mail.find('@')), mail};
    return id;
  }

  std::unique_ptr<eventlog::Log> log_;
  std::unique_ptr<BusApi> api_;
};

TEST_F(ReceiversTest, ALadderClimbsInWorkingDaysUntilSomebodyAcknowledges) {
  directorate("directie-politie", "politie@example.org");
  change_rule(standard_rule, {{"ladder",
                               {{{"naWerkdagen", 1}, {"ontvanger", "coordinatoren"}},
                                {{"naWerkdagen", 1}, {"ontvanger", "directie-politie"}}}}});
  (void)due("2024-06-19");
  (void)due("2024-06-19");
  evaluate();
  EXPECT_EQ(deliver(), 1);
  day("2024-06-13T08:00:00+02:00");
  EXPECT_EQ(deliver(), 1);
  const auto climbed = alerts({{"ontvanger", "coordinatoren"}});
  ASSERT_THAT(climbed, SizeIs(2));
  EXPECT_EQ(climbed[0]["trede"], 1);
  EXPECT_THAT(mails(), Contains(HasSubstr("opgeschaald (trede 1)")));
  // One is answered: of the other the next step comes, over the weekend.
  EXPECT_EQ(verb(climbed[0]["id"], "bevestigingen", json::object())["bevestiging"]["door"]["id"], "c1");
  day("2024-06-14T08:00:00+02:00");
  EXPECT_THAT(told(), ElementsAre("directie-ai -7/0", "directie-ai -7/0", "coordinatoren -7/1", "coordinatoren -7/1",
                                  "directie-politie -7/2"));
  day("2024-06-17T08:00:00+02:00");
  EXPECT_THAT(told(), SizeIs(5)) << "the ladder has ended";
}

TEST_F(ReceiversTest, ASnoozeHoldsUpTheLadderAndAnEndStopsIt) {
  change_rule(standard_rule, {{"drempels", {-7}}, {"ladder", {{{"naWerkdagen", 1}, {"ontvanger", "coordinatoren"}}}}});
  (void)due("2024-06-26");
  const auto ending = due("2024-06-25");
  day("2024-06-18T08:00:00+02:00");
  day("2024-06-19T08:00:00+02:00");
  EXPECT_THAT(told(), ElementsAre("directie-ai -7/0", "directie-ai -7/0", "coordinatoren -7/1"));
  end(ending, "2024-06-19T09:00:00+02:00");
  const auto mine = alerts({{"termijnNa", "2024-06-25"}});
  ASSERT_THAT(mine, SizeIs(1));
  EXPECT_EQ(verb(mine[0]["id"], "sluimeringen", {{"totDatum", "2024-06-24"}, {"reden", "overleg"}})["status"],
            "gesluimerd");
  day("2024-06-21T08:00:00+02:00");
  EXPECT_THAT(told(), SizeIs(3));
  day("2024-06-24T08:00:00+02:00");
  EXPECT_THAT(told(), ElementsAre("directie-ai -7/0", "directie-ai -7/0", "coordinatoren -7/1", "coordinatoren -7/1"));
}

TEST_F(ReceiversTest, ASnoozeEndsOnTheDateAtTheLatest) {
  (void)due("2024-06-19");
  evaluate();
  const auto one = alerts().at(0);
  const auto late = verb(one["id"], "sluimeringen", {{"totDatum", "2024-06-20"}, {"reden", "x"}});
  ASSERT_TRUE(late.contains("errors")) << late.dump();
  EXPECT_EQ(late["errors"][0]["code"], "na-de-termijn");
  EXPECT_EQ(verb(one["id"], "sluimeringen", {{"totDatum", "2024-06-19"}, {"reden", "x"}})["status"], "gesluimerd");
  day("2024-06-27T08:00:00+02:00");
  const auto overdue = alerts({{"status", "gepland"}}).at(0);
  EXPECT_EQ(verb(overdue["id"], "sluimeringen", {{"totDatum", "2024-07-12"}, {"reden", "x"}})["errors"][0]["code"],
            "na-de-termijn");
  EXPECT_EQ(verb(overdue["id"], "sluimeringen", {{"totDatum", "2024-07-11"}, {"reden", "x"}})["status"], "gesluimerd");
}

TEST_F(ReceiversTest, AnEditionSpeaksForItsItemsAndTheirDossierShowsIt) {
  change_rule(edition_rule, {{"actief", true}});
  const auto id = edition("2024-06-28");
  const auto mine = hanging(id, "2024-06-28", "directie-ai");
  const auto theirs = hanging(id, "2024-06-28", "directie-politie");
  evaluate();
  day("2024-06-21T08:00:00+02:00");
  EXPECT_THAT(alerts_of(mine), IsEmpty()) << "muted: its edition is told of";
  EXPECT_THAT(alerts_of(theirs),
              ElementsAre("-30@2024-06-12 gepland", "-14@2024-06-14 gepland!", "-7@2024-06-21 gepland"))
      << "another directorate would hear nothing";
  const auto item =
      as_owner(fmt::format("SELECT item FROM alerts.deadline WHERE id = '{}'", mine))[0][0].as<std::string>();
  const auto dossier = alerts({{"item", item}});
  ASSERT_THAT(dossier, SizeIs(3));
  EXPECT_EQ(dossier[0]["itemSoort"], "editie");
  EXPECT_EQ(dossier[0]["klok"], "verzending");
  EXPECT_THAT(dossier[0]["zaken"], SizeIs(2));
  (void)deliver();
  EXPECT_THAT(mails(), Contains(AllOf(HasSubstr("Voorbeeldbericht 2024"), HasSubstr("Hieraan hangen 2 zaken"),
                                      HasSubstr("Hangt eraan"), HasSubstr("/edities/" + id))));
  tell("vehicles", id, "nl.vehikels.editie-verzonden",
       {{"soort", "editie"}, {"wijziging", {{{"veld", "status"}, {"van", "gepland"}, {"naar", "verzonden"}}}}},
       "2024-06-22T08:00:00+02:00");
  day("2024-07-10T08:00:00+02:00");
  EXPECT_THAT(alerts({{"item", id}}), SizeIs(3)) << "sent: its clock stands still";
}

TEST_F(ReceiversTest, QuietHoursHoldAMailAndGatherWhatComes) {
  EXPECT_EQ(
      prefer(
          {{"ontvanger", "directie-ai"}, {"stilVanaf", "18:00"}, {"stilTot", "09:00"}, {"vrijeDagen", false}})["ritme"],
      "direct");
  EXPECT_EQ(prefer({{"ontvanger", "directie-ai"}})["code"], "bestaat-al");
  const auto id = due();
  evaluate();
  EXPECT_EQ(deliver(), 0);
  (void)due("2024-06-26");
  evaluate();
  clock("2024-06-12T08:59:00+02:00");
  EXPECT_EQ(deliver(), 0);
  clock("2024-06-12T09:00:00+02:00");
  EXPECT_EQ(deliver(), 1) << "gathered in one";
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
  day("2024-06-18T19:00:00+02:00");
  EXPECT_EQ(deliver(), 0) << "the day before the date, in the evening: tomorrow is in time";
  day("2024-06-19T09:00:00+02:00");
  EXPECT_EQ(deliver(), 1);
}

TEST_F(ReceiversTest, QuietIsNoReasonToHearOfItTooLate) {
  (void)prefer({{"ontvanger", "directie-ai"}, {"vrijeDagen", false}});
  day("2024-06-14T08:00:00+02:00");
  const auto sunday = due("2024-06-16");
  const auto later = due("2024-06-22");
  day("2024-06-15T08:00:00+02:00");
  EXPECT_THAT(alerts_of(sunday), Contains("-1@2024-06-15 gepland"));
  EXPECT_EQ(deliver(), 1) << "on Saturday: Monday is after the date";
  EXPECT_THAT(alerts_of(later), Contains("-7@2024-06-15 verzonden")) << "it goes along";
}

TEST_F(ReceiversTest, OnceADayInOneMailAndAChangeOfMindCounts) {
  const auto made = prefer({{"ontvanger", "directie-ai"}, {"ritme", "dag"}, {"tijd", "16:00"}});
  (void)due();
  evaluate();
  (void)due("2024-06-26");
  evaluate();
  EXPECT_EQ(deliver(), 0);
  const auto changed = preference({{"id", made["id"]}, {"body", {{"actief", false}}}}, false);
  EXPECT_EQ(changed["actief"], false);
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(prefer({{"ontvanger", "directie-onzin"}})["errors"][0]["code"], "onbekende-ontvanger");
  EXPECT_EQ(prefer({{"ontvanger", "coordinatoren"}, {"ritme", "dag"}})["errors"][0]["location"], "tijd");
  EXPECT_EQ(prefer({{"ontvanger", "coordinatoren"}, {"stilVanaf", "25:00"}})["errors"].size(), 2U);
}

TEST_F(ReceiversTest, TheHandlerIsToldOrWhoStandsIn) {
  change_rule(standard_rule, {{"ontvanger", "behandelaar"}});
  const auto bert = staff("bert@example.org", {{"directie", "directie-ai"}});
  const auto anna =
      staff("anna@example.org", {{"directie", "directie-ai"},
                                 {"vervanger", bert},
                                 {"afwezigheden", {{{"vanafDatum", "2024-06-20"}, {"totDatum", "2024-07-05"}}}}});
  const auto item = motion("directie-ai", "2024-06-12T08:00:00+02:00");
  tell("motions", item, "nl.moties.motie-toegewezen",
       {{"soort", "motie"},
        {"wijziging",
         {{{"veld", "toewijzingen"},
           {"naar", {{{"vanafDatum", "2024-01-01"}, {"directie", "directie-ai"}, {"behandelaar", anna}}}}}}}},
       "2024-06-12T08:00:00+02:00");
  (void)deadline(item, "2024-06-26", "2024-06-12T08:00:00+02:00");
  evaluate();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(mails(), ElementsAre(AllOf(HasSubstr("To: anna@example.org"), HasSubstr("Aan Voorbeeld anna"))));
  day("2024-06-25T08:00:00+02:00");
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(mails(), Contains(AllOf(HasSubstr("To: bert@example.org"), HasSubstr("afwezig is tot en met 5 juli"))));
  const auto last = alerts({{"sorteer", "-effectieveDatum"}}).at(0);
  EXPECT_EQ(last["ontvanger"], anna);
  EXPECT_EQ(last["bezorgingen"][0]["aan"], json::array({bert}));
  EXPECT_EQ(last.dump().find("bert@"), std::string::npos) << "an address stands in no event and no answer";
  // Nobody knows an address any more: the directorate hears it.
  people_.all.clear();
  day("2024-06-27T08:00:00+02:00");
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(mails(), Contains(HasSubstr("To: ai@example.org")));
}

TEST_F(ReceiversTest, AnOverviewOfTheWeekOnMonday) {
  change_rule(week_rule, {{"actief", true}});
  (void)due("2024-06-19");
  (void)due("2024-09-01");
  (void)motion("directie-ai", "2024-06-12T08:00:00+02:00", "Zonder termijn");
  day("2024-06-16T08:00:00+02:00");
  (void)deliver();
  const auto before = mails().size();
  day("2024-06-17T08:00:00+02:00");
  EXPECT_EQ(deliver(), 1);
  ASSERT_THAT(mails(), SizeIs(before + 1));
  EXPECT_THAT(mails(), Contains(AllOf(HasSubstr("Weekoverzicht"), HasSubstr("3 zaken"), HasSubstr("1 zonder termijn"),
                                      HasSubstr("Zonder termijn"))));
  day("2024-07-01T08:00:00+02:00");
  (void)deliver();
  EXPECT_THAT(alerts({{"regel", week_rule}}), SizeIs(3));
  const auto all = mails();
  EXPECT_EQ(std::count_if(all.begin(), all.end(),
                          [](const std::string& mail) { return mail.find("elke maandag") != std::string::npos; }),
            2)
      << "of two weeks that were missed the last is said";
}

TEST_F(ReceiversTest, WhatHappensIsToldWhereSomebodyAskedForIt) {
  for (const auto* rule : {"7a50d315-a189-5bdd-bcb6-ee62adc189ea", "6269ec8b-ec5d-5236-9aaf-d115030a9f3c",
                           "97432263-d94d-57e2-8bb7-c141617ff06a"})
    change_rule(rule, {{"actief", true}, {"ontvanger", "directie"}});
  const auto item = motion("directie-ai", "2024-06-12T08:00:00+02:00");
  const auto id = deadline(item, "2024-12-31", "2024-06-12T08:00:00+02:00");
  evaluate();
  move(id, "2024-12-31", "2025-01-31", "2024-06-12T08:30:00+02:00");
  tell("motions", item, "nl.moties.motie-aangenomen",
       {{"soort", "motie"}, {"wijziging", {{{"veld", "status"}, {"van", ""}, {"naar", "aangenomen"}}}}},
       "2024-06-12T08:40:00+02:00");
  tell("motions", item, "nl.moties.motie-toegewezen",
       {{"soort", "motie"},
        {"wijziging",
         {{{"veld", "toewijzingen"},
           {"naar",
            {{{"vanafDatum", "2024-01-01"}, {"directie", "directie-ai"}},
             {{"vanafDatum", "2024-07-01"}, {"directie", "directie-politie"}}}}}}}},
       "2024-06-12T08:50:00+02:00");
  evaluate();
  std::vector<std::string> words;
  for (const auto& one : alerts())
    words.push_back(one["ontvanger"].get<std::string>() + ": " + one["aanleiding"].get<std::string>());
  EXPECT_THAT(words, UnorderedElementsAre("directie-ai: nieuw bij deze directie, vanaf 1 januari 2024",
                                          "directie-ai: termijn verplaatst van 31 december 2024 naar 31 januari 2025",
                                          "directie-ai: naar aangenomen",
                                          "directie-politie: overgedragen door Directie Voorbeeld, vanaf 1 juli 2024"));
}

TEST_F(ReceiversTest, NobodyIsToldWhatNobodyAskedFor) {
  const auto item = motion("directie-ai", "2024-06-12T08:00:00+02:00");
  const auto id = deadline(item, "2024-12-31", "2024-06-12T08:00:00+02:00");
  move(id, "2024-12-31", "2025-01-31", "2024-06-12T08:30:00+02:00");
  evaluate();
  EXPECT_THAT(alerts(), IsEmpty());
}

TEST_F(ReceiversTest, MilestonesAreCountedBackAndMoveWithTheTerm) {
  const auto rule = ask({{"body",
                          {{"naam", "Toets concept gereed"},
                           {"drempels", {-10, -3}},
                           {"eenheid", "werkdag"},
                           {"mijlpaal", true},
                           {"ontvanger", "behandelaar"}}}},
                        &BusApi::create_rule);
  const auto item = motion("directie-ai", "2024-06-12T08:00:00+02:00");
  const auto id = deadline(item, "2024-07-01", "2024-06-12T08:00:00+02:00");
  const auto days = [&] {
    std::vector<std::string> found;
    const auto all = json::parse(api_->list_milestones(json{{"params", {{"item", item}}}}.dump()));
    for (const auto& one : all.at("resultaten"))
      found.push_back(one["datum"].get<std::string>() + (one["voorbij"] ? " voorbij " : " ") +
                      one["naam"].get<std::string>());
    return found;
  };
  EXPECT_THAT(days(), ElementsAre("2024-06-17 Toets concept gereed", "2024-06-26 Toets concept gereed"));
  move(id, "2024-07-01", "2024-06-24", "2024-06-12T09:00:00+02:00");
  EXPECT_THAT(days(), ElementsAre("2024-06-10 voorbij Toets concept gereed", "2024-06-19 Toets concept gereed"));
  day("2024-06-19T08:00:00+02:00");
  (void)deliver();
  EXPECT_THAT(mails(), Contains(HasSubstr("mijlpaal Toets concept gereed, drempel van 3")));
  EXPECT_EQ(json::parse(api_->list_milestones(R"({"params":{"item":"x","y":"1"}})"))["errors"].size(), 1U);
  end(id, "2024-06-19T09:00:00+02:00");
  EXPECT_THAT(days(), IsEmpty());
}

class Refuses final : public Post {
 public:
  bool refuses = true;
  Result send(const Message&) override {
    return refuses ? Result{Sent::Refused, "550 nee"} : Result{Sent::Accepted, ""};
  }
};

TEST_F(ReceiversTest, AChannelThatFailsIsSeenToldAndMended) {
  auto mail = std::make_unique<Refuses>();
  auto& server = *mail;
  const auto before = log_->events_of(mail_channel, 0).events.size();
  far_side_ = std::move(mail);
  (void)due();
  evaluate();
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(json::parse(api_->list_channels())["resultaten"][0]["status"], "werkt");
    as_owner("UPDATE alerts.mail SET again_at = clock_timestamp()");
    EXPECT_EQ(deliver(), 1);
  }
  const auto channel = json::parse(api_->list_channels())["resultaten"][0];
  EXPECT_EQ(channel["status"], "gestoord");
  EXPECT_EQ(channel["fout"], "550 nee");
  EXPECT_EQ(channel["mislukt"], 1);
  evaluate();
  const auto told = alerts({{"ontvanger", "coordinatoren"}});
  ASSERT_THAT(told, SizeIs(1)) << "for the inbox on the pages, and as an event for webhooks";
  EXPECT_EQ(told[0]["itemSoort"], "kanaal");
  EXPECT_EQ(channel["id"], mail_channel);
  EXPECT_THAT(log_->events_of(mail_channel, 0).events, SizeIs(before + 1));
  server.refuses = false;
  as_owner("UPDATE alerts.mail SET again_at = clock_timestamp()");
  EXPECT_EQ(deliver(), 2);
  EXPECT_EQ(json::parse(api_->list_channels())["resultaten"][0]["status"], "werkt");
  EXPECT_THAT(log_->events_of(mail_channel, 0).events, SizeIs(before + 2));
}

TEST_F(ReceiversTest, ARuleIsTriedBeforeItIsThere) {
  (void)due("2024-06-30");
  evaluate();
  const auto before = as_owner("SELECT count(*) FROM alerts.rule")[0][0].as<int>();
  const json rule{{"naam", "Proef"},
                  {"drempels", {-10, -9}},
                  {"ontvanger", "coordinatoren"},
                  {"ladder", {{{"naWerkdagen", 2}, {"ontvanger", "directie-ai"}}}}};
  const auto tried = json::parse(api_->forecast(json{{"dagen", "14"}, {"regel", rule}}.dump()));
  ASSERT_FALSE(tried.contains("errors")) << tried.dump();
  EXPECT_EQ(tried["aantal"], 3);
  EXPECT_EQ(as_owner("SELECT count(*) FROM alerts.rule")[0][0].as<int>(), before);
  const auto made = ask({{"body", rule}}, &BusApi::create_rule);
  day("2024-06-26T08:00:00+02:00");
  std::vector<std::string> came;
  for (const auto& one : alerts({{"regel", made["id"]}, {"sorteer", "effectieveDatum"}}))
    came.push_back(one["effectieveDatum"].get<std::string>() + one["ontvanger"].get<std::string>());
  std::vector<std::string> said;
  for (const auto& one : tried["resultaten"])
    said.push_back(one["effectieveDatum"].get<std::string>() + one["ontvanger"].get<std::string>());
  EXPECT_EQ(came, said);
  const auto wrong =
      json::parse(api_->forecast(json{{"regel", {{"naam", "x"}, {"drempels", {1}}, {"ontvanger", "wie"}}}}.dump()));
  EXPECT_EQ(wrong["errors"][0]["code"], "onbekende-ontvanger");
}

}  // namespace
}  // namespace gestand::alerts
