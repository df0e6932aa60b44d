// Which retention term counts for a closed item, and from when it may be destroyed. The terms are data of the archivist
// (organisation); this is only the arithmetic, a pure function of the kind of the item and the day of its closing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::overview {

struct RetentionTerm {
  std::string code, name;
  std::vector<std::string> kinds;  // of item
  std::string appraisal;           // "bewaren" or "vernietigen"
  std::optional<int> years;
  std::string source, creator;  // creator: whose archive it is; may be empty
  std::optional<Date> from, until;
};

// Nothing more will happen to it. What the record does not tell (`onbekend`) is not closed by anybody here.
[[nodiscard]] bool is_closed(bool open, const std::string& status);

// Of the terms for this kind that hold on the day of closing: the one that began last, then the first by code.
[[nodiscard]] const RetentionTerm* term_for(const std::vector<RetentionTerm>& terms, const std::string& kind,
                                            Date closed);

// The first day on which that many whole years have passed: of 29 February the 1 March of a year that has none.
// Nothing for what is kept.
[[nodiscard]] std::optional<Date> destroyed_from(const RetentionTerm& term, Date closed);

}  // namespace gestand::overview
