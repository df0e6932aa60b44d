// From words to a day: how Gestand reads a term, with every move told. A reading is a proposal until a person confirms
// it. Refusals: "termijn-niet-begrepen" (with what is understood) and "datum-onbekend" (an event whose day nobody knows
// yet).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/calendar/calendar.hpp"
#include "common/vocab/outcome.hpp"
#include "common/vocab/time.hpp"

namespace gestand::calendar {

struct Reading {
  std::string kind;  // datum reces periode relatief editie vervalt voorwaarde reeks zacht
  std::optional<Date> date;
  std::vector<Step> steps;
  std::string rule_version;  // the rules and the calendar: "termijnregels-2/kalender-2025.1"
};

std::string rule_version(const Calendar& calendar);

// The window "voor X-reces": the last Thursday before the official first recess day, else the last sitting day in the
// data, else the one of the pattern. Where an election recess took the place of this recess, its window counts.
Outcome<Reading> before_recess(const Calendar& calendar, RecessKind kind, int year);

// When a motion that was held on this day lapses, by the rule in force on that day. Without a known rule the reading
// has no date and says so. A term known from the register goes before this; that is for the caller.
Reading lapse(const Calendar& calendar, Chamber chamber, Date held);

// A Dutch wording, read on the reference day: without a year it is the first such date on or after that day.
Outcome<Reading> read(const Calendar& calendar, std::string_view text, Date reference);

// An amount of "dag", "werkdag", "week" or "maand" after a day; 1 to 10,000.
Outcome<Reading> relative(const Calendar& calendar, int amount, std::string_view unit, Date from);

}  // namespace gestand::calendar
