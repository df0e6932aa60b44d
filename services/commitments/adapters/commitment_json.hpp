// Commitment <-> its document: the one place that knows the names of its members.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/commitments/domain/commitment.hpp"

namespace gestand::commitments {

[[nodiscard]] nlohmann::json document_of(const Commitment& commitment);
[[nodiscard]] Commitment commitment_of(Kind kind, const std::string& id, const nlohmann::json& document);

}  // namespace gestand::commitments
