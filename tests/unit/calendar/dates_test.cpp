// Days and instants as text, and the days and clock changes of Amsterdam.
#include <gtest/gtest.h>

#include <string>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"

namespace gestand::calendar {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

Date day(std::string_view iso) { return parse_date(iso).value(); }
Instant at(std::string_view iso) { return parse_instant(iso).value(); }

TEST(CalendarDate, EveryDayOfTwoCenturiesSurvivesTheRoundTrip) {
  for (Date d = day("1950-01-01"); d <= day("2150-12-31"); d += days{1}) ASSERT_EQ(parse_date(to_iso(d)), d);
}

TEST(CalendarDate, TakesRealDaysOnly) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
  EXPECT_TRUE(parse_date("9999-12-31"));
  for (const std::string_view bad :
       {"",           "2024",       "2024-2-29",  "2023-02-29", "1900-02-29",  "2024-13-01",  "2024-00-10",
        "2024-04-31", "2024-01-00", "0000-01-01", "24-01-01",   " 2024-01-01", "2024-01-01 ", "2024-01-01T00:00:00Z",
        "2024/01/01", "-024-01-01", "20240101",   "2024-01-0१", "+2024-01-01", "10000-01-01"}) {
    EXPECT_FALSE(parse_date(bad)) << bad;
  }
  EXPECT_FALSE(parse_date(std::string_view{"2024-01-01\0", 11}));
}

TEST(CalendarDate, SpeaksDutch) {
  EXPECT_EQ(dutch(day("2024-09-03")), "3 september 2024");
  EXPECT_EQ(dutch(day("2025-01-31")), "31 januari 2025");
  EXPECT_EQ(dutch_weekday(day("2024-09-03")), "dinsdag");
}

TEST(CalendarInstant, ReadsRfc3339) {
  EXPECT_EQ(to_iso(at("2024-05-16T20:00:00+02:00")), "2024-05-16T18:00:00.000000Z");
  EXPECT_EQ(to_iso(at("2024-05-16t18:00:00z")), "2024-05-16T18:00:00.000000Z");
  EXPECT_EQ(to_iso(at("2024-01-01T00:30:00+01:00")), "2023-12-31T23:30:00.000000Z");
  EXPECT_EQ(to_iso(at("2024-05-16T18:00:00.5-00:00")), "2024-05-16T18:00:00.500000Z");
  EXPECT_EQ(to_iso(at("2024-05-16T18:00:00.1234569Z")), "2024-05-16T18:00:00.123456Z");
  EXPECT_EQ(to_iso(at("1969-12-31T23:59:59.999999Z")), "1969-12-31T23:59:59.999999Z");
}

TEST(CalendarInstant, RefusesWhatIsNotRfc3339) {
  for (const std::string_view bad :
       {"", "2024-05-16", "2024-05-16T18:00:00", "2024-05-16 18:00:00Z", "2024-05-16T24:00:00Z", "2024-05-16T18:60:00Z",
        "2024-05-16T18:00:60Z", "2024-05-16T18:00Z", "2024-05-16T18:00:00.Z", "2024-05-16T18:00:00+2:00",
        "2024-05-16T18:00:00+0200", "2024-05-16T18:00:00+24:00", "2024-05-16T18:00:00+02:60", "2024-05-16T18:00:00Z ",
        "2023-02-29T18:00:00Z", "2024-05-16T18:00:00,5Z", "2024-05-16T18:00:00Zjunk"}) {
    EXPECT_FALSE(parse_instant(bad)) << bad;
  }
}

TEST(CalendarDate, MonthsEndWhereTheyEnd) {
  EXPECT_EQ(add_months(day("2024-01-31"), 1), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2023-01-31"), 1), day("2023-02-28"));
  EXPECT_EQ(add_months(day("2024-02-29"), 12), day("2025-02-28"));
  EXPECT_EQ(add_months(day("2024-11-30"), 3), day("2025-02-28"));
  EXPECT_EQ(add_months(day("2024-03-31"), -1), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2024-01-15"), -2), day("2023-11-15"));
}

TEST(CalendarZone, TheDayBeginsInAmsterdamNotInGreenwich) {
  EXPECT_EQ(amsterdam_date(at("2024-05-16T21:59:59.999999Z")), day("2024-05-16"));
  EXPECT_EQ(amsterdam_date(at("2024-05-16T22:00:00Z")), day("2024-05-17"));
  EXPECT_EQ(amsterdam_date(at("2024-12-31T23:00:00Z")), day("2025-01-01"));
}

TEST(CalendarZone, WallTimesAtBothClockChanges) {
  EXPECT_EQ(amsterdam_instant(day("2024-03-31"), 1h + 59min), at("2024-03-31T00:59:00Z"));
  EXPECT_EQ(amsterdam_instant(day("2024-03-31"), 2h + 30min), at("2024-03-31T01:00:00Z"));  // does not exist
  EXPECT_EQ(amsterdam_instant(day("2024-03-31"), 3h), at("2024-03-31T01:00:00Z"));
  EXPECT_EQ(amsterdam_instant(day("2024-10-27"), 2h + 30min), at("2024-10-27T00:30:00Z"));  // exists twice
  EXPECT_EQ(amsterdam_instant(day("2024-10-27"), 3h), at("2024-10-27T02:00:00Z"));
  EXPECT_EQ(amsterdam_instant(day("2024-06-27"), 7h), at("2024-06-27T05:00:00Z"));
  EXPECT_EQ(amsterdam_instant(day("2024-12-27"), 7h), at("2024-12-27T06:00:00Z"));
}

TEST(CalendarZone, DaysOf23And25Hours) {
  const auto length = [](Date d) { return end_of_day(d) - end_of_day(d - days{1}); };
  EXPECT_EQ(length(day("2024-03-31")), 23h);
  EXPECT_EQ(length(day("2024-10-27")), 25h);
  EXPECT_EQ(length(day("2025-03-30")), 23h);
  EXPECT_EQ(length(day("2025-10-26")), 25h);
  EXPECT_EQ(length(day("2024-06-01")), 24h);
}

TEST(CalendarZone, EveryDayContainsItsOwnInstantsAndNoOther) {
  for (Date d = day("2015-01-01"); d < day("2036-01-01"); d += days{1}) {
    const Instant start = amsterdam_instant(d, 0min);
    ASSERT_EQ(amsterdam_date(start), d);
    ASSERT_EQ(amsterdam_date(start - 1us), d - days{1});
    ASSERT_EQ(amsterdam_date(end_of_day(d) - 1us), d);
    ASSERT_EQ(amsterdam_date(end_of_day(d)), d + days{1});
  }
}

}  // namespace
}  // namespace gestand::calendar
