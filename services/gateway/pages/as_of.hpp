// "Stand per": what a page says of the day on which it looks back, and the way back to today.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

// For the template "as_of": {iso, tekst, vandaagAdres, eerste?}; false where the page shows now. `body`: what the API
// answered; it says when there was nothing yet.
[[nodiscard]] nlohmann::json as_of_view(const Visit& visit, const nlohmann::json& body);

// This page without its day; empty where it has none.
[[nodiscard]] std::string address_of_today(const Visit& visit);

}  // namespace gestand::gateway::pages
