// When held motions lapse, and terms counted from a day.
#include <gtest/gtest.h>

#include <limits>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"

namespace gestand::calendar {
namespace {

using std::chrono::days;

const Calendar& calendar() { return Calendar::builtin(); }
Date day(std::string_view iso) { return parse_date(iso).value(); }
std::string lapses(Chamber chamber, std::string_view held) {
  return to_iso(lapse(calendar(), chamber, day(held)).date.value());
}

TEST(CalendarLapse, TweedeKamerTwelveWeeks) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"2024-05-21", "2024-09-03"},  // ends in the summer recess: first sitting day after it
      {"2025-02-25", "2025-05-20"},  // as the register has it for a motion held on that day
      {"2024-02-06", "2024-05-14"},  // ends in the May recess
      {"2024-09-24", "2024-12-17"},  // three days before the Christmas recess
      {"2024-09-27", "2025-01-14"},  // on its first day
      {"2024-10-21", "2025-01-14"},  // on its last day
      {"2024-04-11", "2024-07-04"},  // the last sitting day itself
      {"2024-04-12", "2024-09-03"},  // the first recess day
      {"2024-06-10", "2024-09-03"},  // the last recess day
      {"2024-06-11", "2024-09-03"},  // the first sitting day itself
      {"2024-02-27", "2024-05-21"},  // over a leap day
      {"2026-05-19", "2026-09-01"},  // by the expected calendar
      {"2023-08-08", "2023-12-05"},  // in the election recess
  };
  for (const auto& [held, expected] : cases) EXPECT_EQ(lapses(Chamber::TK, held), expected) << held;
}

TEST(CalendarLapse, TellsItsSteps) {
  const Reading reading = lapse(calendar(), Chamber::TK, day("2024-05-21"));
  EXPECT_EQ(reading.kind, "vervalt");
  ASSERT_EQ(reading.steps.size(), 2U);
  EXPECT_EQ(reading.steps[0].from, "2024-05-21");
  EXPECT_EQ(reading.steps[0].to, "2024-08-13");
  EXPECT_EQ(reading.steps[1].from, "2024-08-13");
  EXPECT_EQ(reading.steps[1].to, "2024-09-03");
  EXPECT_EQ(reading.steps[1].source, "tweedekamer.nl, Recessen");
}

TEST(CalendarLapse, NeverInARecessAndNeverEarly) {
  for (Date held = day("2021-04-01"); held < day("2030-01-01"); held += days{1}) {
    const Date end = lapse(calendar(), Chamber::TK, held).date.value();
    ASSERT_GE(end, held + days{84});
    ASSERT_FALSE(calendar().recess_at(end)) << to_iso(held);
  }
}

TEST(CalendarLapse, TheOldRuleLeavesTheRecessOut) {
  EXPECT_EQ(lapses(Chamber::TK, "2019-05-14"), "2019-09-12");  // two months and the sixty days of the summer
  EXPECT_EQ(lapses(Chamber::TK, "2021-01-12"), "2021-04-07");  // two months and the 26 days of the elections
  EXPECT_EQ(lapses(Chamber::TK, "2021-03-31"), "2021-06-15");  // and from Saturday to the next sitting day
}

// The Eerste Kamer against a walk from day to day in which recess days do not count.
TEST(CalendarLapse, EersteKamerSixMonthsWithoutRecess) {
  for (Date held = day("2018-01-02"); held < day("2028-01-01"); held += days{13}) {
    days left = add_months(held, 6) - held;
    Date walk = held;
    while (left > days{0}) {
      walk += days{1};
      if (!calendar().recess_at(walk)) left -= days{1};
    }
    // A term that is full on the eve of a recess is full then: nothing is added for the recess behind it.
    ASSERT_EQ(lapse(calendar(), Chamber::EK, held).date, walk) << to_iso(held);
  }
  EXPECT_EQ(lapses(Chamber::EK, "2024-01-30"), "2024-11-07");
}

TEST(CalendarLapse, WithoutAKnownRuleThereIsNoDate) {
  const Reading reading = lapse(calendar(), Chamber::EK, day("2010-03-01"));
  EXPECT_EQ(reading.kind, "vervalt");
  EXPECT_FALSE(reading.date);
  EXPECT_EQ(reading.steps.size(), 1U);
}

TEST(CalendarRelative, CountsFromTheDay) {
  const auto after = [](int amount, std::string_view unit, std::string_view from) {
    return to_iso(relative(calendar(), amount, unit, day(from)).value().date.value());
  };
  EXPECT_EQ(after(1, "dag", "2024-02-28"), "2024-02-29");
  EXPECT_EQ(after(1, "maand", "2024-01-31"), "2024-02-29");
  EXPECT_EQ(after(12, "maand", "2024-02-29"), "2025-02-28");
  EXPECT_EQ(after(6, "week", "2024-05-17"), "2024-06-28");
  EXPECT_EQ(after(5, "werkdag", "2024-05-17"), "2024-05-27");
  EXPECT_EQ(after(3, "week", "2024-03-20"), "2024-04-10");  // over the change of the clock
  EXPECT_EQ(after(10'000, "dag", "2024-01-01"), "2051-05-19");
}

TEST(CalendarRelative, RefusesWhatIsNoTerm) {
  for (const int amount : {0, -1, 10'001, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
    EXPECT_FALSE(relative(calendar(), amount, "dag", day("2024-01-01"))) << amount;
  }
  for (const std::string_view unit : {"", "dagen", "jaar", "Dag", "uur"}) {
    EXPECT_EQ(relative(calendar(), 1, unit, day("2024-01-01")).refusal().code, "termijn-niet-begrepen") << unit;
  }
  EXPECT_FALSE(relative(calendar(), 10'000, "maand", day("9500-01-01")));
}

}  // namespace
}  // namespace gestand::calendar
