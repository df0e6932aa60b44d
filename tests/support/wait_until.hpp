// Waits for a condition, not for a time: how long it may take is a limit that only a fault reaches.
#pragma once
#include <chrono>
#include <functional>
#include <thread>

namespace gestand::support {

[[nodiscard]] inline bool wait_until(const std::function<bool()>& condition,
                                     std::chrono::milliseconds at_most = std::chrono::seconds(30)) {
  const auto deadline = std::chrono::steady_clock::now() + at_most;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace gestand::support
