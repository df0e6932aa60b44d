// The filters of the lists: which each list offers, how they stand in the form, and what is chosen now.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/gateway/pages/references.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {

// Of an address's query only what the API's list takes, without empty values. Unknown parameters are dropped here, so
// that a link with a tracking tail still works.
[[nodiscard]] Params list_query(const std::string& resource, const Params& query);

// {velden:[…], meer:[…], meerOpen, gekozen:[{tekst, zonder}], verborgen:[{naam, waarde}]}
[[nodiscard]] nlohmann::json filters_view(const std::string& resource, const Params& query, References& references,
                                          const Problem* problem);

// The choices above a list: {tekst, adres, hier}
[[nodiscard]] nlohmann::json quick_choices(const std::string& resource, const Params& query);

}  // namespace gestand::gateway::pages
