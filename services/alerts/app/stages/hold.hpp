// Second stage: an alert that waits for a later day is left out of the mail; the run of that day plans it anew.
#pragma once
#include <optional>
#include <string_view>

#include "common/vocab/time.hpp"

namespace gestand::alerts {

enum class Hold { No, Snoozed };

[[nodiscard]] constexpr Hold hold(std::optional<Date> snoozed_until, Date evaluated) {
  return snoozed_until && *snoozed_until > evaluated ? Hold::Snoozed : Hold::No;
}

[[nodiscard]] constexpr std::string_view to_string(Hold reason) {
  return reason == Hold::Snoozed ? "gesluimerd" : "niet opgehouden";
}

}  // namespace gestand::alerts
