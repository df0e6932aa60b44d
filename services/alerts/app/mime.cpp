// The form of mail.
#include "services/alerts/app/mime.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace gestand::alerts {
namespace {

using namespace std::chrono;

constexpr std::size_t line_max = 76;
constexpr std::size_t encoded_word_max = 75;  // RFC 2047, 2

bool is_plain(char c) { return c >= 0x20 && c < 0x7f; }

// The bytes of the UTF-8 character that begins here: one is never cut in two.
std::size_t character_at(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80 && length < 4)
    ++length;
  return length;
}

std::string escaped(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("={:02X}", static_cast<unsigned char>(c));
  return out;
}

std::string in_word(std::string_view character) {
  if (character.size() == 1) {
    const char c = character[0];
    if (c == ' ') return "_";
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == ',')
      return std::string{c};
  }
  return escaped(character);
}

std::string encoded_words(std::string_view value, std::size_t first_room) {
  std::string out;
  std::string word;
  auto room = first_room;
  const auto close = [&] {
    out += (out.empty() ? "" : "\r\n ") + ("=?utf-8?Q?" + word + "?=");
    word.clear();
    room = encoded_word_max;
  };
  for (std::size_t at = 0; at < value.size();) {
    const auto length = character_at(value, at);
    const auto next = in_word(value.substr(at, length));
    if (word.size() + next.size() + 12 > room) close();
    word += next;
    at += length;
  }
  close();
  return out;
}

std::string folded(std::string_view value, std::size_t first_room) {
  std::string out;
  std::size_t room = first_room;
  while (value.size() > room) {
    auto cut = value.rfind(' ', room);
    if (cut == std::string_view::npos || cut == 0) cut = value.find(' ', room);
    if (cut == std::string_view::npos) break;
    out += std::string{value.substr(0, cut)} + "\r\n ";
    value.remove_prefix(cut + 1);
    room = line_max - 1;
  }
  return out + std::string{value};
}

}  // namespace

std::string header(std::string_view name, std::string_view value) {
  std::string clean{value};
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  const auto room = line_max - std::min(name.size() + 2, line_max / 2);
  const bool plain = std::all_of(clean.begin(), clean.end(), is_plain) && clean.find("=?") == std::string::npos;
  return std::string{name} + ": " + (plain ? folded(clean, room) : encoded_words(clean, room)) + "\r\n";
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  const auto put = [&](const std::string& piece) {
    if (column + piece.size() > line_max - 1) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '\r') {
      ++at;
      continue;
    }
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      ++at;
      continue;
    }
    const auto length = character_at(text, at);
    const bool before_end = at + length == text.size() || text[at + length] == '\n' || text[at + length] == '\r';
    const bool bare = length == 1 && is_plain(c) && c != '=' && !(c == ' ' && before_end);
    put(bare ? std::string{c} : escaped(text.substr(at, length)));
    at += length;
  }
  return out;
}

std::string mail_date(Instant instant) {
  constexpr std::array day_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = floor<days>(instant);
  const year_month_day ymd{day};
  const hh_mm_ss time{floor<seconds>(instant - day)};
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", day_names[weekday{day}.c_encoding()], unsigned{ymd.day()},
                     month_names[unsigned{ymd.month()} - 1], int{ymd.year()}, time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

bool is_address(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size() ||
      text.find('@', at + 1) != std::string_view::npos)
    return false;
  return text.size() <= 254 && std::all_of(text.begin(), text.end(), [](char c) {
           return is_plain(c) && c != ' ' && c != '<' && c != '>' && c != '(' && c != ')' && c != ',' && c != ';' &&
                  c != ':' && c != '"' && c != '\\' && c != '[' && c != ']';
         });
}

}  // namespace gestand::alerts
