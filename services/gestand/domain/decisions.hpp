// Which decisions and votes can be tied to a motion with certainty, and what they say.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/gestand/domain/import_record.hpp"
#include "services/gestand/domain/rows.hpp"

namespace gestand::cli {

struct TiedDecision {
  DecisionRow row;
  std::optional<Date> date;
};

// By case id, oldest first. Certain is only what an agenda item with exactly one case decided; `is_motion` knows the
// motions at hand.
struct TiedDecisions {
  std::unordered_map<std::string, std::vector<TiedDecision>> by_case;
  std::vector<Finding> findings;
};
[[nodiscard]] TiedDecisions tie_decisions(const std::vector<AgendaRow>& agenda,
                                          const std::vector<DecisionRow>& decisions,
                                          const std::unordered_map<std::string, Date>& activity_days,
                                          const std::function<bool(const std::string&)>& is_motion);

// The status that a decision gives a motion (aangenomen, verworpen, aangehouden …); nothing if it gives none.
[[nodiscard]] std::optional<std::string_view> status_of(std::string_view decision_kind);
// The outcome of a vote (aangenomen, verworpen, gestaakt); nothing if the decision was no vote.
[[nodiscard]] std::optional<std::string_view> outcome_of(std::string_view decision_kind);
// After this status the Chamber is done with the motion.
[[nodiscard]] bool settles(std::string_view status);

struct VoteLists {
  std::vector<FactionSeats> in_favour;
  std::vector<FactionSeats> against;
  std::optional<Reason> doubt;  // then the lists are empty
};
// Sums the votes of one decision by faction. All 150 seats must be accounted for and must bear out the outcome.
[[nodiscard]] VoteLists vote_lists(const std::vector<VoteRow>& votes, bool roll_call, std::string_view outcome);

}  // namespace gestand::cli
