// The day of the stack's clock, for "over 12 dagen" on pages. Asked of the motions service, at most once a second.
// Threads: any.
#pragma once
#include <atomic>
#include <chrono>
#include <mutex>

#include "common/bus/node.hpp"
#include "common/vocab/time.hpp"

namespace gestand::gateway {

class StackDay {
 public:
  explicit StackDay(bus::Node& node) : node_(node) {}
  [[nodiscard]] Date get();
  [[nodiscard]] bool known() const { return known_; }

 private:
  bus::Node& node_;
  std::mutex mutex_;
  Date day_{};
  std::chrono::steady_clock::time_point asked_{};
  std::atomic<bool> known_{false};
};

}  // namespace gestand::gateway
