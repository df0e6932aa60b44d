// The two kinds of time in this house. Nothing here reads a clock.
//   Date    a legal day in Europe/Amsterdam; deadlines, recesses and facts are days.
//   Instant a moment in UTC with microseconds; what was recorded when.
#pragma once
#include <chrono>

namespace gestand {

using Date = std::chrono::sys_days;
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

}  // namespace gestand
