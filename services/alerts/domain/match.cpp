// First stage of the pipeline.
#include "services/alerts/domain/match.hpp"

#include <algorithm>

#include "services/alerts/domain/clock.hpp"

namespace gestand::alerts {
namespace {

bool allows(const std::vector<std::string>& list, const std::string& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

std::string_view to_string(Match match) {
  switch (match) {
    case Match::Yes: return "van toepassing";
    case Match::OtherKind: return "andere soort termijn";
    case Match::OtherItemKind: return "andere soort item";
    case Match::NobodyInCharge: return "niet in beheer";
    case Match::OtherDirectorate: return "andere directie";
  }
  return "";
}

Match match(const Rule& rule, const Deadline& deadline) {
  // A rule about all terms is about terms: a clock has to be named.
  if ((is_clock(deadline.kind) && rule.kinds.empty()) || !allows(rule.kinds, deadline.kind)) return Match::OtherKind;
  return allows(rule.item_kinds, deadline.item_kind) ? Match::Yes : Match::OtherItemKind;
}

Match match_on(const Rule& rule, const Deadline& deadline, Date day) {
  if (const auto always = match(rule, deadline); always != Match::Yes) return always;
  const auto directorate = directorate_on(deadline.assignments, day);
  if (directorate.empty()) return Match::NobodyInCharge;
  return allows(rule.directorates, directorate) ? Match::Yes : Match::OtherDirectorate;
}

}  // namespace gestand::alerts
