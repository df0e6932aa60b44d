// Who is told, who is told next, who need not be: receivers, ladders and muting as pure functions; and a rehearsal that
// equals the days as they come.
#include <gmock/gmock.h>

#include <algorithm>

#include "common/calendar/date.hpp"
#include "services/alerts/domain/rehearse.hpp"

namespace gestand::alerts {
namespace {

using calendar::Calendar;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Date day(const char* text) { return calendar::parse_date(text).value(); }

const std::vector<Assignment> assignments{{day("2024-01-01"), "directie-ai", "anna"},
                                          {day("2024-03-01"), "", "bert"},
                                          {day("2024-06-01"), "directie-politie", ""}};

Rule rule(std::vector<int> thresholds, std::vector<Rung> ladder = {}) {
  Rule made;
  made.id = "r";
  made.thresholds = std::move(thresholds);
  made.ladder = std::move(ladder);
  made.since = day("2020-01-01");
  return made;
}

Deadline deadline(const char* id, const char* date, const char* kind = "datum") {
  Deadline made;
  made.id = id;
  made.item = std::string("item-") + id;
  made.item_kind = "motie";
  made.kind = kind;
  made.date = day(date);
  made.made = made.since = day("2024-01-02");
  made.assignments = {{day("2024-01-01"), "directie-ai", "anna"}};
  return made;
}

std::vector<std::string> told(const std::vector<Due>& dues) {
  std::vector<std::string> found;
  for (const auto& due : dues)
    found.push_back(calendar::to_iso(due.day) + " " + due.key.deadline + " " + std::to_string(due.key.threshold) + "/" +
                    std::to_string(due.key.rung) + " " + due.receiver);
  return found;
}

TEST(Receivers, TheHandlerGoesWithTheDirectorate) {
  EXPECT_EQ(receiver_on("behandelaar", assignments, day("2024-02-01")), "anna");
  EXPECT_EQ(receiver_on("behandelaar", assignments, day("2024-04-01")), "bert");
  EXPECT_EQ(receiver_on("behandelaar", assignments, day("2024-07-01")), "directie-politie")
      << "nobody handles it there";
  EXPECT_EQ(receiver_on("directie", assignments, day("2024-07-01")), "directie-politie");
  EXPECT_EQ(receiver_on("directie-jbz", assignments, day("2024-07-01")), "directie-jbz");
}

TEST(Ladder, EachStepInWorkingDaysFromTheFormer) {
  const auto by = rule({-7}, {{2, "coordinatoren"}, {3, "directie-politie"}});
  const Due due{{"d", "r", -7, day("2024-05-15")}, day("2024-05-08"), "directie-ai", {}};
  auto at = begin_climb(due, by, Calendar::builtin()).value();
  EXPECT_EQ(at.next, day("2024-05-13")) << "Ascension Day and the weekend do not count";
  const auto first = climb(at, by, assignments, Calendar::builtin());
  EXPECT_EQ(first.due.receiver, "coordinatoren");
  EXPECT_EQ(first.due.key.rung, 1);
  EXPECT_FALSE(first.ended);
  EXPECT_EQ(at.next, day("2024-05-16"));
  const auto second = climb(at, by, assignments, Calendar::builtin());
  EXPECT_EQ(second.due.receiver, "directie-politie");
  EXPECT_TRUE(second.ended);
}

TEST(Ladder, WithoutOneNothingClimbs) {
  const Due due{{"d", "r", -7, day("2024-05-15")}, day("2024-05-08"), "directie-ai", {}};
  EXPECT_FALSE(begin_climb(due, rule({-7}), Calendar::builtin()).has_value());
}

TEST(Muting, AnEditionSpeaksForWhatHangsOnItToTheSameReceiver) {
  auto hanging = deadline("a", "2024-06-19", "editie");
  hanging.edition = "E";
  auto elsewhere = deadline("b", "2024-06-19", "editie");
  elsewhere.edition = "E";
  elsewhere.assignments = {{day("2024-01-01"), "directie-politie", ""}};
  auto loose = deadline("c", "2024-06-19");
  auto edition = deadline("clock", "2024-06-19", "verzending");
  auto speaks = rule({-7});
  speaks.id = "edities";
  speaks.kinds = {"verzending"};
  speaks.mutes_items = true;
  const std::vector<Rule> rules{rule({-7, -1}), speaks};
  const std::vector<Deadline> all{hanging, elsewhere, loose, edition};
  const auto on = [&](const char* date) {
    return told(unmuted(evaluate(all, rules, Calendar::builtin(), day(date)), all, {{"E", edition}}, rules,
                        Calendar::builtin(), day(date)));
  };
  EXPECT_THAT(on("2024-06-12"), ElementsAre("2024-06-12 b -7/0 directie-politie", "2024-06-12 c -7/0 directie-ai",
                                            "2024-06-12 clock -7/0 directie-ai"));
  EXPECT_THAT(on("2024-06-18"), SizeIs(3)) << "the edition says nothing that day";
}

TEST(Rehearsal, IsWhatTheDaysBringOneByOne) {
  const std::vector<Rule> rules{rule({-14, -7, -1, 1}, {{2, "coordinatoren"}, {5, "directie-politie"}})};
  const auto& calendar = Calendar::builtin();
  Standing standing;
  standing.deadlines = {deadline("a", "2024-05-21"), deadline("b", "2024-05-30")};
  const auto whole = rehearse(standing, rules, calendar, day("2024-05-01"), day("2024-06-30"));
  std::vector<Due> piecewise;
  // The same with an end and a new beginning each day, as it runs: what is known is what was told, and what climbs.
  std::vector<Climb> climbs;
  for (Date one = day("2024-05-01"); one <= day("2024-06-30"); one += std::chrono::days{1}) {
    for (const auto& due : evaluate(standing.deadlines, rules, calendar, one)) {
      piecewise.push_back(due);
      if (std::none_of(climbs.begin(), climbs.end(),
                       [&](const Climb& c) { return c.key.deadline == due.key.deadline; }))
        climbs.push_back(begin_climb(due, rules[0], calendar).value());
    }
    std::erase_if(climbs, [&](Climb& at) {
      if (at.next != one) return false;
      const auto& of = at.key.deadline == "a" ? standing.deadlines[0] : standing.deadlines[1];
      const auto step = climb(at, rules[0], of.assignments, calendar);
      piecewise.push_back(step.due);
      return step.ended;
    });
  }
  EXPECT_EQ(told(whole), told(piecewise));
  EXPECT_GE(std::count_if(whole.begin(), whole.end(), [](const Due& due) { return due.key.rung > 0; }), 4);
}

TEST(Rehearsal, WhatWasToldComesNoMore) {
  const std::vector<Rule> rules{rule({-7})};
  Standing standing;
  standing.deadlines = {deadline("a", "2024-05-21")};
  standing.told = {{"a", "r", -7, day("2024-05-21")}};
  EXPECT_THAT(rehearse(standing, rules, Calendar::builtin(), day("2024-05-01"), day("2024-06-30")), IsEmpty());
}

}  // namespace
}  // namespace gestand::alerts
