// Last stage: what an attempt means for the mail and its alerts. Nothing is given up: it is tried until it works.
#pragma once
#include <algorithm>
#include <chrono>
#include <string_view>

#include "services/alerts/app/stages/send.hpp"

namespace gestand::alerts {

// In real time: 1, 2, 4 … seconds, at most ten minutes.
[[nodiscard]] constexpr std::chrono::seconds back_off(int attempt) {
  return std::chrono::seconds{std::min(600, 1 << std::clamp(attempt - 1, 0, 10))};
}

// The state of the mail after an attempt.
[[nodiscard]] constexpr std::string_view state_after(Sent sent) {
  return sent == Sent::Accepted ? "verzonden" : "mislukt";
}

// The status of an alert after an attempt; what a person said meanwhile stands.
[[nodiscard]] constexpr std::string_view status_after(std::string_view status, Sent sent) {
  if (status != "gepland" && status != "mislukt") return status;
  return sent == Sent::Accepted ? "verzonden" : "mislukt";
}

}  // namespace gestand::alerts
