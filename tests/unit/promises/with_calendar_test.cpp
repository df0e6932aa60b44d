// Dates that a calendar gave move with it; those that a person gave stay.
#include "common/promises/with_calendar.hpp"

#include <gtest/gtest.h>

#include "common/calendar/date.hpp"
#include "common/calendar/entries.hpp"

namespace gestand::promises {
namespace {

Date day(const char* iso) { return calendar::parse_date(iso).value(); }

calendar::Calendar with_day_off(int number, const char* date) {
  calendar::Entries entries;
  entries.number = number;
  calendar::EnteredDayOff off;
  off.id = "1";
  off.date = day(date);
  entries.days_off.push_back(off);
  return calendar::Calendar::entered(entries);
}

Promise made(const DeadlineWish& wish, const calendar::Calendar& calendar) {
  const Day today{day("2027-08-30"), Instant{day("2027-08-30")}, calendar,
                  [](const std::string& item, const std::string& about) { return item + about; }};
  Promise promise;
  promise.id = "P";
  return set_deadline(promise, wish, "extern", std::nullopt, today).value();
}

DeadlineWish five_days() {
  DeadlineWish wish;
  wish.relative = Relative{5, "werkdag", day("2027-09-01")};
  return wish;
}

TEST(WithCalendar, AnAmountOfWorkingDaysMovesOnce) {
  const auto promise = made(five_days(), calendar::Calendar::builtin());
  EXPECT_TRUE(runs_by_calendar(promise));
  const auto other = with_day_off(3, "2027-09-06");
  const auto moved = with_calendar(with_calendar(promise, other), other);
  EXPECT_EQ(moved.deadlines[0].date, day("2027-09-09"));
  EXPECT_EQ(moved.deadlines[0].first_date, day("2027-09-08"));
  EXPECT_EQ(moved.deadlines[0].moves, 1);
  EXPECT_EQ(moved.deadlines[0].steps.back().source, other.version());
  EXPECT_EQ(calendar_number(*moved.deadlines[0].basis), 3);
}

TEST(WithCalendar, AFormerCalendarMovesNothing) {
  const auto promise = made(five_days(), with_day_off(3, "2027-09-06"));
  EXPECT_EQ(with_calendar(promise, with_day_off(2, "2027-09-20")).deadlines[0].date, day("2027-09-09"));
}

TEST(WithCalendar, WhatAPersonSetAndWhatHasEndedStays) {
  DeadlineWish fixed;
  fixed.date = day("2027-09-08");
  auto promise = made(fixed, calendar::Calendar::builtin());
  EXPECT_FALSE(runs_by_calendar(promise));
  auto over = made(five_days(), calendar::Calendar::builtin());
  over.deadlines[0].end = "gehaald";
  EXPECT_FALSE(runs_by_calendar(over));
  EXPECT_EQ(with_calendar(over, with_day_off(3, "2027-09-06")).deadlines[0].date, day("2027-09-08"));
}

}  // namespace
}  // namespace gestand::promises
