// The dashboard and the coverage of an edition, each on one snapshot.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "services/overview/adapters/pg_reading.hpp"
#include "services/overview/domain/numbers.hpp"

namespace gestand::overview {

[[nodiscard]] nlohmann::json dashboard_json(Reading& reading, const Scope& scope);

// What an edition must tell and how far that is; null if there is no such edition.
[[nodiscard]] nlohmann::json coverage_json(Reading& reading, const std::string& edition,
                                           const std::optional<Date>& peil_datum, Date day);

}  // namespace gestand::overview
