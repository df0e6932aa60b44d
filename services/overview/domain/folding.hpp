// Text as the search sees it: small letters without accents, words apart. Texts and searches are folded alike.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/text/folding.hpp"

namespace gestand::overview {

using text::folded;
using text::is_clean;

// A search as people type it: words, and phrases between quotes (a quote that is not closed counts to the end).
struct SearchWords {
  std::vector<std::string> words;
  std::vector<std::string> phrases;  // two words or more, apart by one space
  bool operator==(const SearchWords&) const = default;
};
[[nodiscard]] SearchWords search_words(std::string_view text);

}  // namespace gestand::overview
