// When a receiver wants to be reached: at once or gathered once a day, not in quiet hours, not on days off. Wall times
// are those of Amsterdam. Pure.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "common/calendar/calendar.hpp"
#include "common/vocab/time.hpp"

namespace gestand::alerts {

struct Preference {
  std::string receiver;
  bool daily = false;               // gathered, and sent at `at`; else at once
  std::chrono::minutes at{0};       // since midnight
  std::chrono::minutes quiet_from;  // with `quiet_until` before it: over midnight; equal: never
  std::chrono::minutes quiet_until;
  bool days_off = true;  // also in weekends and on holidays
  bool operator==(const Preference&) const = default;
};

// The first moment, not before `now`, at which what was planned then may go. What would come after `soonest`, the first
// date of which it speaks that is still ahead, goes at once: quiet is never a reason to hear of it too late.
[[nodiscard]] Instant release(const Preference& preference, const calendar::Calendar& calendar, Instant planned,
                              Instant now, std::optional<Date> soonest);

}  // namespace gestand::alerts
