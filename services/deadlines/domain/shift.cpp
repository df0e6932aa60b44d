#include "services/deadlines/domain/shift.hpp"

#include "common/calendar/reading.hpp"

namespace gestand::deadlines {

std::optional<Date> date_by(const Origin& origin, const calendar::Calendar& calendar) {
  if (origin.words.empty() && !origin.relative) return calendar::lapse(calendar, origin.chamber, origin.said).date;
  const auto reading = origin.relative ? calendar::relative(calendar, origin.relative->amount, origin.relative->unit,
                                                            origin.relative->from)
                                       : calendar::read(calendar, origin.words, origin.said);
  return reading ? reading.value().date : std::nullopt;
}

}  // namespace gestand::deadlines
