#include "services/commitments/domain/commitment.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

namespace gestand::commitments {

namespace {

constexpr std::array statuses{std::pair{Status::Openstaand, "openstaand"},
                              std::pair{Status::DeelsVoldaan, "deels-voldaan"}, std::pair{Status::Voldaan, "voldaan"},
                              std::pair{Status::Vervallen, "vervallen"}};
constexpr std::size_t title_max = 120;  // characters, the ellipsis among them
constexpr std::size_t number_max = 40;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// On one line, with single spaces.
std::string flat(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

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
  std::string out = flat(text);
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

std::optional<Number> parse_number(std::string_view text) {
  static const std::regex tweede("TZ ?([0-9]{6}) ?- ?([0-9]{1,5})", std::regex::icase);
  static const std::regex eerste("T ?([0-9]{5})", std::regex::icase);
  static const std::regex eerste_old("tz_([A-Za-z]+)_([0-9]{4})_([0-9]+)", std::regex::icase);
  const std::string one = flat(text.substr(0, number_max + 1));
  std::smatch found;
  if (one.size() > number_max) return std::nullopt;
  if (std::regex_match(one, found, tweede)) {
    return Number{"TZ" + found[1].str() + "-" + found[2].str(), calendar::Chamber::TK};
  }
  if (std::regex_match(one, found, eerste)) return Number{"T" + found[1].str(), calendar::Chamber::EK};
  if (std::regex_match(one, found, eerste_old)) {
    std::string ministry = found[1].str();
    std::transform(ministry.begin(), ministry.end(), ministry.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return Number{"tz_" + ministry + "_" + found[2].str() + "_" + found[3].str(), calendar::Chamber::EK};
  }
  return std::nullopt;
}

}  // namespace gestand::commitments
