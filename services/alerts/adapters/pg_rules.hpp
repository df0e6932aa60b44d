// The rules as they stand, and their own events.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "common/eventlog/log.hpp"
#include "services/alerts/domain/rule.hpp"

namespace gestand::alerts {

inline constexpr const char* by_another_rule = "5d3ce837-59b6-5577-84a6-94d2eaa9cbd2";
inline constexpr const char* edition_annulled_rule = "05425eef-a366-5938-a643-56cce9312c63";

// The active rules that have thresholds.
[[nodiscard]] std::vector<Rule> threshold_rules(pqxx::transaction_base& transaction);

struct KnownRule {
  std::string id;
  int version = 0;
  std::string document;
  bool active = true;
};
[[nodiscard]] std::optional<KnownRule> find_rule(pqxx::transaction_base& transaction, const std::string& id);
[[nodiscard]] std::vector<KnownRule> all_rules(pqxx::transaction_base& transaction);

// Writes one event of a rule and what follows from it: the days on which deadlines are due next. Nothing if nothing
// changed. `key` and `request_hash` may be empty.
struct RuleChange {
  std::string id;
  std::string what;   // "ingesteld", "gewijzigd", "beeindigd"
  std::string actor;  // JSON {"id","rol"}
  std::string key;
  std::string request_hash;
};
eventlog::Appended change_rule(pqxx::work& transaction, const RuleChange& change, const nlohmann::json& document);

// At the start of the service: the watermark and the rules that come with it. Harmless when they are there.
eventlog::Appended begin_evaluation(pqxx::work& transaction);

}  // namespace gestand::alerts
