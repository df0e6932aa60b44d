// A wording as plain lower-case words, and a cursor that takes known phrases off its front.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::calendar::wording {

// Lower case, accents off ("vóór" is "voor", "één" is "een"), dashes and spaces of every kind made plain, punctuation
// at the ends of words gone ("a.s." is "as"). Anything else that is not ASCII becomes "?", which no phrase knows.
std::vector<std::string> words_of(std::string_view text);

// The words with single spaces: safe to show in a sentence, whatever came in. Cut off after 100 characters.
std::string shown(const std::vector<std::string>& words, std::size_t from = 0);

class Cursor {
 public:
  explicit Cursor(std::vector<std::string> words) : words_(std::move(words)) {}

  bool at_end() const { return position_ == words_.size(); }
  std::string_view peek(std::size_t ahead = 0) const;  // "" past the end
  void skip(std::size_t count = 1) { position_ += count; }
  bool eat(std::string_view phrase);  // one or more words
  bool eat_any(std::initializer_list<std::string_view> phrases);

  std::size_t position() const { return position_; }
  void back_to(std::size_t position) { position_ = position; }
  const std::vector<std::string>& words() const { return words_; }
  std::string rest() const { return shown(words_, position_); }

 private:
  std::vector<std::string> words_;
  std::size_t position_ = 0;
};

std::optional<int> whole_number(std::string_view word);         // digits only, at most six
std::optional<int> number(std::string_view word);               // digits or a Dutch number word, "een" .. "honderd"
std::optional<int> ordinal(std::string_view word);              // "eerste" .. "vierde", "1e", "laatste" = -1
std::optional<unsigned> month_number(std::string_view word);    // "juli", "jul"
std::optional<unsigned> weekday_number(std::string_view word);  // C encoding: zondag = 0
std::optional<unsigned> weekday_short(std::string_view word);   // "ma" .. "za"; no "zo", which is a word of its own
std::optional<int> year_number(std::string_view word);          // "1990" .. "2199"

}  // namespace gestand::calendar::wording
