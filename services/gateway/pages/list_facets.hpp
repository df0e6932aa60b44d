// The facets beside a list: each value with how many items it gives, and the address that adds it or takes it away.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "services/gateway/pages/references.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {

// [{facetNaam, waarden:[{waardeTekst, waardeAantal, waardeAdres, waardeGekozen}], rest:[…]}] of `facetten` as the API's
// list has them; a facet without values is left out.
[[nodiscard]] nlohmann::json facets_view(const std::string& resource, const Params& query, const nlohmann::json& facets,
                                         References& references);

// Whether this is a kind of source of proposals to close ("ja", "editie"), and not the id of one.
[[nodiscard]] bool is_proposal_source(std::string_view value);

// The values of a parameter that takes several: "a,b".
[[nodiscard]] std::vector<std::string> several(const std::string& value);

}  // namespace gestand::gateway::pages
