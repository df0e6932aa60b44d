// Reads the "t.v.v." clause. Spellings met in the register: "26643-1172", "26 643, nr. 1172", "36600 VI, nr. 45",
// "21501-20-573", "32 213 (R1903), nr. 31", "30388, nrs. 43 en 45", "die gedrukt onder nr. 10", "Kamerstuk 31083-71".
#include "services/gestand/domain/replacement.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace gestand::cli {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool letter(char c) { return upper(c) || (c >= 'a' && c <= 'z'); }
char lower(char c) { return upper(c) ? static_cast<char>(c + 32) : c; }

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip(std::string_view any) {
    while (at_ < text_.size() && any.find(text_[at_]) != std::string_view::npos) ++at_;
  }
  void advance(std::size_t count) { at_ += count; }
  [[nodiscard]] std::string digits() {
    std::string out;
    while (digit(peek())) out.push_back(text_[at_++]);
    return out;
  }
  // Takes the word here if it is one of `words` and no letter follows it.
  template <std::size_t n>
  bool take_word(const std::array<std::string_view, n>& words) {
    std::size_t length = 0;
    while (letter(peek(length))) ++length;
    std::string word(text_.substr(at_, length));
    std::transform(word.begin(), word.end(), word.begin(), lower);
    if (length == 0 || std::find(words.begin(), words.end(), word) == words.end()) return false;
    at_ += length;
    return true;
  }
  // "(R1903)": the number of a kingdom act, of no use to find a paper
  bool take_kingdom_number() {
    if (peek() != '(' || peek(1) != 'R' || !digit(peek(2))) return false;
    while (peek() != '\0' && peek() != ')') ++at_;
    ++at_;
    return true;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

constexpr std::array<std::string_view, 6> number_words{"nr", "nrs", "no", "nummer", "kamerstuknr", "kamerstuknummer"};
constexpr std::array<std::string_view, 10> filler{"van",          "die",  "gedrukt", "onder", "kamerstuk",
                                                  "kamerstukken", "stuk", "de",      "motie", "dat"};
constexpr std::array<std::string_view, 1> and_word{"en"};

struct Group {
  int value = 0;
  bool announced = false;  // by "nr."
  bool joined = false;     // by "en"
};

std::vector<Group> groups_after_dossier(Cursor& cursor, std::string& suffix) {
  std::vector<Group> groups;
  bool announced = false;
  bool joined = false;
  while (true) {
    cursor.skip(" ,.-/");
    if (cursor.take_word(number_words)) {
      announced = true;
    } else if (!groups.empty() && cursor.take_word(and_word)) {
      joined = true;
    } else if (groups.empty() && !announced && cursor.take_kingdom_number()) {
      continue;
    } else if (digit(cursor.peek())) {
      const std::string digits = cursor.digits();
      if (digits.size() > 4) break;
      if (!groups.empty() && groups.back().announced && !joined) break;
      groups.push_back({std::stoi(digits), announced, joined});
      joined = false;
    } else if (groups.empty() && suffix.empty() && !announced && upper(cursor.peek())) {
      std::size_t length = 0;
      while (upper(cursor.peek(length))) ++length;
      if (length > 6 || letter(cursor.peek(length))) break;
      for (std::size_t i = 0; i < length; ++i) suffix.push_back(cursor.peek(i));
      cursor.advance(length);
    } else {
      break;
    }
  }
  return groups;
}

std::optional<ReplacedPapers> papers_at(std::string_view text) {
  Cursor cursor(text);
  bool announced = false;
  while (true) {
    cursor.skip(" ,.:-(");
    if (cursor.take_word(number_words))
      announced = true;
    else if (!cursor.take_word(filler))
      break;
  }
  std::string dossier = cursor.digits();
  if (dossier.size() == 2 && (cursor.peek() == ' ' || cursor.peek() == '.') && digit(cursor.peek(1)) &&
      digit(cursor.peek(2)) && digit(cursor.peek(3)) && !digit(cursor.peek(4))) {
    cursor.advance(1);
    dossier += cursor.digits();
  }
  if (dossier.size() != 5) {  // no dossier: a bare number must be announced as one
    if (!announced || dossier.empty() || dossier.size() > 4) return std::nullopt;
    return ReplacedPapers{"", {std::stoi(dossier)}};
  }
  std::string suffix;
  const std::vector<Group> groups = groups_after_dossier(cursor, suffix);
  ReplacedPapers papers{dossier, {}};
  std::size_t first = 0;
  if (groups.size() > 1 && suffix.empty() && !groups[0].announced && !groups[1].joined) {
    suffix = std::to_string(groups[0].value);
    if (suffix.size() == 1) suffix = "0" + suffix;
    first = 1;
  }
  for (std::size_t i = first; i < groups.size(); ++i) papers.serials.push_back(groups[i].value);
  if (papers.serials.empty()) return std::nullopt;
  if (!suffix.empty()) papers.dossier += "-" + suffix;
  return papers;
}

// The length of "t.v.v." in any punctuation at the start of `text`; 0 if it does not stand there.
std::size_t marker(std::string_view text) {
  std::size_t at = 0;
  for (const char want : {'t', 'v', 'v'}) {
    while (at > 0 && at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size() || lower(text[at]) != want) return 0;
    ++at;
    if (at < text.size() && text[at] == '.') ++at;
  }
  return at < text.size() && letter(text[at]) ? 0 : at;
}

}  // namespace

ReplacementClause replacement_in(std::string_view subject) {
  constexpr std::string_view in_full = "ter vervanging van";
  ReplacementClause clause;
  for (std::size_t at = 0; at < subject.size(); ++at) {
    if (at > 0 && (letter(subject[at - 1]) || digit(subject[at - 1]))) continue;
    const std::string_view rest = subject.substr(at);
    const std::size_t length = marker(rest);
    if (length > 0) clause.present = true;
    if (length == 0 && !rest.starts_with(in_full)) continue;
    clause.papers = papers_at(rest.substr(length > 0 ? length : in_full.size()));
    if (!clause.papers) continue;
    clause.present = true;
    return clause;
  }
  return clause;
}

}  // namespace gestand::cli
