// What people ask of alerts on a real PostgreSQL: lists, acknowledging, snoozing, rules; and what happened alerts by
// itself.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/bus_api.hpp"
#include "tests/integration/alerts/alerts_fixture.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CommandsTest : public AlertsTest {
 protected:
  void SetUp() override {
    AlertsTest::SetUp();
    if (IsSkipped()) return;
    log_ = std::make_unique<eventlog::Log>(*database_);
    api_ = std::make_unique<BusApi>(*database_, *log_, *evaluation_, [](const eventlog::Appended&) {});
    clock("2024-06-12T08:00:00+02:00");
    evaluate();
  }
  void TearDown() override {
    if (database_) as_owner("UPDATE alerts.rule SET active = false WHERE document::json->>'naam' LIKE 'Toets%'");
    AlertsTest::TearDown();
  }

  json list(const json& params) { return json::parse(api_->list(json{{"params", params}}.dump())); }
  json verb(const std::string& id, const std::string& what, const json& body, const std::string& key = "") {
    return json::parse(api_->verb(
        json{{"id", id}, {"verb", what}, {"body", body}, {"actor", {{"id", "m1"}, {"rol", "behandelaar"}}}}.dump(),
        key));
  }
  json create(const json& body, const std::string& key = "") {
    return json::parse(
        api_->create_rule(json{{"body", body}, {"actor", {{"id", "c1"}, {"rol", "coordinator"}}}}.dump(), key));
  }
  static std::vector<std::string> faults(const json& answer) {
    std::vector<std::string> found;
    const auto errors = answer.value("errors", json::array());
    for (const auto& fault : errors)
      found.push_back(fault["location"].get<std::string>() + " " + fault["code"].get<std::string>());
    return found;
  }
  std::string due(const std::string& date = "2024-06-19") {
    return deadline(motion("directie-ai", "2024-06-12T08:00:00+02:00"), date, "2024-06-12T08:00:00+02:00");
  }

  std::unique_ptr<eventlog::Log> log_;
  std::unique_ptr<BusApi> api_;
};

TEST_F(CommandsTest, TheListInTheShapeOfTheContract) {
  (void)due();
  (void)due("2024-06-30");
  evaluate();
  const auto all = list({{"sorteer", "termijn"}, {"pageSize", "1"}});
  EXPECT_EQ(all["aantal"], 2);
  ASSERT_THAT(all["resultaten"], SizeIs(1));
  const auto& one = all["resultaten"][0];
  for (const auto* member :
       {"id", "regel", "drempel", "termijnDatum", "effectieveDatum", "ontvanger", "kanaal", "status", "ingehaald"})
    EXPECT_TRUE(one.contains(member)) << member;
  EXPECT_EQ(one["itemNummer"], "99001-7");
  EXPECT_EQ(one["itemSoort"], "motie");
  EXPECT_EQ(one["termijnDatum"], "2024-06-19");
  EXPECT_FALSE(one.contains("verzondenOp"));
  EXPECT_EQ(list({{"termijnNa", "2024-06-19"}})["aantal"], 1);
  EXPECT_EQ(list({{"directie", "directie-politie,directie-ai"}, {"status", "gepland"}, {"soort", "motie"}})["aantal"],
            2);
  EXPECT_EQ(list({{"page", "9"}})["resultaten"], json::array());
  EXPECT_THAT(faults(list({{"status", "x"}, {"item", "y"}, {"page", "0"}})),
              ElementsAre("page buiten-bereik", "status onbekende-waarde", "item onbekende-id"));
  EXPECT_THAT(faults(list({{"onzin", "1"}})), ElementsAre("onzin onbekende-parameter"));
}

TEST_F(CommandsTest, SnoozedItWaitsForItsDayAndAcknowledgedItIsDone) {
  const auto id = due();
  evaluate();
  const std::string alert = list(json::object())["resultaten"][0]["id"];
  EXPECT_THAT(faults(verb(alert, "sluimeringen", {{"totDatum", "2024-06-12"}, {"reden", "x"}})),
              ElementsAre("totDatum datum-in-verleden"));
  EXPECT_THAT(faults(verb(alert, "sluimeringen", json::object())), SizeIs(2));
  EXPECT_EQ(verb(alert, "sluimeringen", {{"totDatum", "2024-06-14"}, {"reden", "overleg"}})["status"], "gesluimerd");
  EXPECT_EQ(deliver(), 0) << "held before it was sent";
  clock("2024-06-14T08:00:00+02:00");
  evaluate();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-12 verzonden"));
  EXPECT_EQ(verb(alert, "bevestigingen", json::object(), "k1")["status"], "bevestigd");
  EXPECT_EQ(verb(alert, "bevestigingen", json::object(), "k1")["status"], "bevestigd");
  EXPECT_EQ(verb(alert, "bevestigingen", {{"toelichting", "x"}}, "k1")["code"], "sleutel-hergebruikt");
  EXPECT_EQ(verb(alert, "sluimeringen", {{"totDatum", "2024-06-20"}, {"reden", "x"}})["code"], "melding-bevestigd");
  EXPECT_EQ(verb(eventlog::random_uuid(), "bevestigingen", json::object())["nietGevonden"], true);
  EXPECT_THAT(log_->events_of(alert, 0).events, SizeIs(5)) << "gepland, gesluimerd, gepland, verzonden, bevestigd";
}

TEST_F(CommandsTest, ARuleOfOnesOwnAlertsFromItsDayOn) {
  const auto id = due("2024-06-30");
  evaluate();
  const json body{
      {"naam", "Toets " + eventlog::random_uuid()}, {"drempels", {-17, -16}}, {"ontvanger", "coordinatoren"}};
  const auto key = eventlog::random_uuid();
  std::vector<std::thread> replicas;
  std::vector<json> made(3);
  for (auto& one : made) replicas.emplace_back([&] { one = create(body, key); });
  for (auto& replica : replicas) replica.join();
  EXPECT_EQ(made[0], made[1]);
  EXPECT_EQ(made[1], made[2]);
  EXPECT_THAT(log_->events_of(made[0]["id"], 0).events, SizeIs(1));
  const auto coming = json::parse(api_->forecast(R"({"dagen":"2"})"));
  EXPECT_EQ(coming["aantal"], 2);
  clock("2024-06-14T08:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id),
              ElementsAre("-30@2024-06-12 gepland", "-17@2024-06-13 gepland!", "-16@2024-06-14 gepland"));
  EXPECT_EQ(list({{"ontvanger", "coordinatoren"}})["aantal"], 2);
}

TEST_F(CommandsTest, WhatTheForecastSaysIsWhatComes) {
  const auto id = due("2024-07-01");
  evaluate();
  const auto planned = json::parse(api_->forecast(R"({"dagen":"40"})"));
  std::vector<std::string> expected = alerts_of(id);
  for (const auto& one : planned["resultaten"])
    expected.push_back(fmt::format("{}@{} gepland{}", one["drempel"].get<int>(),
                                   one["effectieveDatum"].get<std::string>(),
                                   one["effectieveDatum"] == "2024-07-22" ? "" : "!"));
  clock("2024-07-22T08:00:00+02:00");
  evaluate();
  EXPECT_EQ(alerts_of(id), expected);
}

TEST_F(CommandsTest, AnAppreciationByAnotherOfficeAlertsTheSameDay) {
  for (const auto& [code, name] : {std::pair{"minister-jenv", "Minister van Justitie en Veiligheid"},
                                   std::pair{"staatssecretaris-bzk", "Staatssecretaris van BZK"}})
    tell("organisation", eventlog::named_uuid("ambt", code), "nl.organisatie.ambt-ingesteld",
         {{"soort", "ambt"}, {"wijziging", {{{"veld", "code"}, {"naar", code}}, {{"veld", "naam"}, {"naar", name}}}}},
         "2024-01-01T08:00:00+02:00");
  const auto item = motion("directie-ai", "2024-06-12T08:00:00+02:00");
  const json by_other{{"oordeel", "oordeel-kamer"}, {"door", "staatssecretaris-bzk"}, {"datum", "2024-06-12"}};
  const json by_own{{"oordeel", "oordeel-kamer"}, {"door", "minister-jenv"}, {"datum", "2024-06-12"}};
  tell("motions", item, "nl.moties.motie-geapprecieerd",
       {{"soort", "motie"}, {"wijziging", {{{"veld", "appreciaties/0"}, {"naar", by_own}}}}},
       "2024-06-12T08:00:00+02:00");
  evaluate();
  EXPECT_EQ(list({{"item", item}})["aantal"], 0);
  tell("motions", item, "nl.moties.motie-geapprecieerd",
       {{"soort", "motie"}, {"wijziging", {{{"veld", "appreciaties/1"}, {"naar", by_other}}}}},
       "2024-06-12T08:00:00+02:00");
  evaluate();
  const auto found = list({{"item", item}});
  ASSERT_EQ(found["aantal"], 1);
  EXPECT_EQ(found["resultaten"][0]["ontvanger"], "directie-ai");
  EXPECT_EQ(found["resultaten"][0]["aanleiding"],
            "appreciatie 'Oordeel Kamer' gegeven door Staatssecretaris van BZK, terwijl Minister van Justitie en "
            "Veiligheid verantwoordelijk is");
  EXPECT_EQ(deliver(), 1);
}

TEST_F(CommandsTest, AnAnnulledEditionAlerts) {
  const auto id = due("2024-12-01");
  tell("deadlines", id, "nl.termijnen.termijn-gestuit",
       {{"soort", "termijn"},
        {"feit", {{"oorzaak", {{"bron", "vehicles"}}}}},
        {"wijziging", {{{"veld", "einde"}, {"naar", "gestuit"}}}}},
       "2024-06-12T08:00:00+02:00");
  evaluate();
  const auto found = list(json::object());
  ASSERT_EQ(found["aantal"], 1);
  EXPECT_EQ(found["resultaten"][0]["termijn"], id);
}

TEST_F(CommandsTest, ToldHowFarTheEvaluationIs) {
  const auto reached = json::parse(api_->reached(R"({"datum":"2024-06-12"})", std::chrono::seconds(5)));
  EXPECT_EQ(reached["bij"], true);
  EXPECT_EQ(reached["geevalueerdTot"], "2024-06-12");
  (void)due();
  EXPECT_EQ(json::parse(api_->reached("", std::chrono::seconds(5)))["bij"], false)
      << "a deadline just made waits for its evaluation";
}

}  // namespace
}  // namespace gestand::alerts
