#include "services/commitments/domain/commitment.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/folding.hpp"

namespace gestand::commitments {

namespace {

constexpr std::array statuses{std::pair{Status::Openstaand, "openstaand"},
                              std::pair{Status::DeelsVoldaan, "deels-voldaan"}, std::pair{Status::Voldaan, "voldaan"},
                              std::pair{Status::Vervallen, "vervallen"}};
constexpr std::size_t title_max = 120;  // characters, the ellipsis among them

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

const char* to_string(Status value) {
  return std::find_if(statuses.begin(), statuses.end(), [&](const auto& one) { return one.first == value; })->second;
}

std::optional<Status> parse_status(const std::string& text) {
  const auto found =
      std::find_if(statuses.begin(), statuses.end(), [&](const auto& one) { return text == one.second; });
  return found == statuses.end() ? std::nullopt : std::optional(found->first);
}

std::string title_of(std::string_view text) {
  std::string out = text::flat(text);
  std::size_t characters = 0;
  std::size_t cut = 0;  // where character number title_max begins
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (continues_character(out[i])) continue;
    if (++characters == title_max) cut = i;
  }
  if (characters <= title_max) return out;
  const auto space = out.rfind(' ', cut);
  out.resize(space == std::string::npos || space == 0 ? cut : space);
  return out + "…";
}

std::string title_of(const Commitment& commitment) {
  if (!commitment.aside) return title_of(commitment.text);
  return commitment.kind == Kind::Toezegging ? "Vertrouwelijke toezegging" : "Vertrouwelijk verzoek";
}

}  // namespace gestand::commitments
