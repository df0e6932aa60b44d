// First stage: does a rule speak of a deadline on a day at all, and if not, why.
#pragma once
#include <string_view>

#include "services/alerts/domain/evaluate.hpp"

namespace gestand::alerts {

enum class Match { Yes, OtherKind, OtherItemKind, NobodyInCharge, OtherDirectorate };

[[nodiscard]] std::string_view to_string(Match match);

// What does not change with the day.
[[nodiscard]] Match match(const Rule& rule, const Deadline& deadline);
[[nodiscard]] Match match_on(const Rule& rule, const Deadline& deadline, Date day);

}  // namespace gestand::alerts
