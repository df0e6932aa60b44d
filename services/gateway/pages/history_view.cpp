// The history of an item: every event with who, when, when recorded, and what changed from what, in words.
#include "services/gateway/pages/history_view.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/history_words.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

std::string actor_in_words(const json& by, References& references) {
  const auto id = text(by, "id");
  const auto role = text(by, "rol");
  if (role == "systeem") return "Gestand";
  auto name = references.person(id);
  return name != id || role.empty() ? name : in_words(Vocabulary::Role, role);
}

json history_view(Visit& visit, References& references, const std::string& api_path) {
  const auto as_of = first(visit.request.query, "peilDatum");
  const auto body = parsed(visit.get(api_path + "/gebeurtenissen", query_string({{"peilDatum", as_of}})));
  json out = json::array();
  for (const auto& event : list(body, "resultaten")) {
    const auto type = text(event, "type");
    out.push_back({{"gebeurtenis", event_in_words(type.empty() ? text(event, "soort") : type)},
                   {"wie", actor_in_words(part(event, "door"), references)},
                   {"geregistreerd", instant_view(text(event, "geregistreerdOp"))},
                   {"gebeurdOp", date_view(text(event, "datum"))},
                   {"wijzigingen", changes_in_words(list(event, "wijziging"), references)}});
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace gestand::gateway::pages
