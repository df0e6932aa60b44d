// Values that many tests need: items in a chosen partition, requests to append, bodies and days.
#pragma once
#include <atomic>
#include <cstdint>
#include <string>

#include "common/calendar/date.hpp"
#include "common/eventlog/event.hpp"
#include "common/eventlog/ids.hpp"

namespace gestand::support {

// A new item that lives in this partition.
[[nodiscard]] inline std::string item_in(int part) {
  std::string out = eventlog::random_uuid();
  out.back() = "0123456789abcdef"[part];
  return out;
}

[[nodiscard]] inline std::string event_data(const std::string& field, const std::string& value) {
  return R"({"soort":"motie","door":{"id":"toets","rol":"behandelaar"},"wijziging":[{"veld":")" + field +
         R"(","naar":")" + value + R"("}]})";
}

// `count` events of one item after `version`.
[[nodiscard]] inline eventlog::AppendRequest an_append(const std::string& item, int version = 0, int count = 1) {
  eventlog::AppendRequest out;
  out.request_hash = std::string(32, 'h');
  out.item = item;
  out.expected = {{item, version}};
  for (int i = 0; i < count; ++i) {
    out.events.push_back({item, version + i == 0 ? "nl.moties.motie-ingediend" : "nl.moties.motie-verbeterd",
                          event_data("titel", "versie " + std::to_string(version + i + 1))});
  }
  return out;
}

[[nodiscard]] inline Date day(int year, unsigned month, unsigned d) { return calendar::make_day(year, month, d); }

}  // namespace gestand::support
