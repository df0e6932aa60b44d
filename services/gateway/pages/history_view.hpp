// Who did what an event tells, in words.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/gateway/pages/references.hpp"

namespace gestand::gateway::pages {

// The name behind {id, rol}, or the role where there is none.
[[nodiscard]] std::string actor_in_words(const nlohmann::json& by, References& references);

}  // namespace gestand::gateway::pages
