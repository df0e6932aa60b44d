// Vehicle and Edition <-> their documents: the one place that knows the names of their members.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/vehicles/domain/edition.hpp"
#include "services/vehicles/domain/vehicle.hpp"

namespace gestand::vehicles {

[[nodiscard]] nlohmann::json document_of(const Vehicle& vehicle);
[[nodiscard]] Vehicle vehicle_of(const std::string& id, const nlohmann::json& document);
[[nodiscard]] nlohmann::json document_of(const Edition& edition);
[[nodiscard]] Edition edition_of(const std::string& id, const nlohmann::json& document);

}  // namespace gestand::vehicles
