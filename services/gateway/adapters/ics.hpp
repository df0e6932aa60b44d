// Deadlines as an iCalendar (RFC 5545): all-day events that say little, because calendars travel. Written by libical.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::gateway {

struct CalendarEntry {
  std::string uid;  // the same for as long as the deadline exists
  Date day;
  int sequence = 0;  // grows with every change that a calendar has to notice
  bool cancelled = false;
  std::string summary;  // "Termijn motie 26643-1172"
  std::string url;
};

// `stamp`: when this was made.
[[nodiscard]] std::string calendar_text(const std::string& name, Instant stamp,
                                        const std::vector<CalendarEntry>& entries);

}  // namespace gestand::gateway
