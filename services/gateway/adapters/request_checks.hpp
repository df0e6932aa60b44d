// What a request must be before anybody looks at what it asks: parameters, body, headers. Each fault becomes a problem.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>

#include "common/wire/faults.hpp"
#include "services/gateway/adapters/csv.hpp"
#include "services/gateway/app/exchange.hpp"

namespace gestand::gateway {

// Query parameters as an object of texts; a repeated one is a fault.
[[nodiscard]] nlohmann::json parameters(const ApiRequest& request, wire::Faults& faults);
// Names those that are not in `known`.
void only(const nlohmann::json& parameters, const std::set<std::string>& known, wire::Faults& faults);

// A parameter that is dealt with: its value, taken out of `parameters`; empty if there is none.
[[nodiscard]] std::string taken(nlohmann::json& parameters, const char* name);
// `scheiding` and `bom`, taken out.
[[nodiscard]] CsvStyle csv_style(nlohmann::json& parameters, wire::Faults& faults);

// The JSON object of the body, or the answer that says why there is none (400, 415).
[[nodiscard]] std::optional<ApiResponse> read_body(const ApiRequest& request, nlohmann::json& body);

// Whether `type` may be answered under the Accept header.
[[nodiscard]] bool accepts(const ApiRequest& request, const std::string& type);

// If-Match as a version; nothing if absent or "*". A malformed one is -1: it matches nothing.
[[nodiscard]] std::optional<int> if_match(const ApiRequest& request);

// Key of the idempotency table: scope is token, method and path. Empty without the header; a malformed one is a fault.
[[nodiscard]] std::string idempotency_key(const ApiRequest& request, const std::string& token_id, wire::Faults& faults);

// Brackets that nest deeper than 64: nobody means that, and it would cost the stack.
[[nodiscard]] bool too_deep(const std::string& text);

}  // namespace gestand::gateway
