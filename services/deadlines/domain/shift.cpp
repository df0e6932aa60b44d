// A date is reckoned again by both calendars.
#include "services/deadlines/domain/shift.hpp"

#include "common/calendar/reading.hpp"

namespace gestand::deadlines {
namespace {

std::optional<Date> date_by(const Origin& origin, const calendar::Calendar& calendar) {
  if (origin.words.empty()) return calendar::lapse(calendar, origin.chamber, origin.said).date;
  const auto reading = calendar::read(calendar, origin.words, origin.said);
  return reading ? reading.value().date : std::nullopt;
}

}  // namespace

std::optional<Date> moved(const Origin& origin, Date date, const calendar::Calendar& now,
                          const calendar::Calendar& then) {
  if (date_by(origin, now) != date) return std::nullopt;
  const auto other = date_by(origin, then);
  return other == date ? std::nullopt : other;
}

}  // namespace gestand::deadlines
