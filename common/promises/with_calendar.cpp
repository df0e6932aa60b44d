#include "common/promises/with_calendar.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"

namespace gestand::promises {

namespace {

bool by_calendar(const Deadline& one) { return one.running() && one.basis && one.date && !one.edition; }

std::optional<Date> date_by(const Deadline& one, const calendar::Calendar& calendar) {
  const Basis& basis = *one.basis;
  if (basis.held_on) return calendar::lapse(calendar, basis.chamber, *basis.held_on).date;
  if (basis.relative) {
    const auto reading =
        calendar::relative(calendar, basis.relative->amount, basis.relative->unit, basis.relative->from);
    return reading ? reading.value().date : std::nullopt;
  }
  if (!one.words || !basis.read_on) return std::nullopt;
  const auto reading = calendar::read(calendar, *one.words, *basis.read_on);
  return reading ? reading.value().date : std::nullopt;
}

}  // namespace

int calendar_number(const Basis& basis) {
  const auto plus = basis.calendar.rfind('+');
  const std::string digits = plus == std::string::npos ? "" : basis.calendar.substr(plus + 1);
  const bool good = !digits.empty() && digits.size() < 9 && digits.find_first_not_of("0123456789") == std::string::npos;
  return good ? std::stoi(digits) : 0;
}

bool runs_by_calendar(const Promise& promise) {
  return std::any_of(promise.deadlines.begin(), promise.deadlines.end(), by_calendar);
}

Promise with_calendar(Promise promise, const calendar::Calendar& calendar) {
  for (auto& one : promise.deadlines) {
    if (!by_calendar(one) || calendar_number(*one.basis) >= calendar.number()) continue;
    const auto to = date_by(one, calendar);
    if (!to || to == one.date) continue;
    one.steps.push_back(
        {"De kalender is gewijzigd.", calendar::to_iso(*one.date), calendar::to_iso(*to), calendar.version()});
    one.date = to;
    one.basis->calendar = calendar.version();
    ++one.moves;
  }
  return promise;
}

}  // namespace gestand::promises
