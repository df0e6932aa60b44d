// The window before a recess: the last day on which a letter still reaches a sitting Chamber.
#include <fmt/format.h>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/calendar/rules.hpp"

namespace gestand::calendar {
namespace {

using std::chrono::days;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2999;

Date last_thursday_before(Date day) { return on_or_after(day - days{7}, std::chrono::Thursday); }

Step window_step(const Recess& recess) {
  if (recess.official) {
    return {fmt::format("laatste donderdag voor de eerste officiële dag van het {} van {}", to_string(recess.kind),
                        recess.year),
            to_iso(recess.first_day), to_iso(last_thursday_before(recess.first_day)), recess.source};
  }
  const std::string_view certainty = recess.expected ? "verwachte laatste vergaderdag" : "laatste vergaderdag";
  return {fmt::format("{} voor het {} van {}", certainty, to_string(recess.kind), recess.year),
          to_iso(recess.first_day), to_iso(recess.last_sitting_day), recess.source};
}

}  // namespace

std::string rule_version(const Calendar& calendar) { return fmt::format("{}/{}", kRulesVersion, calendar.version()); }

Outcome<Reading> before_recess(const Calendar& calendar, RecessKind kind, int year) {
  if (year < kFirstYear || year > kLastYear) {
    return Refusal{"datum-onbekend", fmt::format("Er is geen kalender voor het jaar {}.", year)};
  }
  Reading reading{.kind = "reces", .date = {}, .steps = {}, .rule_version = rule_version(calendar)};
  auto recess = calendar.recess(kind, year);
  if (!recess) {
    recess = calendar.displaced_by(kind, year);
    if (recess) {
      reading.steps.push_back(
          {fmt::format("in {} kwam het {} in de plaats van het {}", year, to_string(recess->kind), to_string(kind)),
           to_iso(recess->first_day), to_iso(recess->last_day), recess->source});
    }
  }
  if (!recess) {
    return Refusal{"datum-onbekend", fmt::format("Van {} is geen {} bekend.", year, to_string(kind))};
  }
  reading.date = recess->official ? last_thursday_before(recess->first_day) : recess->last_sitting_day;
  reading.steps.push_back(window_step(*recess));
  return reading;
}

}  // namespace gestand::calendar
