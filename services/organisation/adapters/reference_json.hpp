// Reference and Token <-> their documents: the one place that knows the names of their members.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "services/organisation/domain/reference.hpp"

namespace gestand::organisation {

[[nodiscard]] nlohmann::json document_of(const Reference& reference);
[[nodiscard]] Reference reference_of(const nlohmann::json& document);
[[nodiscard]] nlohmann::json document_of(const Token& token);
[[nodiscard]] Token token_of(const nlohmann::json& document);

}  // namespace gestand::organisation
