// The dry run: every row of a sheet judged against what Gestand has. Pure: it changes nothing and asks nobody.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "common/rows/steps.hpp"

namespace gestand::rows {

enum class Verdict { New, Changed, Unchanged, Faulty };
[[nodiscard]] const char* to_string(Verdict verdict);  // nieuw, gewijzigd, ongewijzigd, fout

struct Judged {
  int row = 0;
  Verdict verdict = Verdict::Faulty;
  std::optional<Match> match;
  std::vector<Alike> alike;  // of a new one: what it looks like
  Plan plan;
  std::string title;                     // what it is about, for people
  std::map<Field, std::size_t> columns;  // where each field stands in this sheet
};

struct Review {
  std::vector<Judged> rows;
  std::vector<Fault> faults;  // by row and column
  [[nodiscard]] std::size_t count(Verdict verdict) const;
};

// `known` must outlive the review.
[[nodiscard]] Review review(const sheet::Table& table, const Mapping& mapping, const Setting& setting,
                            const Register& known);

}  // namespace gestand::rows
