// Clocks of an item that are no term: nothing was promised by then, but somebody should look. They are kept beside the
// deadlines under an id of their own and evaluated as these are; a rule speaks of one only if it names its kind.
//   controle  a standing condition was not looked at for a year (commitments: `volgendeControleDatum`)
//   stilte    the day on which anything was recorded of an open item last
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "common/vocab/time.hpp"

namespace gestand::alerts {

inline constexpr std::array<std::string_view, 2> clock_kinds{"controle", "stilte"};

[[nodiscard]] constexpr bool is_clock(std::string_view kind) {
  return kind == clock_kinds[0] || kind == clock_kinds[1];
}

// What the clocks of an item hang on.
struct Life {
  bool open = false;
  bool in_charge = false;  // a directorate has it
  std::optional<Date> check_due;
  Date told;  // its last event
};

// The date of this clock; none while it stands still.
[[nodiscard]] constexpr std::optional<Date> clock_date(std::string_view kind, const Life& life) {
  if (!life.open || !life.in_charge) return std::nullopt;
  return kind == "stilte" ? std::optional(life.told) : life.check_due;
}

}  // namespace gestand::alerts
