// The calendar as people entered it, for those who ask instead of following: at most a second old. It belongs to
// organisation; what was known last goes on to count while that is away. Threads: any.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json_fwd.hpp>

#include "common/bus/node.hpp"
#include "common/calendar/calendar.hpp"

namespace gestand::owner {

class LiveCalendar {
 public:
  explicit LiveCalendar(bus::Node& node) : node_(node) {}

  // Throws Unavailable while organisation does not answer and nothing is known yet.
  [[nodiscard]] std::shared_ptr<const calendar::Calendar> now();

 private:
  [[nodiscard]] std::optional<nlohmann::json> ask(std::chrono::milliseconds budget);

  bus::Node& node_;
  std::mutex asking_;  // one asks, the others go on with what is known
  std::mutex mutex_;
  std::shared_ptr<const calendar::Calendar> known_;
  std::string document_;
  std::chrono::steady_clock::time_point asked_;
};

}  // namespace gestand::owner
