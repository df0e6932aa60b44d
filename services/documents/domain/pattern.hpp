// Patterns over plain text in linear time: backtracking that never tries the same (instruction, place) twice, so that
// no text can make it slow. Small on purpose:
//   literals (any case)   .   [a-z]   [^,\\d]   |   (group)   (?<name>captured)   * + ? {m,n} and lazy with ?   \b   ^
//   $ \d digit   \w letter, digit or anything that is not ASCII   \U a capital   \L a small letter
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gestand::documents {

struct Match {
  std::size_t begin = 0, end = 0;
  std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> named;

  // The place of a capture; nothing if it did not take part.
  [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> at(std::string_view name) const;
};

// How many steps all matching of this thread has taken so far: what a reading costs, whatever the machine.
[[nodiscard]] std::uint64_t steps_taken();

class Pattern {
 public:
  // A wrong pattern is a bug of the rules: std::logic_error.
  explicit Pattern(std::string_view source);

  // The first match at or after `from`; alternatives are tried from left to right.
  [[nodiscard]] std::optional<Match> find(std::string_view text, std::size_t from = 0) const;
  [[nodiscard]] bool in(std::string_view text) const { return find(text).has_value(); }
  [[nodiscard]] std::vector<Match> all(std::string_view text) const;

 private:
  friend class PatternCompiler;
  enum class Op { Char, Any, Set, Word, Upper, Lower, Split, Jump, Save, Boundary, Begin, End, Done };
  struct Inst {
    Op op;
    char c = 0;
    std::size_t x = 0, y = 0;  // Split: x first; Jump: x; Save: x; Set: x
  };
  [[nodiscard]] bool step(const Inst& inst, char c) const;
  // What a match can begin with, so that most places are passed over without trying.
  void learn_first();
  [[nodiscard]] bool may_start(std::string_view text, std::size_t at) const;

  std::vector<Inst> program_;
  std::vector<std::vector<bool>> sets_;
  std::vector<std::string> names_;
  std::vector<bool> first_;     // by character; empty: anything, or nothing at all
  bool only_at_front_ = false;  // begins with ^
};

}  // namespace gestand::documents
