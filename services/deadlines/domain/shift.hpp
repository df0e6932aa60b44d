// What a date was reckoned from, and what it is by another calendar. Pure: the calendars are arguments.
#pragma once
#include <optional>
#include <string>

#include "common/calendar/calendar.hpp"
#include "common/promises/promise.hpp"
#include "common/vocab/time.hpp"

namespace gestand::deadlines {

// Words said on a day, an amount after a day, or the day on which a motion was held.
struct Origin {
  std::string words;  // empty: an amount, or a held motion
  std::optional<promises::Relative> relative = {};
  Date said;
  calendar::Chamber chamber = calendar::Chamber::TK;
  bool operator==(const Origin&) const = default;
};

// Nothing where this calendar gives no date.
[[nodiscard]] std::optional<Date> date_by(const Origin& origin, const calendar::Calendar& calendar);

}  // namespace gestand::deadlines
