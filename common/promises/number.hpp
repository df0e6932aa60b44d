// Numbers under which the registers of both Chambers keep a promise.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/calendar/calendar.hpp"

namespace gestand::promises {

// "TZ202405-123" (Tweede Kamer), "T01615" and the older "tz_JUST_2006_7" (Eerste Kamer). Nothing if it is no such
// number.
struct Number {
  std::string text;
  calendar::Chamber chamber = calendar::Chamber::TK;
};
[[nodiscard]] std::optional<Number> parse_number(std::string_view text);

}  // namespace gestand::promises
