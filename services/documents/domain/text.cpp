#include "services/documents/domain/text.hpp"

#include <array>

namespace gestand::documents {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char no_ascii = '\x01';

// Length of the sequence at the front, 0 if it is none; the character in `out`.
std::size_t take(std::string_view in, char32_t& out) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(in[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) {
    out = first;
    return 1;
  }
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first > 0xF4 || in.size() < length) return 0;
  char32_t value = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
  out = value;
  return length;
}

// U+00C0 to U+017F without their accents; '.' where there is no one letter.
constexpr std::string_view latin =
    "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKk.LlLlLlLlLlNnNnNnnNnOoOoOo.."
    "RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUu"
    "WwYyYZzZzZzs";

char plain_of(char32_t c) {
  if (c < 0x80) return c == '\t' ? ' ' : static_cast<char>(c);
  if (c >= 0xC0 && c - 0xC0 < latin.size()) return latin[c - 0xC0] == '.' ? no_ascii : latin[c - 0xC0];
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return ' ';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  if (c == 0x2212) return '-';
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032 || c == 0x00B4 || c == 0x201A) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB) return '"';
  if (c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0xF0B7 || c == 0x2023 || c == 0x25E6) return '*';
  return no_ascii;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0x0300 && c <= 0x036F);
}

std::u32string_view ligature(char32_t c) {
  switch (c) {
    case 0xFB00: return U"ff";
    case 0xFB01: return U"fi";
    case 0xFB02: return U"fl";
    case 0xFB03: return U"ffi";
    case 0xFB04: return U"ffl";
    case 0x0132: return U"IJ";
    case 0x0133: return U"ij";
    case 0x2026: return U"...";
    default: return {};
  }
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool is_utf8(std::string_view bytes) {
  char32_t c = 0;
  while (!bytes.empty()) {
    const auto length = take(bytes, c);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

std::u32string decode(std::string_view in) {
  std::u32string out;
  out.reserve(in.size());
  while (!in.empty()) {
    char32_t c = replacement;
    const auto length = take(in, c);
    out.push_back(length == 0 ? replacement : c);
    in.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

std::string encode(std::u32string_view chars) {
  std::string out;
  out.reserve(chars.size());
  for (const char32_t c : chars) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6U));
      put(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
      put(0xE0 | (c >> 12U));
      put(0x80 | ((c >> 6U) & 0x3FU));
      put(0x80 | (c & 0x3FU));
    } else {
      put(0xF0 | (c >> 18U));
      put(0x80 | ((c >> 12U) & 0x3FU));
      put(0x80 | ((c >> 6U) & 0x3FU));
      put(0x80 | (c & 0x3FU));
    }
  }
  return out;
}

std::string Flow::shown(std::size_t begin, std::size_t end) const {
  end = std::min(end, size());
  while (begin < end && plain[begin] == ' ') ++begin;
  while (end > begin && plain[end - 1] == ' ') --end;
  std::u32string chars;
  for (std::size_t i = begin; i < end; ++i) chars.push_back(glyphs[i].shown);
  return encode(chars);
}

Flow Flow::part(std::size_t begin, std::size_t end) const {
  Flow out;
  for (std::size_t i = begin; i < std::min(end, size()); ++i) out.add(glyphs[i]);
  return out;
}

std::vector<Line> lines_of(std::u32string_view text) {
  std::vector<Line> out(1);
  const auto end_line = [&](bool page) {
    auto& flow = out.back().flow;
    while (!flow.empty() && flow.plain.back() == ' ') {
      flow.plain.pop_back();
      flow.glyphs.pop_back();
    }
    out.emplace_back();
    out.back().page_start = page;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      end_line(c == '\f');
      continue;
    }
    const auto at = static_cast<std::uint32_t>(i);
    if (is_invisible(c)) continue;
    if (c == '\t') {  // a column: as wide as it takes to be one
      for (int n = 0; n < 4; ++n) out.back().flow.add({' ', U' ', at, at + 1});
      continue;
    }
    if (const auto parts = ligature(c); !parts.empty()) {
      for (const char32_t part : parts) out.back().flow.add({static_cast<char>(part), part, at, at + 1});
      continue;
    }
    const char plain = c < 0x20 || c == 0x7F ? ' ' : plain_of(c);
    out.back().flow.add({plain, plain == ' ' ? U' ' : c, at, at + 1});
  }
  end_line(false);
  out.pop_back();
  return out;
}

Flow join(const std::vector<Flow>& lines) {
  Flow out;
  for (const auto& line : lines) {
    std::size_t i = 0;
    while (i < line.size() && line.plain[i] == ' ') ++i;
    if (i == line.size()) continue;
    const std::size_t n = out.size();
    if (n >= 2 && out.plain[n - 1] == '-' && out.plain[n - 2] != ' ') {
      // "appre-" + "ciatie" is one word; "motie-" + "Kathmann" keeps its hyphen, and so does "in- en verkoop".
      const bool and_or = line.plain.compare(i, 3, "en ") == 0 || line.plain.compare(i, 3, "of ") == 0;
      if (and_or) {
        out.add({' ', U' ', line.glyphs[i].from, line.glyphs[i].from});
      } else if (is_lower(line.plain[i]) && !is_upper(out.plain[n - 2])) {
        out.plain.pop_back();
        out.glyphs.pop_back();
      }
    } else if (n > 0 && out.plain[n - 1] != ' ') {
      out.add({' ', U' ', out.glyphs.back().to, line.glyphs[i].from});
    }
    for (; i < line.size(); ++i) {
      if (line.plain[i] == ' ' && (out.empty() || out.plain.back() == ' ')) continue;
      out.add(line.glyphs[i]);
    }
  }
  while (!out.empty() && out.plain.back() == ' ') {
    out.plain.pop_back();
    out.glyphs.pop_back();
  }
  return out;
}

char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view plain) {
  std::string out(plain);
  for (char& c : out) c = lower(c);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace gestand::documents
