#include "common/promises/number.hpp"

#include <algorithm>
#include <regex>

#include "common/text/folding.hpp"

namespace gestand::promises {

namespace {

constexpr std::size_t number_max = 40;

}  // namespace

std::optional<Number> parse_number(std::string_view text) {
  static const std::regex tweede("TZ ?([0-9]{6}) ?- ?([0-9]{1,5})", std::regex::icase);
  static const std::regex eerste("T ?([0-9]{5})", std::regex::icase);
  static const std::regex eerste_old("tz_([A-Za-z]+)_([0-9]{4})_([0-9]+)", std::regex::icase);
  const std::string one = text::flat(text.substr(0, number_max + 1));
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

}  // namespace gestand::promises
