// What holds for every reading: never before the reference, never back in time, and no input that hurts.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"

namespace gestand::calendar {
namespace {

using std::chrono::days;

Date day(std::string_view iso) { return parse_date(iso).value(); }

constexpr std::array<std::string_view, 25> kYearless{
    "voor de zomer",        "voor het zomerreces",   "voor het kerstreces",
    "voor het meireces",    "voor het herfstreces",  "voor het voorjaarsreces",
    "voor het reces",       "uiterlijk 1 juli",      "voor 1 januari",
    "op 29 februari",       "voor Prinsjesdag",      "in maart",
    "voor september",       "in het derde kwartaal", "voor het vierde kwartaal",
    "in het najaar",        "in het voorjaar",       "voor het einde van het jaar",
    "eind maart",           "medio oktober",         "jaarlijks",
    "maandelijks",          "binnen drie maanden",   "binnen zes weken",
    "jaarlijks voor 1 juli"};

TEST(CalendarReadingProperty, WithoutAYearNeverBeforeTheReferenceAndNeverBackInTime) {
  for (const std::string_view text : kYearless) {
    Date previous = day("2015-01-01");
    for (Date reference = day("2016-01-01"); reference < day("2032-01-01"); reference += days{3}) {
      const auto reading = read(Calendar::builtin(), text, reference);
      ASSERT_TRUE(reading.ok()) << text << " on " << to_iso(reference);
      const Date date = reading.value().date.value();
      ASSERT_GE(date, reference) << text << " on " << to_iso(reference);
      ASSERT_GE(date, previous) << text << " on " << to_iso(reference);
      previous = date;
    }
  }
}

// Read on the day that it gave, a yearless moment gives that day again: nothing lies between.
TEST(CalendarReadingProperty, AReadingIsTheFirstOfItsKind) {
  for (const std::string_view text : kYearless) {
    if (text.starts_with("binnen")) continue;
    for (Date reference = day("2018-01-01"); reference < day("2028-01-01"); reference += days{11}) {
      const Date date = read(Calendar::builtin(), text, reference).value().date.value();
      ASSERT_EQ(read(Calendar::builtin(), text, date).value().date, date) << text << " on " << to_iso(reference);
    }
  }
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80         ? 1
                               : (lead >> 5) == 6  ? 2
                               : (lead >> 4) == 14 ? 3
                               : (lead >> 3) == 30 ? 4
                                                   : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) >> 6) != 2) return false;
    }
    i += length;
  }
  return true;
}

void expect_sound(std::string_view text) {
  const auto outcome = read(Calendar::builtin(), text, day("2024-05-17"));
  if (!outcome.ok()) {
    ASSERT_TRUE(outcome.refusal().code == "termijn-niet-begrepen" || outcome.refusal().code == "datum-onbekend");
    ASSERT_TRUE(is_utf8(outcome.refusal().detail));
    ASSERT_LT(outcome.refusal().detail.size(), 1000U);
    return;
  }
  const Reading& reading = outcome.value();
  static constexpr std::array<std::string_view, 5> kKinds{"datum", "reces", "periode", "relatief", "reeks"};
  const bool dated = std::ranges::find(kKinds, reading.kind) != kKinds.end();
  ASSERT_TRUE(dated || reading.kind == "zacht") << reading.kind;
  // A series that names no moment and fits no period of the calendar has no date.
  ASSERT_TRUE(reading.date.has_value() == dated || reading.kind == "reeks") << text;
  ASSERT_FALSE(reading.steps.empty());
  ASSERT_TRUE(!reading.date || parse_date(to_iso(*reading.date))) << text;
  for (const Step& step : reading.steps) {
    ASSERT_TRUE(is_utf8(step.step));
    ASSERT_TRUE(step.from.empty() || parse_date(step.from)) << step.from;
    ASSERT_TRUE(step.to.empty() || parse_date(step.to)) << step.to;
  }
}

TEST(CalendarReadingHostile, BytesThatAreNoText) {
  for (const std::string_view text : {"\xff\xfe\xfd",
                                      "voor de \xc3",
                                      "v\xc3\xb3\xc3\xb3r 1 juli",
                                      "\xf0\x9f\x98\x80 voor de zomer",
                                      "'; drop table;--",
                                      "<script>alert(1)</script>",
                                      "voor de zomer\r\n1 juli",
                                      "%s%n%d",
                                      "{}{:04}",
                                      "=1+1",
                                      "\xe2\x80",
                                      "-",
                                      "--",
                                      "//",
                                      "1-",
                                      "-1-2",
                                      "2025-07-",
                                      "99999999999999999999 dagen",
                                      "binnen 999999 jaar",
                                      "binnen 2000 jaar"}) {
    expect_sound(text);
  }
  expect_sound(std::string_view{"voor\0de zomer", 13});
  expect_sound(std::string(100'000, 'a'));
  expect_sound(std::string(500, '-'));
  std::string commas;
  for (int i = 0; i < 160; ++i) commas += "de ";
  expect_sound(commas);
  EXPECT_FALSE(read(Calendar::builtin(), std::string(501, ' '), day("2024-05-17")).ok());
}

TEST(CalendarReadingHostile, ReferenceDaysOutsideTheCalendar) {
  for (const std::string_view reference : {"0001-01-01", "1989-12-31", "2200-01-01", "9999-12-31"}) {
    EXPECT_FALSE(read(Calendar::builtin(), "voor de zomer", day(reference)).ok()) << reference;
  }
  EXPECT_TRUE(read(Calendar::builtin(), "voor de zomer", day("1990-01-01")).ok());
  EXPECT_TRUE(read(Calendar::builtin(), "voor de zomer", day("2199-12-31")).ok());
}

// Words of the language thrown together, and single bytes flipped: nothing aborts, and nothing comes back half.
TEST(CalendarReadingHostile, ThirtyThousandScrambledWordings) {
  constexpr std::array<std::string_view, 60> kWords{
      "voor",      "de",        "het",      "zomer",  "zomerreces", "reces",       "1",     "31",
      "juli",      "februari",  "2025",     "1899",   "begin",      "medio",       "eind",  "van",
      "in",        "uiterlijk", "binnen",   "drie",   "maanden",    "weken",       "jaar",  "na",
      "elk",       "jaarlijks", "kwartaal", "eerste", "helft",      "volgend",     "dit",   "komende",
      "week",      "53",        "vrijdag",  "morgen", "kerst",      "prinsjesdag", "debat", "zodra",
      "zo",        "snel",      "mogelijk", "maar",   "en",         "per",         "tot",   "met",
      "anderhalf", "half",      "0",        "99999",  "2025-07-01", "31-02-2025",  "vóór",  "a.s.",
      "werkdagen", "keer",      "rond",     "laatste"};
  std::mt19937 random{20240517};
  for (int i = 0; i < 30'000; ++i) {
    std::string text;
    for (auto words = 1 + random() % 6; words > 0; --words) text.append(kWords[random() % kWords.size()]) += ' ';
    if (i % 3 == 0) text[random() % text.size()] = static_cast<char>(random() % 256);
    expect_sound(text);
    if (HasFatalFailure()) FAIL() << text;
  }
}

}  // namespace
}  // namespace gestand::calendar
