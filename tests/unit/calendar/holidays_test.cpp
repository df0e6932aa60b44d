// Holidays against an independent reckoning, and working days.
#include "common/calendar/holidays.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <string>

#include "common/calendar/calendar.hpp"
#include "common/calendar/date.hpp"

namespace gestand::calendar {
namespace {

using std::chrono::days;

Date day(std::string_view iso) { return parse_date(iso).value(); }

// The ecclesiastical table of 1900 to 2199: the paschal full moon by golden number, as month and day; Easter is the
// Sunday after it. Another way than the computus of the code, and one that can be checked in any missal.
Date easter_by_golden_number(int year) {
  static constexpr std::array<int, 19> kFullMoon{414, 403, 323, 411, 331, 418, 408, 328, 416, 405,
                                                 325, 413, 402, 322, 410, 330, 417, 407, 327};
  const int moon = kFullMoon[static_cast<std::size_t>(year % 19)];
  const Date full_moon = make_day(year, static_cast<unsigned>(moon / 100), static_cast<unsigned>(moon % 100));
  return on_or_after(full_moon + days{1}, std::chrono::Sunday);
}

TEST(CalendarHolidays, EasterAgreesWithTheTableOfGoldenNumbers) {
  for (int year = 1900; year <= 2199; ++year) EXPECT_EQ(easter_sunday(year), easter_by_golden_number(year)) << year;
}

TEST(CalendarHolidays, EasterOf2015To2035) {
  const std::array<std::string_view, 21> known{
      "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04",
      "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
      "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25"};
  for (const std::string_view easter : known) EXPECT_EQ(easter_sunday(year_of(day(easter))), day(easter));
}

TEST(CalendarHolidays, TheWholeListOf2015To2035) {
  for (int year = 2015; year <= 2035; ++year) {
    const Date easter = easter_by_golden_number(year);
    const Date kings = make_day(year, 4, 27);
    const bool sunday = std::chrono::weekday{kings} == std::chrono::Sunday;
    std::multimap<Date, std::string> expected{{make_day(year, 1, 1), "Nieuwjaarsdag"},
                                              {easter - days{2}, "Goede Vrijdag"},
                                              {easter, "Eerste Paasdag"},
                                              {easter + days{1}, "Tweede Paasdag"},
                                              {kings - days{sunday ? 1 : 0}, "Koningsdag"},
                                              {make_day(year, 5, 5), "Bevrijdingsdag"},
                                              {easter + days{39}, "Hemelvaartsdag"},
                                              {easter + days{49}, "Eerste Pinksterdag"},
                                              {easter + days{50}, "Tweede Pinksterdag"},
                                              {make_day(year, 12, 25), "Eerste Kerstdag"},
                                              {make_day(year, 12, 26), "Tweede Kerstdag"}};
    std::multimap<Date, std::string> found;
    Date previous = make_day(year, 1, 1);
    for (const Holiday& holiday : Calendar::builtin().holidays(year)) {
      EXPECT_GE(holiday.date, previous);
      previous = holiday.date;
      found.emplace(holiday.date, holiday.name);
    }
    EXPECT_EQ(found, expected) << year;
  }
}

// As data: month and day of what moves, and the working days of the year, made by another program with another computus
// (python-dateutil's). The fixed days are in the test.
struct YearOfHolidays {
  int year;
  std::array<unsigned, 7> moving;  // Goede Vrijdag, Pasen (2), Koningsdag, Hemelvaartsdag, Pinksteren (2)
  int working_days;
};
constexpr std::array kYears{std::to_array<YearOfHolidays>({
    {2015, {403, 405, 406, 427, 514, 524, 525}, 253}, {2016, {325, 327, 328, 427, 505, 515, 516}, 254},
    {2017, {414, 416, 417, 427, 525, 604, 605}, 252}, {2018, {330, 401, 402, 427, 510, 520, 521}, 253},
    {2019, {419, 421, 422, 427, 530, 609, 610}, 254}, {2020, {410, 412, 413, 427, 521, 531, 601}, 254},
    {2021, {402, 404, 405, 427, 513, 523, 524}, 254}, {2022, {415, 417, 418, 427, 526, 605, 606}, 253},
    {2023, {407, 409, 410, 427, 518, 528, 529}, 252}, {2024, {329, 331, 401, 427, 509, 519, 520}, 255},
    {2025, {418, 420, 421, 426, 529, 608, 609}, 253}, {2026, {403, 405, 406, 427, 514, 524, 525}, 253},
    {2027, {326, 328, 329, 427, 506, 516, 517}, 254}, {2028, {414, 416, 417, 427, 525, 604, 605}, 252},
    {2029, {330, 401, 402, 427, 510, 520, 521}, 253}, {2030, {419, 421, 422, 427, 530, 609, 610}, 254},
    {2031, {411, 413, 414, 426, 522, 601, 602}, 253}, {2032, {326, 328, 329, 427, 506, 516, 517}, 255},
    {2033, {415, 417, 418, 427, 526, 605, 606}, 253}, {2034, {407, 409, 410, 427, 518, 528, 529}, 252},
    {2035, {323, 325, 326, 427, 503, 513, 514}, 253},
})};

TEST(CalendarHolidays, EveryDayOf2015To2035AgainstATable) {
  int year_count = 0;
  for (const YearOfHolidays& known : kYears) {
    std::multiset<Date> expected{make_day(known.year, 1, 1), make_day(known.year, 5, 5), make_day(known.year, 12, 25),
                                 make_day(known.year, 12, 26)};
    for (const unsigned day : known.moving) expected.insert(make_day(known.year, day / 100, day % 100));
    std::multiset<Date> found;
    for (const Holiday& holiday : Calendar::builtin().holidays(known.year)) found.insert(holiday.date);
    EXPECT_EQ(found, expected) << known.year;
    int working_days = 0;
    for (Date d = make_day(known.year, 1, 1); d <= make_day(known.year, 12, 31); d += days{1}) {
      const unsigned weekday = std::chrono::weekday{d}.iso_encoding();
      const bool working = Calendar::builtin().is_working_day(d);
      EXPECT_EQ(working, weekday <= 5 && !expected.contains(d)) << to_iso(d);
      working_days += working ? 1 : 0;
    }
    EXPECT_EQ(working_days, known.working_days) << known.year;
    ++year_count;
  }
  EXPECT_EQ(year_count, 21);
}

// The Algemene termijnenwet lets a legal term that ends on a Saturday, a Sunday or a holiday end on the next day that
// is none. Gestand rolls nothing by itself; who has to roll asks for the first working day on or after the end.
TEST(CalendarWorkingDays, WhereALegalTermWouldRollTo) {
  const auto rolled = [](std::string_view end) {
    return to_iso(Calendar::builtin().add_working_days(day(end) - days{1}, 1));
  };
  EXPECT_EQ(rolled("2024-05-17"), "2024-05-17");  // a Friday stays
  EXPECT_EQ(rolled("2024-05-18"), "2024-05-21");  // Saturday before Pentecost, over Whit Monday
  EXPECT_EQ(rolled("2024-03-29"), "2024-04-02");  // Goede Vrijdag is equated with a holiday
  EXPECT_EQ(rolled("2024-05-09"), "2024-05-10");  // Hemelvaartsdag; the Friday after it is none
  EXPECT_EQ(rolled("2024-12-25"), "2024-12-27");
  EXPECT_EQ(rolled("2025-04-26"), "2025-04-28");  // Koningsdag on a Saturday
  EXPECT_EQ(rolled("2025-05-05"), "2025-05-06");
  EXPECT_EQ(rolled("2028-12-31"), "2029-01-02");  // a Sunday before New Year's Day on a Monday
  EXPECT_EQ(rolled("2024-02-29"), "2024-02-29");
}

TEST(CalendarHolidays, AscensionIsAThursdayAndPentecostASunday) {
  for (int year = 2015; year <= 2035; ++year) {
    for (const Holiday& holiday : Calendar::builtin().holidays(year)) {
      const std::chrono::weekday weekday{holiday.date};
      if (holiday.name == "Hemelvaartsdag") {
        EXPECT_EQ(weekday, std::chrono::Thursday);
      }
      if (holiday.name == "Eerste Pinksterdag") {
        EXPECT_EQ(weekday, std::chrono::Sunday);
      }
      if (holiday.name == "Goede Vrijdag") {
        EXPECT_EQ(weekday, std::chrono::Friday);
      }
    }
  }
}

TEST(CalendarHolidays, TheMonarchsDayMovesOffSunday) {
  const auto monarchs_day = [](int year) {
    for (const Holiday& holiday : Calendar::builtin().holidays(year)) {
      if (holiday.name.starts_with("Koning")) return std::pair{to_iso(holiday.date), holiday.name};
    }
    return std::pair{std::string{}, std::string{}};
  };
  EXPECT_EQ(monarchs_day(2006), std::pair(std::string{"2006-04-29"}, std::string{"Koninginnedag"}));
  EXPECT_EQ(monarchs_day(2013), std::pair(std::string{"2013-04-30"}, std::string{"Koninginnedag"}));
  EXPECT_EQ(monarchs_day(2014), std::pair(std::string{"2014-04-26"}, std::string{"Koningsdag"}));
  EXPECT_EQ(monarchs_day(2024), std::pair(std::string{"2024-04-27"}, std::string{"Koningsdag"}));
  EXPECT_EQ(monarchs_day(2025), std::pair(std::string{"2025-04-26"}, std::string{"Koningsdag"}));
  EXPECT_EQ(monarchs_day(2031), std::pair(std::string{"2031-04-26"}, std::string{"Koningsdag"}));
}

TEST(CalendarWorkingDays, SkipWeekendsAndHolidays) {
  const Calendar& calendar = Calendar::builtin();
  EXPECT_TRUE(calendar.is_working_day(day("2024-05-17")));
  EXPECT_FALSE(calendar.is_working_day(day("2024-05-18")));
  EXPECT_FALSE(calendar.is_working_day(day("2024-05-20")));  // Tweede Pinksterdag
  EXPECT_FALSE(calendar.is_working_day(day("2024-03-29")));  // Goede Vrijdag
  EXPECT_FALSE(calendar.is_working_day(day("2025-05-05")));
  EXPECT_EQ(calendar.add_working_days(day("2024-05-17"), 1), day("2024-05-21"));
  EXPECT_EQ(calendar.add_working_days(day("2024-05-17"), 5), day("2024-05-27"));
  EXPECT_EQ(calendar.add_working_days(day("2024-12-24"), 3), day("2024-12-31"));
  EXPECT_EQ(calendar.add_working_days(day("2024-05-21"), -1), day("2024-05-17"));
  EXPECT_EQ(calendar.add_working_days(day("2024-05-18"), 0), day("2024-05-18"));
}

TEST(CalendarWorkingDays, ForwardAndBackMeetAgain) {
  const Calendar& calendar = Calendar::builtin();
  for (Date d = day("2023-01-01"); d < day("2026-01-01"); d += days{1}) {
    if (!calendar.is_working_day(d)) continue;
    for (const int n : {1, 2, 7, 30}) {
      ASSERT_EQ(calendar.add_working_days(calendar.add_working_days(d, n), -n), d) << to_iso(d) << " " << n;
    }
  }
}

}  // namespace
}  // namespace gestand::calendar
