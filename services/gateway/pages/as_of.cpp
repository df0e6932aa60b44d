// The day on which a page looks back; see the header.
#include "services/gateway/pages/as_of.hpp"

#include <nlohmann/json.hpp>

#include "services/gateway/pages/show.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

std::string address_of_today(const Visit& visit) {
  auto query = visit.request.query;
  if (first(query, "peilDatum").empty()) return {};
  for (const auto* name : {"peilDatum", "page"}) query.erase(name);
  const auto tail = query_string(query);
  return visit.request.path + (tail.empty() ? "" : "?" + tail);
}

json as_of_view(const Visit& visit, const json& body) {
  auto out = date_view(first(visit.request.query, "peilDatum"));
  if (!out.is_object()) return out;
  out["vandaagAdres"] = address_of_today(visit);
  out["eerste"] = instant_view(text(body, "eersteVastlegging"));
  return out;
}

}  // namespace gestand::gateway::pages
