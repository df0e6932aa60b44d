// What makes a promise hard to keep track of: it does not say who delivers, what, or when, or it hides behind words
// that promise nothing ("meenemen", "bezien", "terugkomen op"). Advice, never a refusal; each finding says why. Pure.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::commitments {

struct Finding {
  std::string code;  // geen-wie | geen-levering | geen-termijn | vage-toezegging | zachte-termijn
  std::string explanation;
  struct Passage {
    std::string text;
    std::size_t from = 0, to = 0;  // characters (code points), end excluded
  };
  std::optional<Passage> passage;  // of what is there and vague; absent for what is missing
};

// `has_term`: a term was given beside the text.
[[nodiscard]] std::vector<Finding> findings(std::string_view text, bool has_term);

}  // namespace gestand::commitments
