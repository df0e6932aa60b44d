#pragma once
// How much of a nota was read: the fields found against an answer written by hand, field by field.
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace gestand::documents {

struct Tally {
  int expected = 0;
  int found = 0;
  int right = 0;
};

struct Score {
  std::map<std::string, Tally> kinds;  // the kinds of proposals, and "nota", "route", "paragraaf"
  std::vector<std::string> missed;     // in the answer, not in the reading
  std::vector<std::string> invented;   // in the reading, not in the answer
  std::vector<std::string> breaches;   // claimed to be absent or withheld, and there

  void add(const Score& other);
  Tally total() const;
  std::string table() const;
};

// `found` is what `_lees` answers; `hidden` are the places of proposals (in `voorstellen`) that are not public.
Score score_of(const nlohmann::json& found, const std::vector<bool>& hidden, const nlohmann::json& answer);

}  // namespace gestand::documents
