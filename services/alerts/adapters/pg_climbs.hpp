// Alerts on their way up the ladder of their rule.
#pragma once
#include <pqxx/pqxx>
#include <vector>

#include "services/alerts/domain/evaluate.hpp"

namespace gestand::alerts {

// Begins it, unless one is under way for the same deadline, rule and date.
void add_climb(pqxx::work& transaction, const Climb& climb);
void save_climb(pqxx::work& transaction, const Climb& climb);
// An acknowledgment of any alert of the deadline, or its end, is an answer.
void end_climb(pqxx::work& transaction, const Key& key);
// A snooze holds up the next step until its end.
void hold_climb(pqxx::work& transaction, const Key& key, Date until);

// Those whose next step is due by that day, locked.
[[nodiscard]] std::vector<Climb> lock_climbs(pqxx::work& transaction, Date until, int limit);
[[nodiscard]] std::vector<Climb> all_climbs(pqxx::transaction_base& transaction);

}  // namespace gestand::alerts
