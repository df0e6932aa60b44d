// Third stage: an alert that nobody needs any more. One that is due is sent even if its deadline ended since (it was
// due); only the reminder after a snooze is dropped then.
#pragma once
#include <string_view>

namespace gestand::alerts {

enum class Mute { No, Acknowledged, DeadlineEnded };

[[nodiscard]] constexpr Mute mute(bool acknowledged, bool is_reminder, bool deadline_runs) {
  if (acknowledged) return Mute::Acknowledged;
  return is_reminder && !deadline_runs ? Mute::DeadlineEnded : Mute::No;
}

[[nodiscard]] constexpr std::string_view to_string(Mute reason) {
  switch (reason) {
    case Mute::No: return "niet gedempt";
    case Mute::Acknowledged: return "bevestigd";
    case Mute::DeadlineEnded: return "termijn beëindigd";
  }
  return "";
}

}  // namespace gestand::alerts
