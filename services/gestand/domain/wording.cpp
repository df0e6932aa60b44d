// Titles, dictums, names and kinds: see wording.hpp. Everything here is exact work on bytes of UTF-8.
#include "services/gestand/domain/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace gestand::cli {
namespace {

void append_utf8(std::string& out, std::uint32_t point) {
  const auto byte = [&](std::uint32_t value) { out.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0 | (point >> 6));
    byte(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    byte(0xE0 | (point >> 12));
    byte(0x80 | ((point >> 6) & 0x3F));
    byte(0x80 | (point & 0x3F));
  } else {
    byte(0xF0 | (point >> 18));
    byte(0x80 | ((point >> 12) & 0x3F));
    byte(0x80 | ((point >> 6) & 0x3F));
    byte(0x80 | (point & 0x3F));
  }
}

std::optional<std::uint32_t> entity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::uint32_t>, 20> named{
      {{"amp", '&'},     {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
       {"nbsp", ' '},    {"euro", 0x20AC},  {"eacute", 0xE9},  {"egrave", 0xE8},  {"euml", 0xEB},
       {"iuml", 0xEF},   {"ouml", 0xF6},    {"uuml", 0xFC},    {"aacute", 0xE1},  {"ccedil", 0xE7},
       {"oacute", 0xF3}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}}};
  if (name.size() > 1 && name.front() == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t point = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), point, hex ? 16 : 10);
    const bool scalar = point > 0 && point < 0x110000 && (point < 0xD800 || point > 0xDFFF);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || !scalar) return std::nullopt;
    return point;
  }
  const auto found = std::find_if(named.begin(), named.end(), [&](const auto& pair) { return pair.first == name; });
  return found == named.end() ? std::nullopt : std::optional(found->second);
}

std::string decode_entities(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t end = raw[i] == '&' ? raw.find(';', i) : std::string_view::npos;
    const auto point =
        end == std::string_view::npos || end - i > 10 ? std::nullopt : entity(raw.substr(i + 1, end - i - 1));
    if (point) {
      append_utf8(out, *point);
      i = end + 1;
    } else {
      out.push_back(raw[i++]);
    }
  }
  return out;
}

// Bytes of white space at `at`: 0 if there is none.
std::size_t space_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  for (const std::string_view wide :
       {std::string_view("\xC2\xA0"), std::string_view("\xE2\x80\xAF"), std::string_view("\xE2\x80\x89"),
        std::string_view("\xE2\x80\x8B"), std::string_view("\xEF\xBB\xBF")})
    if (text.substr(at, wide.size()) == wide) return wide.size();
  return 0;
}

bool starts_with_any_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
           return a == b || (b >= 'A' && b <= 'Z' && a == static_cast<char>(b + 32));
         });
}

std::string_view trimmed(std::string_view text, std::string_view off) {
  const auto first = text.find_first_not_of(off);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(off) - first + 1);
}

}  // namespace

std::string clean_line(std::string_view raw) {
  const std::string text = decode_entities(raw);
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t wide = space_at(text, i); wide > 0) {
      gap = !out.empty();
      i += wide;
      continue;
    }
    if (gap) out.push_back(' ');
    gap = false;
    out.push_back(text[i++]);
  }
  return out;
}

std::string motion_body(std::string_view paper_text) {
  constexpr std::string_view opening = "De Kamer,";
  const auto begin = paper_text.find(opening);
  if (begin == std::string_view::npos) return {};
  std::string body;
  std::string_view rest = paper_text.substr(begin + opening.size());
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const std::string line = clean_line(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (starts_with_any_case(line, "en gaat over tot de orde") || starts_with_any_case(line, "gaat over tot de orde"))
      break;
    if (line.empty()) continue;
    if (!body.empty()) body.push_back('\n');
    body += line;
  }
  body.resize(
      trimmed(body, " ,;").size());  // the sentence went on with "en gaat over…"; nothing stands before it to trim
  return body;
}

std::vector<std::string> clean_names(const std::vector<std::string>& raw) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view part) {
    const std::string_view name = trimmed(part, " .,;_\\");
    if (!name.empty()) names.emplace_back(name);
  };
  for (const std::string& line : raw) {
    const std::string clean = clean_line(line);
    std::string_view rest = clean;
    while (!rest.empty()) {
      const auto comma = rest.find(", ");
      const auto both = rest.find(" en ");
      const auto cut = std::min(comma, both);
      if (cut == std::string_view::npos) break;
      add(rest.substr(0, cut));
      rest = rest.substr(cut + (cut == comma ? 2 : 4));
    }
    add(rest);
  }
  return names;
}

std::string folded_name(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, char>, 29> plain{
      {{"á", 'a'}, {"à", 'a'}, {"ä", 'a'}, {"â", 'a'}, {"ã", 'a'}, {"ç", 'c'}, {"ć", 'c'}, {"č", 'c'},
       {"é", 'e'}, {"è", 'e'}, {"ë", 'e'}, {"ê", 'e'}, {"ğ", 'g'}, {"í", 'i'}, {"ï", 'i'}, {"ı", 'i'},
       {"ñ", 'n'}, {"ó", 'o'}, {"ò", 'o'}, {"ö", 'o'}, {"ô", 'o'}, {"ş", 's'}, {"š", 's'}, {"ú", 'u'},
       {"ü", 'u'}, {"ž", 'z'}, {"É", 'e'}, {"Ö", 'o'}, {"Š", 's'}}};
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const char c = name[i];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out.push_back(c);
    } else if (c >= 'A' && c <= 'Z') {
      out.push_back(static_cast<char>(c + 32));
    } else if (const auto found =
                   std::find_if(plain.begin(), plain.end(),
                                [&](const auto& pair) { return name.substr(i, pair.first.size()) == pair.first; });
               found != plain.end()) {
      out.push_back(found->second);
      i += found->first.size();
      continue;
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
    ++i;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::optional<std::string> paper_number(std::string_view identity) {
  constexpr std::string_view start = "kst-";
  if (!identity.starts_with(start)) return std::nullopt;
  const std::string_view number = identity.substr(start.size());
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool clean = std::all_of(number.begin(), number.end(),
                                 [&](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-'; });
  const bool dossier =
      number.size() > 6 && std::all_of(number.begin(), number.begin() + 5, is_digit) && number[5] == '-';
  const auto groups = std::count(number.begin(), number.end(), '-');
  if (!clean || !dossier || groups > 2 || number.find("--") != std::string_view::npos || serial_of(number) < 1)
    return std::nullopt;
  return std::string(number);
}

int serial_of(std::string_view number) {
  const std::string_view last = number.substr(number.rfind('-') + 1);
  int serial = 0;
  const auto read = std::from_chars(last.data(), last.data() + last.size(), serial);
  return read.ec == std::errc{} && read.ptr == last.data() + last.size() ? serial : 0;
}

std::string dossier_of(std::string_view number) { return std::string(number.substr(0, number.rfind('-'))); }

Appreciation appreciation(std::string_view value) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> map{{
      {"Ontraden", "ontraden"},
      {"Oordeel Kamer", "oordeel-kamer"},
      {"Verzocht motie aan te houden", "verzoek-aanhouden"},
      {"Geen (expliciete) appreciatie", "geen"},
      {"Ontijdig", "ontijdig"},
      {"Ontraden, tenzij gewijzigd", "ontraden-tenzij-gewijzigd"},
      {"Overbodig", "overbodig"},
      {"Overgenomen", "overgenomen"},
      {"Nog te ontvangen", "nog-te-ontvangen"},
      {"Nog niet bekend", "nog-niet-bekend"},
      {"Niet beschikbaar bij gewijzigde moties en/of amendementen", "niet-beschikbaar"},
      {"Niet beschikbaar bij moties en/of amendementen vóór 1 april 2019", "niet-beschikbaar"},
  }};
  const auto found = std::find_if(map.begin(), map.end(), [&](const auto& pair) { return pair.first == value; });
  return found == map.end() ? Appreciation{"niet-beschikbaar", false} : Appreciation{found->second, true};
}

}  // namespace gestand::cli
