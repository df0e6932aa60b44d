// How much two texts say the same: the share of their words that both have (Jaccard), over folded words of four letters
// and more. 1: the same words, 0: none in common. Pure.
#pragma once
#include <string_view>

namespace gestand::text {

// From here on a person should look whether it is the same promise.
inline constexpr double likeness_min = 0.45;

[[nodiscard]] double likeness(std::string_view one, std::string_view other);

}  // namespace gestand::text
