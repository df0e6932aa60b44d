// Clocks are no terms: nothing was promised by then, but somebody should look. They are kept beside the deadlines under
// an id of their own and evaluated as these are; a rule speaks of one only if it names its kind.
//   controle    a standing condition was not looked at for a year (commitments: `volgendeControleDatum`)
//   stilte      the day on which anything was recorded of an open item last
//   verzending  the day on which an edition is planned to be sent
//   week        of a directorate: a Monday, for its weekly overview
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "common/vocab/time.hpp"

namespace gestand::alerts {

inline constexpr std::array<std::string_view, 4> clock_kinds{"controle", "stilte", "verzending", "week"};

[[nodiscard]] constexpr bool is_clock(std::string_view kind) {
  for (const auto clock : clock_kinds)
    if (kind == clock) return true;
  return false;
}

// What the clocks of an item hang on.
struct Life {
  bool open = false;       // of an edition: it is to be sent
  bool in_charge = false;  // a directorate has it
  std::optional<Date> check_due;
  std::optional<Date> planned;  // of an edition
  Date told;                    // its last event
};

[[nodiscard]] constexpr Date next_monday(Date day) { return day + (std::chrono::Monday - std::chrono::weekday{day}); }

// The date of this clock; none while it stands still, and for an item of another kind. A directorate's weeks go on from
// the Monday `first` that they began with.
[[nodiscard]] constexpr std::optional<Date> clock_date(std::string_view kind, std::string_view item_kind,
                                                       const Life& life, std::optional<Date> first) {
  if (item_kind == "directie")
    return kind == "week" ? std::optional(first.value_or(next_monday(life.told))) : std::nullopt;
  if (item_kind == "editie") return kind == "verzending" && life.open ? life.planned : std::nullopt;
  if (!life.open || !life.in_charge) return std::nullopt;
  if (kind == "stilte") return life.told;
  return kind == "controle" ? life.check_due : std::nullopt;
}

}  // namespace gestand::alerts
