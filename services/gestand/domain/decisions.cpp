// Decisions tied to motions, and the sums of their votes: see decisions.hpp.
#include "services/gestand/domain/decisions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace gestand::cli {
namespace {

constexpr int seats_in_chamber = 150;

struct Meaning {
  std::string_view kind;
  std::string_view status;
  std::string_view outcome;
};
constexpr std::array<Meaning, 11> meanings{{
    {"Stemmen - aangenomen", "aangenomen", "aangenomen"},
    {"Stemmen - verworpen", "verworpen", "verworpen"},
    {"Stemmen - niet aangenomen", "verworpen", "verworpen"},
    {"Stemmen - gestaakt", "", "gestaakt"},
    {"Stemmen - aangehouden", "aangehouden", ""},
    {"Stemmen - aangehouden (al tijdens debat)", "aangehouden", ""},
    {"Stemmen - ingetrokken", "ingetrokken", ""},
    {"Stemmen - ingetrokken (al tijdens debat)", "ingetrokken", ""},
    {"Stemmen - vervallen", "vervallen", ""},
    {"Termijn - vervallen in verband met verstrijken termijn", "vervallen", ""},
    {"Overgenomen", "overgenomen", ""},
}};

std::optional<std::string_view> meaning(std::string_view kind, std::string_view Meaning::*part) {
  const auto found = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& m) { return m.kind == kind; });
  if (found == meanings.end() || ((*found).*part).empty()) return std::nullopt;
  return (*found).*part;
}

std::vector<FactionSeats> largest_first(const std::map<std::string, int>& seats) {
  std::vector<FactionSeats> list;
  for (const auto& [faction, count] : seats) list.push_back({faction, count});
  std::stable_sort(list.begin(), list.end(),
                   [](const FactionSeats& a, const FactionSeats& b) { return a.seats > b.seats; });
  return list;
}

bool bears_out(std::string_view outcome, int in_favour, int against) {
  if (outcome == "aangenomen") return in_favour > against;
  if (outcome == "gestaakt") return in_favour == against;
  return in_favour <= against;
}

}  // namespace

std::optional<std::string_view> status_of(std::string_view decision_kind) {
  return meaning(decision_kind, &Meaning::status);
}
std::optional<std::string_view> outcome_of(std::string_view decision_kind) {
  return meaning(decision_kind, &Meaning::outcome);
}
bool settles(std::string_view status) { return status != "aangehouden" && status != "ingediend"; }

TiedDecisions tie_decisions(const std::vector<AgendaRow>& agenda, const std::vector<DecisionRow>& decisions,
                            const std::unordered_map<std::string, Date>& activity_days,
                            const std::function<bool(const std::string&)>& is_motion) {
  std::unordered_map<std::string_view, const AgendaRow*> items;
  for (const AgendaRow& item : agenda) items.emplace(item.id, &item);
  TiedDecisions tied;
  const auto unused = [&](Reason reason, const DecisionRow& row) {
    tied.findings.push_back({reason, "stemming_gekoppeld/besluit", row.id, row.kind});
  };
  for (const DecisionRow& row : decisions) {
    const auto item = items.find(row.agenda);
    if (item == items.end() || item->second->cases.size() != 1) {
      unused(Reason::DecisionOnSeveralCases, row);
    } else if (!is_motion(item->second->cases.front())) {
      unused(Reason::DecisionNotOnMotion, row);
    } else if (row.state != "Besluit" || !(status_of(row.kind) || outcome_of(row.kind))) {
      unused(Reason::DecisionNotFinal, row);
    } else {
      const auto day = activity_days.find(item->second->activity);
      tied.by_case[item->second->cases.front()].push_back(
          {row, day == activity_days.end() ? std::nullopt : std::optional(day->second)});
    }
  }
  for (auto& [id, list] : tied.by_case)
    std::sort(list.begin(), list.end(), [](const TiedDecision& a, const TiedDecision& b) {
      return std::tie(a.date, a.row.id) < std::tie(b.date, b.row.id);
    });
  return tied;
}

VoteLists vote_lists(const std::vector<VoteRow>& votes, bool roll_call, std::string_view outcome) {
  std::map<std::string, int> in_favour;
  std::map<std::string, int> against;
  std::set<std::string> voters;
  int seats = 0;
  int yes = 0;
  int no = 0;
  for (const VoteRow& vote : votes) {
    const int weight = roll_call ? 1 : vote.size;
    const std::string& voter = roll_call ? vote.person : vote.faction;
    if (voter.empty() || vote.faction.empty() || weight < 1 || !voters.insert(voter).second)
      return {{}, {}, Reason::VotesContradict};
    seats += weight;
    if (vote.choice == "Voor") {
      in_favour[vote.faction] += weight;
      yes += weight;
    } else if (vote.choice == "Tegen") {
      against[vote.faction] += weight;
      no += weight;
    }
  }
  if (seats != seats_in_chamber) return {{}, {}, Reason::VotesIncomplete};
  if (!bears_out(outcome, yes, no)) return {{}, {}, Reason::VotesContradict};
  return {largest_first(in_favour), largest_first(against), std::nullopt};
}

}  // namespace gestand::cli
