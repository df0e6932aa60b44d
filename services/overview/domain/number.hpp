// Numbers of items, as keys: how they sort, and how a search finds them whole.
#pragma once
#include <string>
#include <string_view>

namespace gestand::overview {

// Sorts as people count: by dossier, suffix and number ("36600-9" < "36600-10" < "36600-VI-2"), letters after figures
// ("…-45" < "…-Y" < "…-AA").
[[nodiscard]] std::string number_sort_key(std::string_view number);

// The same for every way to write one number in one spelling: without spaces and quotes, small, ASCII only. Kept among
// the words of an item as "n:…".
[[nodiscard]] std::string number_word(std::string_view number);

}  // namespace gestand::overview
