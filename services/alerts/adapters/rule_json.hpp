// The field names of a meldingregel.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"
#include "common/wire/faults.hpp"
#include "services/alerts/domain/rule.hpp"

namespace gestand::alerts {

// A rule of thresholds, as evaluate() takes it.
[[nodiscard]] Rule rule_from(const std::string& id, const nlohmann::json& document, Date since);

// Reads what a person asks for: all members for a new rule, any of them to change `document`. Gives the new document.
[[nodiscard]] nlohmann::json rule_document(const nlohmann::json& body, const nlohmann::json& document,
                                           wire::Faults& faults);

// The rules that are there from the first start; their ids never change.
struct BuiltIn {
  const char* id;
  const char* document;
};
[[nodiscard]] const std::vector<BuiltIn>& built_in_rules();

}  // namespace gestand::alerts
