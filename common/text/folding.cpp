#include "common/text/folding.hpp"

#include <array>
#include <cstdint>

namespace gestand::text {
namespace {

// U+00C0 to U+017F without accents; an empty string is no letter.
constexpr std::array<const char*, 192> latin = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // C0
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss",  // D0
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // E0
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y",   // F0
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",   // 100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",   // 110
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",   // 120
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",   // 130
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",   // 140
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",   // 150
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",   // 160
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s",   // 170
};

struct Point {
  std::uint32_t code = 0;
  std::size_t length = 1;
};

// The code point at `at`; a byte that is not UTF-8 counts as U+FFFD.
Point point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xf0 && first < 0xf5 ? 4U : first >= 0xe0 ? 3U : first >= 0xc2 ? 2U : 0U;
  if (length == 0 || first >= 0xf5 || at + length > text.size()) return {0xfffd, 1};
  std::uint32_t code = first & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0U) != 0x80U) return {0xfffd, 1};
    code = (code << 6U) | (byte(i) & 0x3fU);
  }
  return {code, length};
}

// Other scripts keep their letters; signs, spaces and marks of any script stand between words.
bool foreign_letter(std::uint32_t code) {
  return (code >= 0x180 && code <= 0x24f) || (code >= 0x386 && code <= 0x481) || (code >= 0x48a && code <= 0x52f) ||
         (code >= 0x5d0 && code <= 0x5ea) || (code >= 0x620 && code <= 0x64a) || (code >= 0x1e00 && code <= 0x1fbc);
}

bool combining_mark(std::uint32_t code) { return code >= 0x300 && code <= 0x36f; }

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto gap = [&] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = point_at(text, at);
    if (code >= 'A' && code <= 'Z') {
      out += static_cast<char>(code - 'A' + 'a');
    } else if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
      out += static_cast<char>(code);
    } else if (code >= 0xc0 && code <= 0x17f && *latin[code - 0xc0] != '\0') {
      out += latin[code - 0xc0];
    } else if (foreign_letter(code)) {
      out += text.substr(at, length);
    } else if (!combining_mark(code)) {
      gap();
    }
    at += length;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_clean(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = point_at(text, at);
    if (code < 0x20 || code == 0x7f || (code == 0xfffd && length == 1) || (code >= 0xd800 && code <= 0xdfff) ||
        code > 0x10ffff)
      return false;
    at += length;
  }
  return true;
}

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

}  // namespace gestand::text
