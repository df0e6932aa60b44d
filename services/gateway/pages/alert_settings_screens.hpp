// What people set for alerts: the rules with a rehearsal before they count, when receivers want to be reached, and the
// channels along which it goes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

[[nodiscard]] PageReply rules_screen(Visit& visit);
// `id`: of a rule, or "nieuw".
[[nodiscard]] PageReply rule_screen(Visit& visit, const std::string& id);
// Saves what was typed, or with `trial` says what it would bring.
[[nodiscard]] PageReply post_rule(Visit& visit, const std::string& id, bool trial);
[[nodiscard]] PageReply forecast_screen(Visit& visit);

[[nodiscard]] PageReply preferences_screen(Visit& visit, const std::optional<FormState>& refused, int status);
// `id`: of a preference, or "nieuw".
[[nodiscard]] PageReply post_preference(Visit& visit, const std::string& id);

[[nodiscard]] PageReply channels_screen(Visit& visit);
// The channels that are disturbed, as a notice; false where all is well, or it cannot be known now.
[[nodiscard]] nlohmann::json disturbed_view(Visit& visit);

// The alerts about an item for its own page: who was told what, when, and who acknowledged it; newest first.
[[nodiscard]] nlohmann::json dossier_view(Visit& visit, References& references, const std::string& item);

// The internal milestones of an item: days counted back from its terms; false where there are none.
[[nodiscard]] nlohmann::json milestones_view(Visit& visit, References& references, const std::string& item);

// "directie" of an alert in words: a directorate, a member of staff, the coordinators.
[[nodiscard]] std::string receiver_in_words(const std::string& receiver, References& references);
// "14 dagen van tevoren", "op de dag zelf".
[[nodiscard]] std::string threshold_in_words(const nlohmann::json& alert);

}  // namespace gestand::gateway::pages
