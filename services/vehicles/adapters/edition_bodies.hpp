// Bodies of the contract (section 3, Vehikels) to commands on an edition. Faults are collected in the Body's list.
#pragma once
#include <optional>

#include "common/owner/rules.hpp"
#include "common/wire/body.hpp"
#include "services/vehicles/domain/edition.hpp"

namespace gestand::vehicles {

[[nodiscard]] PlanEdition read_new_edition(wire::Body& body, owner::Context& context);
// Nothing for a verb that is none of the edition's.
[[nodiscard]] std::optional<Command> read_command(const owner::Call& call, wire::Body& body, owner::Context& context,
                                                  const std::string& vehicle_kind);

}  // namespace gestand::vehicles
