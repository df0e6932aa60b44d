// What the coming days would bring, as everything stands now and if nobody does anything: by the same functions that
// bring it (evaluate, unmuted, climb). Pure.
#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "services/alerts/domain/evaluate.hpp"

namespace gestand::alerts {

struct Standing {
  std::vector<Deadline> deadlines;
  std::map<std::string, Deadline> editions;  // their clocks, see unmuted()
  std::vector<Climb> climbs;
  std::set<Key> told;  // alerts that are there: these keys come no more
};

// In the order in which it comes; both days inclusive.
[[nodiscard]] std::vector<Due> rehearse(Standing standing, std::span<const Rule> rules,
                                        const calendar::Calendar& calendar, Date from, Date until);

}  // namespace gestand::alerts
