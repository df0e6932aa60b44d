// How long a closed item is kept, and what is done with it then: data of the archivist, not of this program. Which term
// counts for an item is reckoned where items are shown (services/overview/domain/retention.hpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/outcome.hpp"
#include "common/vocab/time.hpp"

namespace gestand::organisation {

struct Retention {
  std::string code, name;              // of the category
  std::vector<std::string> kinds;      // of item that it is about: "motie", "toezegging", "kamerverzoek"
  std::string appraisal;               // one of appraisals()
  std::optional<int> years;            // after the closing, of what is destroyed
  std::string source;                  // who decided that, and where it is written
  std::optional<std::string> creator;  // the organisation whose archive it is
  std::optional<Date> from, until;     // of the closings that it is about; until: the last day
};

[[nodiscard]] const std::vector<std::string>& item_kinds();
[[nodiscard]] const std::vector<std::string>& appraisals();  // "bewaren": for ever; "vernietigen": after the years

// Refuses a range that is none, destroying without a term, and keeping for ever with one.
[[nodiscard]] std::optional<Refusal> check(const Retention& retention);

}  // namespace gestand::organisation
