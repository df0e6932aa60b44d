// Text as searches and comparisons see it: small letters without accents, words apart. What is compared is folded
// alike.
#pragma once
#include <string>
#include <string_view>

namespace gestand::text {

// Letters and digits in small, Latin letters without accents, everything else one space.
[[nodiscard]] std::string folded(std::string_view text);

// On one line, with single spaces.
[[nodiscard]] std::string flat(std::string_view text);

// UTF-8 without control characters.
[[nodiscard]] bool is_clean(std::string_view text);

}  // namespace gestand::text
