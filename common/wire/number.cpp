#include "common/wire/number.hpp"

#include <algorithm>
#include <regex>

namespace gestand::wire {

namespace {

// Blanks of all widths become one kind, dashes too; letters upper case.
std::string plain(std::string_view text) {
  std::string out(text);
  for (const std::string_view wide : {"\u00a0", "\u2009", "\u202f", "\u2007"}) {
    for (auto at = out.find(wide); at != std::string::npos; at = out.find(wide, at)) out.replace(at, wide.size(), " ");
  }
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  for (const std::string_view dash : {"\u2011", "\u2012", "\u2013"}) {
    for (auto at = out.find(dash); at != std::string::npos; at = out.find(dash, at)) out.replace(at, dash.size(), "-");
  }
  const auto first = out.find_first_not_of(" \t\n");
  const auto last = out.find_last_not_of(" \t\n");
  return first == std::string::npos ? "" : out.substr(first, last - first + 1);
}

constexpr std::size_t longest = 60;

}  // namespace

std::optional<std::string> parse_paper_number(std::string_view text) {
  if (text.size() > longest) return std::nullopt;
  static const std::regex pattern(
      R"((?:KAMERSTUK(?:KEN)?\s*(?:I{1,2}\s*,?\s*)?(?:\d{4}[-/]\d{2,4}\s*,\s*)?|KST-)?(\d{2})[ .]?(\d{3})(?:[ -]+\(?([IVXLC]+[A-Z]?|[A-Z]|\d{1,3})\)?)?(?:\s*,?\s*NR\.?\s*|\s*-\s*|\s*,\s*|\s+(?=\d))(\d{1,5}|[A-Z]{1,3}))",
      std::regex::optimize);
  std::smatch match;
  const std::string normal = plain(text);
  if (!std::regex_match(normal, match, pattern)) return std::nullopt;
  const std::string last = match[4].str();
  const auto begin = last.find_first_not_of('0');  // "nr. 07" is 7: one number has one spelling in keys
  if (begin == std::string::npos) return std::nullopt;
  return match[1].str() + match[2].str() + (match[3].matched ? "-" + match[3].str() : "") + "-" + last.substr(begin);
}

std::optional<std::string> parse_case_number(std::string_view text) {
  const std::string normal = text.size() > longest ? "" : plain(text);
  const auto digits = [&](std::size_t from, std::size_t count) {
    return std::all_of(normal.begin() + static_cast<std::ptrdiff_t>(from),
                       normal.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (normal.size() != 10 || normal[4] != 'Z' || !digits(0, 4) || !digits(5, 5)) return std::nullopt;
  return normal;
}

}  // namespace gestand::wire
