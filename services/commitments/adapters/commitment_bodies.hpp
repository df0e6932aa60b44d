// Bodies of the contract (section 3, Toezeggingen) to commands. Faults are collected in the Body's list.
#pragma once
#include <functional>
#include <optional>

#include "common/owner/rules.hpp"
#include "common/wire/body.hpp"
#include "services/commitments/domain/commands.hpp"

namespace gestand::commitments {

// The document of another item of this owner, with "_soort"; an empty object if there is none.
using Look = std::function<nlohmann::json(const std::string& id)>;
// A text that lies beside the log; "verwijderd" if it was erased.
using ReadAside = std::function<std::string(const std::string& id)>;

[[nodiscard]] Make read_new(Kind kind, const nlohmann::json& raw, wire::Body& body, owner::Context& context);
// Nothing for a verb that is none of the commitment's own.
[[nodiscard]] std::optional<Command> read_command(const owner::Call& call, wire::Body& body, owner::Context& context,
                                                  const Commitment& commitment, const Look& look,
                                                  const ReadAside& aside);

}  // namespace gestand::commitments
