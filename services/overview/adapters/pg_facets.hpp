// The facets of a list, counted where the list is: on the same snapshot, by the same conditions.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "services/overview/adapters/pg_reading.hpp"

namespace gestand::overview {

// [{veld, parameters, waarden: [{waarde, aantal, filter}]}]
[[nodiscard]] nlohmann::json facets_json(Reading& reading, const Query& query);

// {ambten: {code: naam}, directies: {code: naam}, edities: {id: naam}}: all offices and directorates, and the editions
// that the facets name. So who shows the list asks nothing more.
[[nodiscard]] nlohmann::json names_json(Reading& reading, const nlohmann::json& facets, const std::optional<Date>& day);

}  // namespace gestand::overview
