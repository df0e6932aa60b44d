// Where a deadline would lie by another calendar. Pure: both calendars are arguments.
#pragma once
#include <optional>
#include <string>

#include "common/calendar/calendar.hpp"
#include "common/vocab/time.hpp"

namespace gestand::deadlines {

// What a date was reckoned from: words said on a day, or the day on which a motion was held.
struct Origin {
  std::string words;  // empty: of a held motion
  Date said;
  calendar::Chamber chamber = calendar::Chamber::TK;
};

// The date by `then`. Nothing where it stays, and where `now` does not give `date` either: then it was set by other
// means (the register's own term, a move by hand) and follows no calendar.
[[nodiscard]] std::optional<Date> moved(const Origin& origin, Date date, const calendar::Calendar& now,
                                        const calendar::Calendar& then);

}  // namespace gestand::deadlines
