// The rules as they stand, and their own events.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <pqxx/pqxx>
#include <set>
#include <string>
#include <vector>

#include "common/eventlog/log.hpp"
#include "services/alerts/adapters/pg_commands.hpp"
#include "services/alerts/adapters/rule_json.hpp"
#include "services/alerts/domain/rule.hpp"

namespace gestand::alerts {

// The active rules that have thresholds.
[[nodiscard]] std::vector<Rule> threshold_rules(pqxx::transaction_base& transaction);

// The ids of the active rules that speak of something that happened.
[[nodiscard]] std::set<std::string> event_rules(pqxx::transaction_base& transaction);

// All running deadlines are looked at again, when a rule or the calendar changed; seldom, and never by what time
// brings. The watermark has to be locked.
void schedule_all(pqxx::work& transaction);

struct KnownRule {
  std::string id;
  int version = 0;
  std::string document;
  bool active = true;
};
[[nodiscard]] std::optional<KnownRule> find_rule(pqxx::transaction_base& transaction, const std::string& id);
[[nodiscard]] std::vector<KnownRule> all_rules(pqxx::transaction_base& transaction);

// Faults for every name by which a rule tells somebody that is not known.
void refuse_unknown_receivers(pqxx::work& transaction, const nlohmann::json& rule, wire::Faults& faults);

// Writes one event of a rule and what follows from it: the days on which deadlines are due next. Nothing if nothing
// changed.
eventlog::Appended change_rule(pqxx::work& transaction, const SettingChange& change, const nlohmann::json& document);

// At the start of the service: the watermark and the rules that come with it. Harmless when they are there.
eventlog::Appended begin_evaluation(pqxx::work& transaction);

}  // namespace gestand::alerts
