// How a wording becomes plain words. Input is hostile until proven otherwise: every byte is looked at, none is trusted.
#include "common/calendar/wording/phrase.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gestand::calendar::wording {
namespace {

using Named = std::pair<std::string_view, int>;

constexpr std::size_t kShown = 100;

constexpr auto kFolded = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"á", "a"},      {"à", "a"},      {"ä", "a"},      {"â", "a"},       {"é", "e"},       {"è", "e"},
    {"ë", "e"},      {"ê", "e"},      {"í", "i"},      {"ï", "i"},       {"ó", "o"},       {"ò", "o"},
    {"ö", "o"},      {"ô", "o"},      {"ú", "u"},      {"ü", "u"},       {"Á", "a"},       {"À", "a"},
    {"Ä", "a"},      {"É", "e"},      {"È", "e"},      {"Ë", "e"},       {"Ê", "e"},       {"Í", "i"},
    {"Ï", "i"},      {"Ó", "o"},      {"Ò", "o"},      {"Ö", "o"},       {"Ô", "o"},       {"Ú", "u"},
    {"Ü", "u"},      {"\u00a0", " "}, {"\u2007", " "}, {"\u2009", " "},  {"\u202f", " "},  {"\u00ad", ""},
    {"\u200b", ""},  {"\ufeff", ""},  {"\u2010", "-"}, {"\u2011", "-"},  {"\u2012", "-"},  {"\u2013", "-"},
    {"\u2014", " "}, {"\u2018", "'"}, {"\u2019", "'"}, {"\u201c", "\""}, {"\u201d", "\""}, {"\u201e", "\""},
    {"\u2026", "."}, {"«", "\""},     {"»", "\""},     {"\u0300", ""},   {"\u0301", ""},   {"\u0308", ""},
});

constexpr auto kNumbers = std::to_array<Named>({
    {"een", 1},        {"twee", 2},      {"drie", 3},      {"vier", 4},      {"vijf", 5},       {"zes", 6},
    {"zeven", 7},      {"acht", 8},      {"negen", 9},     {"tien", 10},     {"elf", 11},       {"twaalf", 12},
    {"dertien", 13},   {"veertien", 14}, {"vijftien", 15}, {"zestien", 16},  {"zeventien", 17}, {"achttien", 18},
    {"negentien", 19}, {"twintig", 20},  {"dertig", 30},   {"veertig", 40},  {"vijftig", 50},   {"zestig", 60},
    {"zeventig", 70},  {"tachtig", 80},  {"negentig", 90}, {"honderd", 100},
});

constexpr auto kOrdinals = std::to_array<Named>({
    {"eerste", 1},
    {"tweede", 2},
    {"derde", 3},
    {"vierde", 4},
    {"1e", 1},
    {"2e", 2},
    {"3e", 3},
    {"4e", 4},
    {"1ste", 1},
    {"2de", 2},
    {"3de", 3},
    {"4de", 4},
    {"i", 1},
    {"ii", 2},
    {"iii", 3},
    {"iv", 4},
    {"laatste", -1},
});

constexpr auto kMonths = std::to_array<Named>({
    {"januari", 1},   {"jan", 1},  {"februari", 2},  {"feb", 2},  {"febr", 2}, {"maart", 3},    {"mrt", 3},
    {"april", 4},     {"apr", 4},  {"mei", 5},       {"juni", 6}, {"jun", 6},  {"juli", 7},     {"jul", 7},
    {"augustus", 8},  {"aug", 8},  {"september", 9}, {"sept", 9}, {"sep", 9},  {"oktober", 10}, {"okt", 10},
    {"november", 11}, {"nov", 11}, {"december", 12}, {"dec", 12},
});

constexpr auto kWeekdays = std::to_array<Named>({
    {"zondag", 0},
    {"maandag", 1},
    {"dinsdag", 2},
    {"woensdag", 3},
    {"donderdag", 4},
    {"vrijdag", 5},
    {"zaterdag", 6},
});

constexpr auto kShortWeekdays =
    std::to_array<Named>({{"ma", 1}, {"di", 2}, {"wo", 3}, {"do", 4}, {"vr", 5}, {"za", 6}});

std::optional<int> look_up(const auto& table, std::string_view word) {
  const auto found = std::ranges::find(table, word, &Named::first);
  return found == table.end() ? std::nullopt : std::optional{found->second};
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

std::size_t sequence_length(unsigned char lead) {
  if (lead >= 0xF0) return 4;
  if (lead >= 0xE0) return 3;
  return lead >= 0xC0 ? 2 : 1;
}

std::string fold(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const char c = text.front();
    if (static_cast<unsigned char>(c) < 0x80) {
      const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
      plain += control ? ' ' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
      text.remove_prefix(1);
      continue;
    }
    const auto known = std::ranges::find_if(kFolded, [&](const auto& pair) { return text.starts_with(pair.first); });
    plain += known == kFolded.end() ? "?" : known->second;
    const std::size_t length =
        known == kFolded.end() ? sequence_length(static_cast<unsigned char>(c)) : known->first.size();
    text.remove_prefix(std::min(length, text.size()));
  }
  return plain;
}

std::string trimmed(std::string_view word) {
  constexpr std::string_view kEdges = ".,;:!()[]\"'`";
  while (!word.empty() && kEdges.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && kEdges.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  std::string kept{word};
  const bool initials = kept.size() % 2 == 1 && kept.size() > 1 && [&] {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (i % 2 == 1 ? kept[i] != '.' : !is_letter(kept[i])) return false;
    }
    return true;
  }();
  if (initials) std::erase(kept, '.');
  return kept;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string plain = fold(text);
  for (std::size_t start = 0; start < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', start), plain.size());
    if (std::string word = trimmed(std::string_view{plain}.substr(start, end - start)); !word.empty()) {
      words.push_back(std::move(word));
    }
    start = end + 1;
  }
  return words;
}

std::string shown(const std::vector<std::string>& words, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < words.size(); ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
    if (text.size() > kShown) return text.substr(0, kShown) + "…";
  }
  return text;
}

std::string_view Cursor::peek(std::size_t ahead) const {
  const std::size_t at = position_ + ahead;
  return at < words_.size() ? std::string_view{words_[at]} : std::string_view{};
}

bool Cursor::eat(std::string_view phrase) {
  std::size_t count = 0;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    if (peek(count) != phrase.substr(0, end)) return false;
    ++count;
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  position_ += count;
  return true;
}

bool Cursor::eat_any(std::initializer_list<std::string_view> phrases) {
  return std::ranges::any_of(phrases, [this](std::string_view phrase) { return eat(phrase); });
}

std::optional<int> whole_number(std::string_view word) {
  if (word.empty() || word.size() > 6) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> number(std::string_view word) {
  const auto digits = whole_number(word);
  if (digits) return digits;
  if (const auto plain = look_up(kNumbers, word)) return plain;
  // "eenentwintig", "drieentwintig": a unit, "en", and a ten.
  for (const auto& [unit, value] : kNumbers) {
    if (value > 9) break;
    if (!word.starts_with(unit) || !word.substr(unit.size()).starts_with("en")) continue;
    const auto ten = look_up(kNumbers, word.substr(unit.size() + 2));
    if (ten && *ten >= 20 && *ten <= 90) return *ten + value;
  }
  return std::nullopt;
}

std::optional<int> ordinal(std::string_view word) { return look_up(kOrdinals, word); }

std::optional<unsigned> month_number(std::string_view word) {
  const auto month = look_up(kMonths, word);
  return month ? std::optional{static_cast<unsigned>(*month)} : std::nullopt;
}

std::optional<unsigned> weekday_number(std::string_view word) {
  const auto weekday = look_up(kWeekdays, word);
  return weekday ? std::optional{static_cast<unsigned>(*weekday)} : std::nullopt;
}

std::optional<unsigned> weekday_short(std::string_view word) {
  const auto weekday = look_up(kShortWeekdays, word);
  return weekday ? std::optional{static_cast<unsigned>(*weekday)} : std::nullopt;
}

std::optional<int> year_number(std::string_view word) {
  const auto year = whole_number(word);
  return year && word.size() == 4 && *year >= 1990 && *year <= 2199 ? year : std::nullopt;
}

}  // namespace gestand::calendar::wording
