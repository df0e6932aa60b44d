// The words of official values; see the header.
#include "services/alerts/domain/labels.hpp"

#include <algorithm>
#include <array>

namespace gestand::alerts {
namespace {

struct Word {
  std::string_view value, text;
};

// Those that do not read as they are written; of the others a hyphen is a space.
constexpr std::array words{Word{"oordeel-kamer", "Oordeel Kamer"},
                           Word{"ontraden-tenzij-gewijzigd", "ontraden, tenzij gewijzigd"},
                           Word{"verzoek-aanhouden", "verzocht aan te houden"}, Word{"geen", "geen appreciatie"},
                           Word{"open", "uitvoering open"}};

std::string in_words(std::string_view value) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.value == value; });
  std::string out(found == words.end() ? value : found->text);
  if (found == words.end()) std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

}  // namespace

std::string judgement_in_words(std::string_view oordeel) { return in_words(oordeel); }

std::string standing_in_words(std::string_view status, std::string_view uitvoering) {
  const auto first = in_words(status);
  return uitvoering.empty() || uitvoering == "nvt" ? first : first + ", " + in_words(uitvoering);
}

}  // namespace gestand::alerts
