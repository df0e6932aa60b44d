// What people enter, laid over the built-in calendar: what it changes, what it leaves, and what cannot stand in it.
#include "common/calendar/entries.hpp"

#include <gtest/gtest.h>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"

namespace gestand::calendar {
namespace {

Date day(const char* iso) { return parse_date(iso).value(); }

EnteredRecess recess(const char* id, RecessKind kind, const char* first, const char* last,
                     Chamber chamber = Chamber::TK) {
  EnteredRecess out;
  out.id = id;
  out.source = "voorbeeld";
  out.chamber = chamber;
  out.kind = kind;
  out.year = year_of(day(first));
  out.first_day = day(first);
  out.last_day = day(last);
  return out;
}

EnteredDayOff day_off(const char* id, const char* date) {
  EnteredDayOff out;
  out.id = id;
  out.source = "voorbeeld";
  out.date = day(date);
  out.name = "Voorbeelddag";
  return out;
}

EnteredElection election(const char* id, const char* date, const char* sits, Chamber chamber = Chamber::TK) {
  EnteredElection out;
  out.id = id;
  out.source = "voorbeeld";
  out.chamber = chamber;
  out.date = day(date);
  if (*sits != '\0') out.first_sitting = day(sits);
  return out;
}

EnteredEvent event(const char* id, EventKind kind, const char* date) {
  EnteredEvent out;
  out.id = id;
  out.source = "voorbeeld";
  out.kind = kind;
  out.date = day(date);
  return out;
}

Calendar with(Entries entries) {
  entries.number = 7;
  return Calendar::entered(entries);
}

std::string read_on(const Calendar& calendar, const char* words, const char* on) {
  const auto reading = read(calendar, words, day(on));
  if (!reading) return reading.refusal().code;
  return reading.value().date ? to_iso(*reading.value().date) : "geen datum";
}

std::string code(const std::optional<Refusal>& refusal) { return refusal ? refusal->code : ""; }

TEST(Entries, NothingEnteredIsTheBuiltInCalendar) {
  const auto calendar = Calendar::entered({});
  EXPECT_EQ(calendar.version(), Calendar::builtin().version());
  EXPECT_EQ(calendar.number(), 0);
  EXPECT_EQ(known_until(calendar), day("2025-09-01"));
}

TEST(Entries, ARecessTakesThePlaceOfThePattern) {
  Entries entries;
  entries.recesses.push_back(recess("1", RecessKind::Herfst, "2027-10-22", "2027-10-31"));
  const auto calendar = with(entries);
  EXPECT_EQ(calendar.version(), Calendar::builtin().version() + "+7");
  EXPECT_EQ(read_on(Calendar::builtin(), "voor het herfstreces", "2027-03-01"), "2027-10-14");
  EXPECT_EQ(read_on(calendar, "voor het herfstreces", "2027-03-01"), "2027-10-21");
  EXPECT_EQ(read_on(calendar, "voor het herfstreces van 2028", "2027-03-01"),
            read_on(Calendar::builtin(), "voor het herfstreces van 2028", "2027-03-01"));
  // It ends on a Sunday: the Chamber sits on Tuesday.
  EXPECT_EQ(calendar.recess(RecessKind::Herfst, 2027)->first_sitting_day, day("2027-11-02"));
  EXPECT_EQ(known_until(calendar), day("2025-09-01")) << "what lies beyond a gap leaves the gap";
  entries.recesses[0].expected = true;
  EXPECT_EQ(known_until(with(entries)), day("2025-09-01")) << "what is only expected is not known";
}

TEST(Entries, AHeldMotionLapsesAfterTheRecessAndAtANewChamber) {
  EXPECT_EQ(lapse(Calendar::builtin(), Chamber::TK, day("2027-02-23")).date, day("2027-05-18"));
  Entries entries;
  entries.recesses.push_back(recess("1", RecessKind::Mei, "2027-04-30", "2027-05-24"));
  EXPECT_EQ(lapse(with(entries), Chamber::TK, day("2027-02-23")).date, day("2027-05-25"));
  entries.elections.push_back(election("2", "2027-05-05", "2027-05-12"));
  const auto reading = lapse(with(entries), Chamber::TK, day("2027-02-23"));
  EXPECT_EQ(reading.date, day("2027-05-12"));
  EXPECT_NE(reading.steps.back().step.find("12 mei 2027"), std::string::npos) << reading.steps.back().step;
  EXPECT_EQ(reading.steps.back().source, "voorbeeld");
  EXPECT_EQ(lapse(with(entries), Chamber::TK, day("2027-05-12")).date,
            lapse(Calendar::builtin(), Chamber::TK, day("2027-05-12")).date)
      << "what the new Chamber holds is its own";
  Entries recesses_only;
  recesses_only.recesses = entries.recesses;
  EXPECT_EQ(lapse(with(entries), Chamber::EK, day("2027-02-23")).date,
            lapse(with(recesses_only), Chamber::EK, day("2027-02-23")).date)
      << "the other Chamber goes on";
}

TEST(Entries, TheEersteKamerHasItsOwnRecesses) {
  const auto words = [](const Calendar& calendar) {
    std::string all;
    for (const auto& step : lapse(calendar, Chamber::EK, day("2027-03-02")).steps) all += step.step + "\n";
    return all;
  };
  EXPECT_NE(words(Calendar::builtin()).find("recessen van de Tweede Kamer"), std::string::npos);
  Entries entries;
  entries.recesses.push_back(recess("1", RecessKind::Mei, "2027-04-27", "2027-05-03", Chamber::EK));
  entries.recesses.push_back(recess("2", RecessKind::Zomer, "2027-07-13", "2027-09-06", Chamber::EK));
  entries.recesses.push_back(recess("3", RecessKind::Herfst, "2027-10-19", "2027-10-25", Chamber::EK));
  const auto calendar = with(entries);
  EXPECT_EQ(words(calendar).find("recessen van de Tweede Kamer"), std::string::npos) << words(calendar);
  EXPECT_NE(words(calendar).find("7 dagen meireces"), std::string::npos) << words(calendar);
  EXPECT_EQ(calendar.recess(RecessKind::Mei, 2027), Calendar::builtin().recess(RecessKind::Mei, 2027));
}

TEST(Entries, ADayOffIsNoWorkingDay) {
  Entries entries;
  entries.days_off.push_back(day_off("1", "2027-09-06"));
  const auto calendar = with(entries);
  EXPECT_FALSE(calendar.is_working_day(day("2027-09-06")));
  EXPECT_EQ(calendar.add_working_days(day("2027-09-01"), 5), day("2027-09-09"));
  EXPECT_EQ(Calendar::builtin().add_working_days(day("2027-09-01"), 5), day("2027-09-08"));
  EXPECT_EQ(calendar.holidays(2027).size(), Calendar::builtin().holidays(2027).size() + 1);
  EXPECT_EQ(calendar.holidays(2028), Calendar::builtin().holidays(2028));
}

TEST(Entries, EventsThatNobodyKnewHaveADay) {
  Entries entries;
  entries.events = {event("1", EventKind::Begrotingsbehandeling, "2027-11-16"),
                    event("2", EventKind::Voorjaarsnota, "2027-05-28")};
  entries.elections = {election("3", "2027-03-17", "")};
  const auto calendar = with(entries);
  EXPECT_EQ(read_on(Calendar::builtin(), "voor de begrotingsbehandeling", "2027-01-04"), "datum-onbekend");
  EXPECT_EQ(read_on(calendar, "voor de begrotingsbehandeling", "2027-01-04"), "2027-11-15");
  EXPECT_EQ(read_on(calendar, "voor de begrotingsbehandeling", "2027-12-01"), "datum-onbekend") << "it is over";
  EXPECT_EQ(read_on(calendar, "voor de begrotingsbehandeling van 2027", "2027-01-04"), "datum-onbekend")
      << "the budget of 2027 was debated in 2026";
  EXPECT_EQ(read_on(calendar, "voor de begrotingsbehandeling Justitie en Veiligheid", "2027-01-04"), "datum-onbekend");
  EXPECT_EQ(read_on(calendar, "bij de Voorjaarsnota", "2027-01-04"), "2027-05-28");
  EXPECT_EQ(read_on(calendar, "voor de Voorjaarsnota van 2027", "2027-01-04"), "2027-05-27");
  EXPECT_EQ(read_on(calendar, "voor de Voorjaarsnota van 2028", "2027-01-04"), "datum-onbekend");
  EXPECT_EQ(read_on(calendar, "voor de najaarsnota", "2027-01-04"), "datum-onbekend");
  EXPECT_EQ(read_on(calendar, "voor de verkiezingen", "2027-01-04"), "2027-03-16");
  const auto told = read(calendar, "voor de Voorjaarsnota", day("2027-01-04")).value();
  EXPECT_NE(told.rule_version.find("+7"), std::string::npos);
}

TEST(Entries, WhatCannotStandInItIsRefused) {
  Entries all;
  all.recesses = {recess("1", RecessKind::Herfst, "2027-10-22", "2027-11-01")};
  all.days_off = {day_off("2", "2027-09-06")};
  all.elections = {election("3", "2027-05-05", "2027-05-12")};
  all.events = {event("4", EventKind::Voorjaarsnota, "2027-05-28")};
  EXPECT_EQ(code(check(recess("1", RecessKind::Herfst, "2027-10-23", "2027-11-01"), all)), "") << "itself, changed";
  EXPECT_EQ(code(check(recess("", RecessKind::Herfst, "2027-12-01", "2027-12-02"), all)), "reces-bestaat-al");
  EXPECT_EQ(code(check(recess("", RecessKind::Kerst, "2027-11-01", "2027-11-02"), all)), "reces-overlapt");
  EXPECT_EQ(code(check(recess("", RecessKind::Kerst, "2027-11-01", "2027-11-02", Chamber::EK), all)), "");
  EXPECT_EQ(code(check(recess("", RecessKind::Mei, "2024-07-06", "2024-07-07"), all)), "reces-overlapt") << "the table";
  EXPECT_EQ(code(check(recess("", RecessKind::Zomer, "2024-07-06", "2024-08-07"), all)), "") << "in its place";
  EXPECT_EQ(code(check(recess("", RecessKind::Zomer, "2027-07-06", "2027-07-05"), all)), "geen-periode");
  EXPECT_EQ(code(check(recess("", RecessKind::Zomer, "2027-01-06", "2027-07-05"), all)), "geen-periode");
  auto other_year = recess("", RecessKind::Zomer, "2027-07-06", "2027-07-07");
  other_year.year = 2028;
  EXPECT_EQ(code(check(other_year, all)), "ander-jaar");
  EXPECT_EQ(code(check(day_off("", "2027-09-06"), all)), "dag-is-al-vrij");
  EXPECT_EQ(code(check(day_off("", "2027-12-25"), all)), "dag-is-al-vrij");
  EXPECT_EQ(code(check(election("", "2027-05-10", ""), all)), "verkiezing-bestaat-al");
  EXPECT_EQ(code(check(election("", "2027-05-10", "", Chamber::EK), all)), "");
  EXPECT_EQ(code(check(election("", "2031-05-10", "2031-05-10"), all)), "samenkomst-voor-verkiezing");
  EXPECT_EQ(code(check(event("", EventKind::Voorjaarsnota, "2027-06-01"), all)), "gebeurtenis-bestaat-al");
  EXPECT_EQ(code(check(event("", EventKind::Voorjaarsnota, "2028-06-01"), all)), "");
}

}  // namespace
}  // namespace gestand::calendar
