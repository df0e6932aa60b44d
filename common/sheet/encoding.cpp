#include "common/sheet/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/sheet/table.hpp"

namespace gestand::sheet {

namespace {

// 0x80 to 0x9f; zero is no character.
constexpr std::array<char32_t, 32> windows = {0x20ac, 0,      0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
                                              0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17d,  0,
                                              0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                              0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0,      0x17e,  0x178};

std::uint8_t byte_at(const std::string& bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = first >= 0xf0 && first < 0xf5 ? 4U : first >= 0xe0 ? 3U : first >= 0xc2 ? 2U : 0U;
    if (length == 0 || first >= 0xf5 || at + length > text.size()) return false;
    char32_t point = first & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
      const auto next = static_cast<unsigned char>(text[at + i]);
      if ((next & 0xc0U) != 0x80U) return false;
      point = (point << 6U) | (next & 0x3fU);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (overlong || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) return false;
    at += length;
  }
  return true;
}

std::string from_utf16(const std::string& bytes, std::size_t begin, bool big) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) -> char32_t {
    return big ? static_cast<char32_t>(byte_at(bytes, at) << 8U | byte_at(bytes, at + 1))
               : static_cast<char32_t>(byte_at(bytes, at + 1) << 8U | byte_at(bytes, at));
  };
  for (std::size_t at = begin; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit(at);
    const bool high = point >= 0xd800 && point < 0xdc00;
    if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xdc00 && unit(at + 2) <= 0xdfff) {
      point = 0x10000 + ((point - 0xd800) << 10U) + (unit(at + 2) - 0xdc00);
      at += 2;
    } else if (point >= 0xd800 && point <= 0xdfff) {
      point = 0xfffd;
    }
    append_utf8(out, point);
  }
  return out;
}

// Latin text in UTF-16 has a zero byte at every other place.
std::optional<bool> looks_utf16(const std::string& bytes) {
  constexpr std::size_t looked_at = 2'000;
  const std::size_t size = std::min(bytes.size(), looked_at) & ~std::size_t{1};
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < size; ++at) zeros[at % 2] += bytes[at] == '\0' ? 1U : 0U;
  const std::size_t many = size / 4;  // half of the units
  if (many == 0 || std::max(zeros[0], zeros[1]) < many || std::min(zeros[0], zeros[1]) > 0) return std::nullopt;
  return zeros[0] > zeros[1];
}

std::string from_windows(const std::string& bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    const char32_t point = byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80U] : byte;
    append_utf8(out, byte >= 0x80 && point == 0 ? 0xfffd : point);
  }
  return out;
}

Decoded read(const std::string& bytes) {
  if (bytes.starts_with("\xff\xfe")) return {from_utf16(bytes, 2, false), "UTF-16"};
  if (bytes.starts_with("\xfe\xff")) return {from_utf16(bytes, 2, true), "UTF-16"};
  if (bytes.starts_with("\xef\xbb\xbf")) {
    if (!is_utf8(bytes)) throw Unreadable("het bestand zegt UTF-8 te zijn, maar is dat niet overal");
    return {bytes.substr(3), "UTF-8 met kenmerk"};
  }
  if (const auto big = looks_utf16(bytes)) return {from_utf16(bytes, 0, *big), "UTF-16"};
  if (is_utf8(bytes)) return {bytes, "UTF-8"};
  return {from_windows(bytes), "Windows-1252"};
}

}  // namespace

void append_utf8(std::string& out, char32_t point) {
  const auto add = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xc0U | (point >> 6U));
    add(0x80U | (point & 0x3fU));
  } else if (point < 0x10000) {
    add(0xe0U | (point >> 12U));
    add(0x80U | ((point >> 6U) & 0x3fU));
    add(0x80U | (point & 0x3fU));
  } else {
    add(0xf0U | (point >> 18U));
    add(0x80U | ((point >> 12U) & 0x3fU));
    add(0x80U | ((point >> 6U) & 0x3fU));
    add(0x80U | (point & 0x3fU));
  }
}

Decoded decode(const std::string& bytes) {
  Decoded out = read(bytes);
  if (out.text.find('\0') != std::string::npos)
    throw Unreadable("dit is geen tekst; bewaar het blad als .xlsx of .csv");
  return out;
}

}  // namespace gestand::sheet
