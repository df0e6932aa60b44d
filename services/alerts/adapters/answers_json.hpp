// Alerts and rules as people see them, and the answers that refuse.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/wire/faults.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_rules.hpp"

namespace gestand::alerts {

[[nodiscard]] nlohmann::json shown_alert(const std::string& id, int version, const std::string& document,
                                         const std::string& item, const KnownItem* known);
// A rule, preference or webhook: its document with id and version.
[[nodiscard]] nlohmann::json shown_setting(const std::string& id, int version, const std::string& document);
[[nodiscard]] nlohmann::json shown_rule(const KnownRule& rule);

[[nodiscard]] std::string faulty(const wire::Faults& faults);
[[nodiscard]] std::string refused(const std::string& code, const std::string& detail);
[[nodiscard]] std::string not_found();

}  // namespace gestand::alerts
