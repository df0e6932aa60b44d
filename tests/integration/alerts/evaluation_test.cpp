// The evaluation on a real PostgreSQL: each threshold once, whatever the clock, the replicas or the deadline do.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "services/alerts/adapters/known_json.hpp"
#include "tests/integration/alerts/alerts_fixture.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(AlertsTest, EachThresholdOnceAsTheDaysPass) {
  directorate("directie-ai", "ai@example.org");
  clock("2024-05-21T16:00:00+02:00");
  evaluate();
  const auto item = motion("directie-ai", "2024-05-17T09:00:00+02:00");
  const auto id = deadline(item, "2024-06-19", "2024-05-21T16:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), ElementsAre("-30@2024-05-21 gepland"));
  for (const auto* day : {"2024-06-05", "2024-06-12", "2024-06-18"}) {
    clock(std::string{day} + "T06:59:00+02:00");
    evaluate();
    clock(std::string{day} + "T07:00:00+02:00");
    evaluate();
    evaluate();
  }
  EXPECT_EQ(deliver(), 1) << "what waited goes in one mail";
  EXPECT_THAT(alerts_of(id), ElementsAre("-30@2024-05-21 verzonden", "-14@2024-06-05 verzonden",
                                         "-7@2024-06-12 verzonden", "-1@2024-06-18 verzonden"));
  EXPECT_THAT(mails(), SizeIs(1));
}

TEST_F(AlertsTest, ALeapRunsEveryMissedDayInOrder) {
  const auto item = motion("directie-ai", "2024-05-01T09:00:00+02:00");
  clock("2024-05-01T09:00:00+02:00");
  evaluate();
  const auto id = deadline(item, "2024-06-19", "2024-05-01T10:00:00+02:00");
  clock("2024-06-27T08:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), ElementsAre("-30@2024-05-20 gepland!", "-14@2024-06-05 gepland!", "-7@2024-06-12 gepland!",
                                         "-1@2024-06-18 gepland!", "1@2024-06-20 gepland!", "8@2024-06-27 gepland"));
  EXPECT_EQ(deliver(), 1) << "what was missed comes in one mail";
  EXPECT_THAT(mails(), ElementsAre(AllOf(HasSubstr("ingehaald"), HasSubstr("20 mei 2024"), HasSubstr("18 juni 2024"))));
}

// Real sending goes on while the evaluation catches up: a mail of a former day waits for the last.
TEST_F(AlertsTest, WhileItCatchesUpANewMailWaits) {
  const auto item = motion("directie-ai", "2024-05-01T09:00:00+02:00");
  clock("2024-05-01T09:00:00+02:00");
  evaluate();
  const auto id = deadline(item, "2024-06-19", "2024-05-01T10:00:00+02:00");
  clock("2024-06-05T08:00:00+02:00");
  evaluate();
  clock("2024-06-27T08:00:00+02:00");
  EXPECT_EQ(deliver(), 0) << "days are still to be run";
  evaluate();
  EXPECT_EQ(deliver(), 1);
  EXPECT_THAT(alerts_of(id), SizeIs(6));
}

TEST_F(AlertsTest, MadeDuringDowntimeOnlyWhatItWouldHaveBrought) {
  clock("2024-05-01T09:00:00+02:00");
  evaluate();
  const auto item = motion("directie-ai", "2024-05-01T09:00:00+02:00");
  const auto id = deadline(item, "2024-06-19", "2024-06-07T10:00:00+02:00");  // -30 and -14 had passed by then
  clock("2024-06-20T08:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), ElementsAre("-14@2024-06-07 gepland!", "-7@2024-06-12 gepland!", "-1@2024-06-18 gepland!",
                                         "1@2024-06-20 gepland"));
}

TEST_F(AlertsTest, MovedAlertsAnewAndThereAndBackDoesNotRepeat) {
  const auto item = motion("directie-ai", "2024-05-01T09:00:00+02:00");
  clock("2024-05-25T09:00:00+02:00");
  evaluate();
  const auto id = deadline(item, "2024-06-19", "2024-05-25T09:00:00+02:00");
  evaluate();
  clock("2024-05-26T09:00:00+02:00");
  move(id, "2024-06-19", "2024-06-01", "2024-05-26T09:00:00+02:00");
  evaluate();
  clock("2024-05-27T09:00:00+02:00");
  move(id, "2024-06-01", "2024-06-19", "2024-05-27T09:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), ElementsAre("-30@2024-05-25 gepland", "-7@2024-05-26 gepland"));
  clock("2024-06-05T09:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), ElementsAre("-30@2024-05-25 gepland", "-7@2024-05-26 gepland", "-14@2024-06-05 gepland"));
}

TEST_F(AlertsTest, ImportsAndItemsOfNobodyAlertNobody) {
  clock("2024-06-10T09:00:00+02:00");
  evaluate();
  const auto nobodys = deadline(motion("", "2024-06-10T09:00:00+02:00"), "2024-06-12", "2024-06-10T09:00:00+02:00");
  const auto imported =
      deadline(motion("directie-ai", "2024-06-10T09:00:00+02:00"), "2024-06-12", "2024-06-10T09:00:00+02:00", true);
  const auto ended =
      deadline(motion("directie-ai", "2024-06-10T09:00:00+02:00"), "2024-06-12", "2024-06-10T09:00:00+02:00", true);
  end(ended, "2024-06-10T09:00:01+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(nobodys), IsEmpty());
  EXPECT_THAT(alerts_of(imported), IsEmpty());
  clock("2024-06-14T09:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(nobodys), IsEmpty());
  EXPECT_THAT(alerts_of(ended), IsEmpty());
  EXPECT_THAT(alerts_of(imported), ElementsAre("-1@2024-06-11 gepland!", "1@2024-06-13 gepland!"))
      << "its next thresholds do";
}

TEST_F(AlertsTest, AnItemThatIsHeardOfAfterItsDeadlineIsStillAlerted) {
  clock("2024-06-10T09:00:00+02:00");
  evaluate();
  const auto item = motion("", "2024-06-10T08:00:00+02:00");
  const auto id = deadline(item, "2024-06-12", "2024-06-10T09:00:00+02:00");
  tell("motions", item, "nl.moties.motie-toegewezen",
       {{"soort", "motie"},
        {"wijziging",
         {{{"veld", "toewijzingen"}, {"naar", {{{"vanafDatum", "2024-06-01"}, {"directie", "directie-ai"}}}}}}}},
       "2024-06-10T08:30:00+02:00");
  evaluate();  // a run waits for the heads of its sources: both were there when it began
  EXPECT_THAT(alerts_of(id), ElementsAre("-7@2024-06-10 gepland"));
}

TEST_F(AlertsTest, ReplicasThatRunAtOnceAlertOnce) {
  clock("2024-05-01T09:00:00+02:00");
  evaluate();
  const auto item = motion("directie-ai", "2024-05-01T09:00:00+02:00");
  std::vector<std::string> ids;
  for (int n = 0; n < 40; ++n) ids.push_back(deadline(item, "2024-06-19", "2024-05-01T10:00:00+02:00"));
  clock("2024-07-20T08:00:00+02:00");
  std::vector<std::thread> replicas;
  for (int n = 0; n < 4; ++n) replicas.emplace_back([this] { evaluate(); });
  for (auto& replica : replicas) replica.join();
  for (const auto& id : ids) ASSERT_THAT(alerts_of(id), SizeIs(9)) << id;
  EXPECT_EQ(deliver(), 4) << "360 alerts, a hundred a mail";
  std::set<std::string> ids_of_mails;
  for (const auto& row : as_owner("SELECT DISTINCT document::json->>'berichtId' FROM alerts.alert"))
    ids_of_mails.insert(row[0].c_str());
  EXPECT_THAT(ids_of_mails, SizeIs(4));
  EXPECT_THAT(as_owner("SELECT * FROM alerts.verify()"), IsEmpty());
}

// A standing promise has no term; that it still stands has to be looked at once a year.
TEST_F(AlertsTest, AStandingConditionAlertsAYearAfterItWasLookedAt) {
  clock("2024-05-01T09:00:00+02:00");
  evaluate();
  const auto item = motion("directie-ai", "2024-05-01T09:00:00+02:00", "Mocht de politie een ander systeem gebruiken");
  const auto look = [&](const json& from, const json& to, const char* at) {
    json change{{"veld", "volgendeControleDatum"}};
    if (!from.is_null()) change["van"] = from;
    if (!to.is_null()) change["naar"] = to;
    tell("motions", item, "nl.moties.motie-verbeterd", {{"soort", "motie"}, {"wijziging", {change}}}, at);
  };
  look(nullptr, "2025-05-01", "2024-05-01T09:00:01+02:00");
  const auto id = clock_id(item, "controle");
  clock("2025-04-30T08:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), IsEmpty());
  clock("2025-05-31T08:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), ElementsAre("0@2025-05-01 gepland!", "30@2025-05-31 gepland"));
  deliver();
  EXPECT_THAT(mails(), Contains(HasSubstr("Nagaan of de voorwaarde nog geldt")));
  look("2025-05-01", "2026-05-31", "2025-05-31T09:00:00+02:00");
  clock("2026-06-01T08:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id),
              ElementsAre("0@2025-05-01 verzonden!", "30@2025-05-31 verzonden", "0@2026-05-31 gepland!"));
  look("2026-05-31", nullptr, "2026-06-01T09:00:00+02:00");
  clock("2027-08-01T08:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), SizeIs(3)) << "the condition was met: nothing to look at";
}

TEST_F(AlertsTest, SilenceAlertsOnceItsRuleIsOnAndOnlyOfWhatIsInCharge) {
  clock("2024-05-01T09:00:00+02:00");
  evaluate();
  const auto item = motion("directie-ai", "2024-05-01T09:00:00+02:00");
  const auto nobodys = motion("", "2024-05-01T09:00:00+02:00");
  const auto quiet = clock_id(item, "stilte");
  clock("2024-12-01T08:00:00+01:00");
  evaluate();
  EXPECT_THAT(alerts_of(quiet), IsEmpty()) << "off until somebody wants it";
  as_owner(
      "UPDATE alerts.rule SET active = true, since = '2024-12-01', document = replace(document, "
      "'\"actief\":false', '\"actief\":true') WHERE document LIKE '%stilte%'");
  tell("motions", item, "nl.moties.motie-verbeterd",
       {{"soort", "motie"}, {"wijziging", {{{"veld", "titel"}, {"van", "Voorbeeldmotie"}, {"naar", "Anders"}}}}},
       "2024-12-01T09:00:00+01:00");
  clock("2025-03-01T08:00:00+01:00");
  evaluate();
  EXPECT_THAT(alerts_of(quiet), ElementsAre("90@2025-03-01 gepland"));
  EXPECT_THAT(alerts_of(clock_id(nobodys, "stilte")), IsEmpty());
  deliver();
  EXPECT_THAT(mails(), Contains(HasSubstr("90 dagen niets vastgelegd")));
}

TEST_F(AlertsTest, TenThousandThatSleepCostNothing) {
  clock("2024-05-01T09:00:00+02:00");
  evaluate();
  const auto item = motion("directie-ai", "2024-05-01T09:00:00+02:00");
  as_owner(
      "INSERT INTO alerts.deadline (id, item, document, date, running, quiet, made, since, evaluated, next_due) SELECT "
      "gen_random_uuid(), '" +
      item +
      "', '{}', '2031-01-01', true, true, '2024-05-01', '2024-05-01', '2024-05-01', '2030-12-02' FROM "
      "generate_series(1, 10000); ANALYZE alerts.deadline");
  const auto id = deadline(item, "2024-06-19", "2024-05-01T10:00:00+02:00");
  std::string plan;
  for (const auto& row : as_owner("SET enable_seqscan = on; EXPLAIN SELECT id FROM alerts.deadline WHERE next_due = "
                                  "'2024-05-20' ORDER BY id LIMIT 500"))
    plan += row[0].c_str();
  EXPECT_THAT(plan, HasSubstr("deadline_due"));
  clock("2024-06-20T08:00:00+02:00");
  evaluate();
  EXPECT_THAT(alerts_of(id), SizeIs(5));
}

}  // namespace
}  // namespace gestand::alerts
