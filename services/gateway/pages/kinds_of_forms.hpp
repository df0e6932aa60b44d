// The forms of one kind of item each, gathered by item_forms.cpp.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "services/gateway/pages/item_forms.hpp"

namespace gestand::gateway::pages {

[[nodiscard]] std::vector<Form> motion_verbs();
[[nodiscard]] std::vector<Form> commitment_verbs();
[[nodiscard]] std::vector<Form> request_verbs();  // of a kamerverzoek
[[nodiscard]] std::vector<Form> vehicle_verbs();
[[nodiscard]] std::vector<Form> edition_verbs();
[[nodiscard]] std::vector<Form> alert_verbs();

[[nodiscard]] bool motion_verb_fits(std::string_view verb, const nlohmann::json& motion);
[[nodiscard]] bool commitment_verb_fits(std::string_view verb, const nlohmann::json& commitment);
[[nodiscard]] bool edition_verb_fits(std::string_view verb, const nlohmann::json& edition);

}  // namespace gestand::gateway::pages
