// What others answered, as the API gives it on.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "common/wire/shown.hpp"
#include "services/gateway/adapters/identity.hpp"
#include "services/gateway/app/exchange.hpp"

namespace gestand::gateway {

// Who asks, as the read model knows a person: {id, directie?, medewerker?}
[[nodiscard]] nlohmann::json asker(const Identity& identity);
[[nodiscard]] ApiResponse ok(const nlohmann::json& body);
// What the read model shows goes to the client as it came.
[[nodiscard]] ApiResponse passed_on(wire::Shown answer, const ApiRequest& request);
// Alerts and owners answer with the same shapes as the read model.
[[nodiscard]] ApiResponse answered(const nlohmann::json& answer, const ApiRequest& request);

}  // namespace gestand::gateway
