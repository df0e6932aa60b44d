// Recesses: the published ones, the table as a whole, the pattern, and the windows before them.
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/calendar/recess_data.hpp"

namespace gestand::calendar {
namespace {

using enum RecessKind;
using std::chrono::days;

const Calendar& calendar() { return Calendar::builtin(); }
Date day(std::string_view iso) { return parse_date(iso).value(); }

TEST(CalendarRecess, PublishedDaysAreFact) {
  const std::tuple<RecessKind, int, std::string_view, std::string_view> published[] = {
      {Zomer, 2022, "2022-07-08", "2022-09-05"}, {Mei, 2023, "2023-04-21", "2023-05-08"},
      {Zomer, 2023, "2023-07-07", "2023-09-04"}, {Herfst, 2023, "2023-10-13", "2023-10-23"},
      {Kerst, 2023, "2023-12-22", "2024-01-15"}, {Voorjaar, 2024, "2024-02-16", "2024-02-26"},
      {Mei, 2024, "2024-04-26", "2024-05-13"},   {Zomer, 2024, "2024-07-05", "2024-09-02"}};
  for (const auto& [kind, year, first, last] : published) {
    const auto recess = calendar().recess(kind, year).value();
    EXPECT_EQ(recess.first_day, day(first));
    EXPECT_EQ(recess.last_day, day(last));
    EXPECT_TRUE(recess.official);
    EXPECT_FALSE(recess.expected);
  }
}

TEST(CalendarRecess, NamesReadBack) {
  for (const RecessKind kind : {Voorjaar, Mei, Zomer, Herfst, Kerst, Verkiezing}) {
    EXPECT_EQ(parse_recess_kind(to_string(kind)), kind);
    EXPECT_EQ(parse_recess_kind(short_name(kind)), kind);
  }
  EXPECT_EQ(to_string(Zomer), "zomerreces");
  EXPECT_FALSE(parse_recess_kind("reces"));
  EXPECT_FALSE(parse_recess_kind(""));
  EXPECT_EQ(parse_chamber("EK"), Chamber::EK);
  EXPECT_FALSE(parse_chamber("ek"));
}

TEST(CalendarRecess, TheTableHangsTogether) {
  const auto all = calendar().recesses(2009, 2040);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Recess& recess = all[i];
    EXPECT_LE(recess.first_day, recess.last_day) << to_iso(recess.first_day);
    EXPECT_LT(recess.last_day, recess.first_sitting_day) << to_iso(recess.first_day);
    EXPECT_GE(recess.last_day - recess.first_day, days{9}) << to_iso(recess.first_day);
    EXPECT_LE(recess.last_day - recess.first_day, days{74}) << to_iso(recess.first_day);
    EXPECT_EQ(year_of(recess.first_day), recess.year);
    EXPECT_FALSE(recess.source.empty());
    const std::chrono::weekday sits{recess.first_sitting_day};
    EXPECT_TRUE(sits != std::chrono::Saturday && sits != std::chrono::Sunday) << to_iso(recess.first_sitting_day);
    EXPECT_TRUE(i == 0 || all[i - 1].last_day < recess.first_day) << to_iso(recess.first_day);
  }
}

TEST(CalendarRecess, EveryYearHasFiveUnlessAnElectionTookOne) {
  const std::map<int, RecessKind> displaced{{2017, Voorjaar}, {2021, Voorjaar}, {2025, Herfst}};
  for (int year = 2009; year <= 2040; ++year) {
    for (const RecessKind kind : {Voorjaar, Mei, Zomer, Herfst, Kerst}) {
      const bool gone = displaced.contains(year) && displaced.at(year) == kind;
      EXPECT_EQ(calendar().recess(kind, year).has_value(), !gone) << year << " " << to_string(kind);
      EXPECT_EQ(calendar().displaced_by(kind, year).has_value(), gone) << year << " " << to_string(kind);
    }
  }
  EXPECT_FALSE(calendar().recess(Verkiezing, 2024));
}

TEST(CalendarRecess, FindsTheRecessOfADay) {
  EXPECT_EQ(calendar().recess_at(day("2024-07-05")).value().kind, Zomer);
  EXPECT_EQ(calendar().recess_at(day("2024-09-02")).value().kind, Zomer);
  EXPECT_FALSE(calendar().recess_at(day("2024-07-04")));
  EXPECT_FALSE(calendar().recess_at(day("2024-09-03")));
  EXPECT_EQ(calendar().recess_at(day("2025-01-02")).value().year, 2024);  // kerst runs into the next year
  EXPECT_EQ(calendar().recess_at(day("2023-11-22")).value().kind, Verkiezing);
  EXPECT_FALSE(calendar().recess_at(day("2023-12-06")));
}

// How often the pattern would have named the last sitting day; and its summer is the one of the contract.
TEST(CalendarRecess, ThePatternIsRightMoreOftenThanNot) {
  std::map<RecessKind, std::pair<int, int>> hits;
  for (const Recess& known : known_recesses()) {
    if (known.expected || known.kind == Verkiezing) continue;
    auto& [right, all] = hits[known.kind];
    ++all;
    if (pattern_recess(known.kind, known.year).value().last_sitting_day == known.last_sitting_day) ++right;
  }
  ASSERT_EQ(hits.size(), 5U);
  for (const auto& [kind, count] : hits) {
    EXPECT_GT(2 * count.first, count.second) << to_string(kind) << ": " << count.first << " of " << count.second;
  }
  const Recess summer = calendar().recess(Zomer, 2027).value();
  EXPECT_TRUE(summer.expected);
  EXPECT_EQ(summer.first_day, day("2027-07-09"));
  EXPECT_EQ(summer.first_sitting_day, day("2027-09-07"));
}

TEST(CalendarRecess, AnAmendedCalendarKnowsBetter) {
  Recess published = calendar().recess(Zomer, 2027).value();
  published.first_day = day("2027-07-02");
  published.last_sitting_day = day("2027-07-01");
  published.official = true;
  published.expected = false;
  published.source = "tweedekamer.nl";
  const Calendar amended = calendar().amended("kalender-proef", {published});
  EXPECT_EQ(amended.recess(Zomer, 2027), published);
  EXPECT_EQ(amended.recess(Zomer, 2024), calendar().recess(Zomer, 2024));
  EXPECT_EQ(before_recess(amended, Zomer, 2027).value().date, day("2027-07-01"));
  EXPECT_NE(before_recess(amended, Zomer, 2027).value().rule_version,
            before_recess(calendar(), Zomer, 2027).value().rule_version);
}

TEST(CalendarWindow, LastThursdayElseDataElsePattern) {
  const std::tuple<RecessKind, int, std::string_view> windows[] = {
      {Zomer, 2024, "2024-07-04"},    {Zomer, 2023, "2023-07-06"},     {Zomer, 2022, "2022-07-07"},
      {Mei, 2024, "2024-04-25"},      {Voorjaar, 2024, "2024-02-15"},  {Kerst, 2023, "2023-12-21"},
      {Herfst, 2023, "2023-10-12"},   {Zomer, 2025, "2025-07-10"},     {Zomer, 2021, "2021-07-14"},
      {Kerst, 2024, "2024-12-19"},    {Herfst, 2024, "2024-10-24"},    {Mei, 2025, "2025-04-24"},
      {Voorjaar, 2025, "2025-02-20"}, {Zomer, 2026, "2026-07-02"},     {Zomer, 2027, "2027-07-08"},
      {Zomer, 2030, "2030-07-04"},    {Kerst, 2025, "2025-12-18"},     {Voorjaar, 2017, "2017-02-23"},
      {Herfst, 2025, "2025-10-02"},   {Verkiezing, 2023, "2023-10-26"}};
  for (const auto& [kind, year, expected] : windows) {
    const auto window = before_recess(calendar(), kind, year);
    ASSERT_TRUE(window.ok()) << to_string(kind) << year;
    EXPECT_EQ(to_iso(window.value().date.value()), expected) << to_string(kind) << " " << year;
    EXPECT_EQ(window.value().kind, "reces");
    EXPECT_EQ(window.value().steps.back().to, expected);
    EXPECT_FALSE(window.value().steps.back().source.empty());
  }
}

// The window lies before the recess, also when that begins on a Thursday, and never a week too early.
TEST(CalendarWindow, TheThursdayIsTheLastOneBefore) {
  const std::pair<std::string_view, std::string_view> starts[] = {{"2027-07-07", "2027-07-01"},
                                                                  {"2027-07-08", "2027-07-01"},
                                                                  {"2027-07-09", "2027-07-08"},
                                                                  {"2027-07-12", "2027-07-08"}};
  for (const auto& [first_day, window] : starts) {
    Recess published = calendar().recess(Zomer, 2027).value();
    published.first_day = day(first_day);
    published.official = true;
    const Calendar amended = calendar().amended("kalender-proef", {published});
    EXPECT_EQ(before_recess(amended, Zomer, 2027).value().date, day(window)) << first_day;
  }
}

TEST(CalendarWindow, UnknownRecessIsRefused) {
  EXPECT_EQ(before_recess(calendar(), Verkiezing, 2030).refusal().code, "datum-onbekend");
  EXPECT_EQ(before_recess(calendar(), Zomer, 99999).refusal().code, "datum-onbekend");
  EXPECT_EQ(before_recess(calendar(), Zomer, -1).refusal().code, "datum-onbekend");
}

}  // namespace
}  // namespace gestand::calendar
