// Official values in the words that people read in an alert. A value without a word is told as it stands.
#pragma once
#include <string>
#include <string_view>

namespace gestand::alerts {

[[nodiscard]] std::string judgement_in_words(std::string_view oordeel);  // "Oordeel Kamer"
// "aangenomen, in uitvoering"; where nothing is to be executed the status alone.
[[nodiscard]] std::string standing_in_words(std::string_view status, std::string_view uitvoering);

}  // namespace gestand::alerts
