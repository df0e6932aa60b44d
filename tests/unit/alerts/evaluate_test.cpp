// The evaluation: a table of the rule out of the box, and that days run one by one, late, or by the index say the same.
#include "services/alerts/domain/evaluate.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"

namespace gestand::alerts {
namespace {

using calendar::Calendar;
using std::chrono::days;

const Calendar& holidays() { return Calendar::builtin(); }
Date day(const char* text) { return calendar::parse_date(text).value(); }

Rule standard() {
  Rule rule;
  rule.id = "r";
  rule.name = "Standaard";
  rule.thresholds = {-30, -14, -7, -1, 1, 8};
  rule.repeat_every = 7;
  rule.since = day("2020-01-01");
  return rule;
}

Deadline running(const char* date, const char* made) {
  return {"d", "i", "motie", "datum", day(date), day(made), day(made), false, {{day("2020-01-01"), "directie-ai"}}};
}

std::string run(const Deadline& deadline, const Rule& rule, const char* from, const char* until) {
  std::string text;
  for (Date on = day(from); on <= day(until); on += days{1})
    for (const auto& due : evaluate(std::span(&deadline, 1), std::span(&rule, 1), holidays(), on))
      text += std::to_string(due.key.threshold) + "@" + calendar::to_iso(due.day).substr(5) + ">" + due.receiver + " ";
  return text;
}

TEST(Evaluate, TheRuleOutOfTheBox) {
  EXPECT_EQ(run(running("2024-06-19", "2024-05-01"), standard(), "2024-05-01", "2024-07-12"),
            "-30@05-20>directie-ai -14@06-05>directie-ai -7@06-12>directie-ai -1@06-18>directie-ai 1@06-20>directie-ai "
            "8@06-27>directie-ai 15@07-04>directie-ai 22@07-11>directie-ai ");
}

TEST(Evaluate, AClockIsNoTermARuleHasToNameIt) {
  auto clock = running("2024-06-19", "2024-05-01");
  clock.kind = "controle";
  EXPECT_EQ(run(clock, standard(), "2024-05-01", "2024-07-12"), "");
  auto rule = standard();
  rule.thresholds = {0};
  rule.repeat_every = 30;
  rule.kinds = {"controle"};
  EXPECT_EQ(run(clock, rule, "2024-05-01", "2024-07-30"), "0@06-19>directie-ai 30@07-19>directie-ai ");
  clock.kind = "stilte";
  EXPECT_EQ(run(clock, rule, "2024-05-01", "2024-07-30"), "");
}

TEST(Evaluate, MadeLateOnlyTheLatestThresholdGoesOut) {
  EXPECT_EQ(run(running("2024-06-19", "2024-06-10"), standard(), "2024-05-01", "2024-06-18"),
            "-14@06-10>directie-ai -7@06-12>directie-ai -1@06-18>directie-ai ");
  EXPECT_EQ(run(running("2024-06-19", "2024-07-30"), standard(), "2024-05-01", "2024-08-01"),
            "36@07-30>directie-ai 43@08-01>directie-ai ");
}

TEST(Evaluate, MadeOnTheDayOfAThresholdItGoesOutOnce) {
  EXPECT_EQ(run(running("2024-06-19", "2024-06-12"), standard(), "2024-06-01", "2024-06-17"), "-7@06-12>directie-ai ");
}

TEST(Evaluate, AnImportedDeadlineWaitsForItsNextThreshold) {
  auto imported = running("2024-06-19", "2024-06-10");
  imported.quiet = true;
  EXPECT_EQ(run(imported, standard(), "2024-05-01", "2024-06-17"), "-7@06-12>directie-ai ");
}

TEST(Evaluate, MadeBeforeSevenTheDirectorateOfThatDayCounts) {
  auto early = running("2024-06-19", "2024-06-10");
  early.since = day("2024-06-09");
  early.assignments = {{day("2024-06-10"), "directie-politie"}};
  EXPECT_EQ(run(early, standard(), "2024-05-01", "2024-06-11"), "-14@06-10>directie-politie ");
}

TEST(Evaluate, AnAssignmentDatedAheadCountsFromItsDay) {
  auto deadline = running("2024-06-19", "2024-05-01");
  deadline.assignments.push_back({day("2024-06-12"), "directie-politie"});
  EXPECT_EQ(run(deadline, standard(), "2024-06-01", "2024-06-12"), "-14@06-05>directie-ai -7@06-12>directie-politie ");
}

TEST(Evaluate, NobodyInChargeNobodyAlerted) {
  auto deadline = running("2024-06-19", "2024-05-01");
  deadline.assignments.clear();
  EXPECT_EQ(run(deadline, standard(), "2024-05-01", "2024-08-01"), "");
}

TEST(Evaluate, WorkingDaysSkipWeekendsAndHolidays) {
  Rule rule = standard();
  rule.working_days = true;
  rule.thresholds = {-2, 1};
  rule.repeat_every = 5;
  // 20 May 2024 is Whit Monday: two working days before Tuesday the 21st is Thursday the 16th.
  EXPECT_EQ(run(running("2024-05-21", "2024-05-01"), rule, "2024-05-02", "2024-06-06"),
            "-2@05-16>directie-ai 1@05-22>directie-ai 6@05-29>directie-ai 11@06-05>directie-ai ");
}

TEST(Evaluate, ARuleSpeaksOnlyOfItsKinds) {
  Rule rule = standard();
  rule.kinds = {"vervalt"};
  EXPECT_EQ(run(running("2024-06-19", "2024-05-01"), rule, "2024-05-01", "2024-08-01"), "");
  rule = standard();
  rule.directorates = {"directie-politie"};
  EXPECT_EQ(run(running("2024-06-19", "2024-05-01"), rule, "2024-05-01", "2024-08-01"), "");
  rule = standard();
  rule.item_kinds = {"toezegging"};
  EXPECT_EQ(run(running("2024-06-19", "2024-05-01"), rule, "2024-05-01", "2024-08-01"), "");
}

TEST(Evaluate, ANewRuleDoesNotLookBack) {
  Rule rule = standard();
  rule.since = day("2024-06-10");
  EXPECT_EQ(run(running("2024-06-19", "2024-05-01"), rule, "2024-05-01", "2024-06-18"),
            "-7@06-12>directie-ai -1@06-18>directie-ai ");
}

TEST(Evaluate, EscalationAddsAReceiver) {
  Rule rule = standard();
  rule.escalations = {{8, "coordinatoren"}, {15, "directie"}};
  const auto deadline = running("2024-06-19", "2024-05-01");
  const auto copies_on = [&](const char* on) {
    return evaluate(std::span(&deadline, 1), std::span(&rule, 1), holidays(), day(on))[0].copies;
  };
  EXPECT_TRUE(copies_on("2024-06-20").empty());
  EXPECT_EQ(copies_on("2024-06-27"), std::vector<std::string>{"coordinatoren"});
  EXPECT_EQ(copies_on("2024-07-04"), std::vector<std::string>{"coordinatoren"});
}

TEST(Evaluate, ADayIsRunAtSevenInAmsterdamOnEveryDayOfTheYear) {
  for (Date on = day("2024-01-01"); on < day("2025-01-01"); on += days{1}) {
    const auto seven = calendar::amsterdam_instant(on, std::chrono::hours{7});
    EXPECT_EQ(evaluated_by(seven), on);
    EXPECT_EQ(evaluated_by(seven - std::chrono::microseconds{1}), on - days{1});
  }
}

// What an index finds (the days that next_due() names) must be all that there is, for random rules and deadlines.
TEST(Evaluate, NoDayIsMissedByTheIndex) {
  std::mt19937 random(20240619);
  const auto number = [&random](int low, int high) { return std::uniform_int_distribution<int>{low, high}(random); };
  for (int round = 0; round < 30; ++round) {
    std::vector<Rule> rules;
    for (int n = number(1, 3); n > 0; --n) {
      const bool working = number(0, 7) == 0;  // dear to reckon with
      std::set<int> thresholds;
      for (int i = number(1, 5); i > 0; --i) thresholds.insert(working ? number(-8, 3) : number(-40, 20));
      Rule rule = standard();
      rule.id = "r" + std::to_string(n);
      rule.thresholds = {thresholds.begin(), thresholds.end()};
      rule.repeat_every = number(0, 1) * number(1, 9);
      rule.working_days = working;
      rule.since = day("2024-01-01") + days{number(0, 60)};
      rules.push_back(rule);
    }
    auto deadline = running("2024-03-01", "2024-01-01");
    deadline.date += days{number(-40, 60)};
    deadline.made += days{number(0, 90)};
    deadline.since = deadline.made - days{number(0, 1)};
    deadline.quiet = number(0, 3) == 0;
    const std::span one(&deadline, 1);
    const Date begin = deadline.since - days{1};
    std::vector<Due> every_day;
    for (Date on = begin; on < begin + days{120}; on += days{1})
      for (auto& due : evaluate(one, rules, holidays(), on)) every_day.push_back(std::move(due));
    std::vector<Due> by_index;
    for (auto on = next_due(deadline, rules, holidays(), begin); on && *on < begin + days{120};
         on = next_due(deadline, rules, holidays(), *on))
      for (auto& due : evaluate(one, rules, holidays(), *on)) by_index.push_back(std::move(due));
    ASSERT_EQ(every_day, by_index) << "round " << round;
    std::set<Key> keys;
    for (const auto& due : every_day) ASSERT_TRUE(keys.insert(due.key).second) << "twice, in round " << round;
  }
}

}  // namespace
}  // namespace gestand::alerts
