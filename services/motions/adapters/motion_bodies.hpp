// Bodies of the contract (section 3, Moties) to commands. Faults are collected in the Body's list.
#pragma once
#include <optional>

#include "common/owner/rules.hpp"
#include "common/wire/body.hpp"
#include "services/motions/domain/commands.hpp"

namespace gestand::motions {

[[nodiscard]] Table read_table(wire::Body& body, owner::Context& context);
// Nothing for a verb that is none of the motion's own.
[[nodiscard]] std::optional<Command> read_command(const std::string& verb, wire::Body& body, owner::Context& context,
                                                  const Motion& motion);

}  // namespace gestand::motions
