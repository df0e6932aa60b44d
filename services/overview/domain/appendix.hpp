// The order of an appendix, which term it tells, what became of an item since the edition before, and how a paper is
// called in prose.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace gestand::overview {

// Motions, commitments, requests; in a kind by number as people count, those without a number last; then by id.
// Nothing of it depends on the language settings of the machine.
using Place = std::tuple<int, bool, std::string, std::string>;
[[nodiscard]] Place place_of(std::string_view kind, std::string_view number, const std::string& id);

// A term of an item that runs and has a date.
struct RunningTerm {
  std::string date;     // 2024-07-04
  std::string edition;  // that it hangs on; may be empty
  bool lapses = false;  // the day on which a held motion lapses
};
// Which of them the papers of an edition tell, by place in the list; the nearest where several would do.
struct ToldTerms {
  std::optional<std::size_t> term;   // of the edition itself, else any but a lapse day
  std::optional<std::size_t> lapse;  // a lapse day
};
[[nodiscard]] ToldTerms told_terms(const std::vector<RunningTerm>& running, std::string_view edition);

struct Since {
  bool was_listed = false;  // in the edition before
  bool was_open = false;    // at its moment
  bool is_open = false;
  bool differs = false;
};
// "nieuw", "afgedaan", "gewijzigd" or "ongewijzigd".
[[nodiscard]] std::string_view change_since(const Since& since);

// "26643-1172" of the Tweede Kamer is "Kamerstukken II 26 643, nr. 1172"; another text stays as it is.
[[nodiscard]] std::string paper_in_prose(const std::string& number, std::string_view chamber);

}  // namespace gestand::overview
