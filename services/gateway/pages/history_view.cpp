// The history of an item: every event with who, when, when recorded, and what changed from what, in words.
#include "services/gateway/pages/history_view.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "services/gateway/pages/history_words.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/language.hpp"
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

namespace {

std::string event_name(const json& event) {
  const auto type = text(event, "type");
  return event_in_words(type.empty() ? text(event, "soort") : type);
}

// The item's own events but the first and those that were annulled, newest first.
Options events_to_annul(const json& events) {
  Options out;
  std::set<std::string> annulled;
  if (events.empty()) return out;
  const auto own = text(events.front(), "item");
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    const auto id = text(*event, "id");
    const auto wrong = text(part(*event, "feit"), "gebeurtenis");
    if (!wrong.empty()) annulled.insert(wrong);
    if (!wrong.empty() || text(*event, "item") != own || event->value("versie", 1) == 1 || annulled.contains(id))
      continue;
    const auto at = instant_view(text(*event, "geregistreerdOp"));
    out.push_back({id, say("{}, vastgelegd {}", event_name(*event), text(at, "tekst"))});
  }
  return out;
}

}  // namespace

json history_view(Visit& visit, References& references, const std::string& api_path) {
  const auto as_of = first(visit.request.query, "peilDatum");
  const auto body = parsed(visit.get(api_path + "/gebeurtenissen", query_string({{"peilDatum", as_of}})));
  const auto& events = list(body, "resultaten");
  json out = json::array();
  std::map<std::string, std::size_t> shown;  // where the event of this id is told
  for (const auto& event : events) {
    const auto fact = part(event, "feit");
    auto changes = changes_in_words(list(event, "wijziging"), references);
    // What a deadline became because somebody did something is told with what that person did.
    if (const auto cause = shown.find(text(part(fact, "oorzaak"), "gebeurtenis")); cause != shown.end()) {
      auto& told = out[cause->second]["wijzigingen"];
      told.insert(told.end(), changes.begin(), changes.end());
      continue;
    }
    const auto name = event_name(event);
    if (const auto wrong = shown.find(text(fact, "gebeurtenis")); wrong != shown.end()) {
      out[wrong->second]["rechtgezet"] = true;
      out.push_back({{"rechtzetting", out[wrong->second]["gebeurtenis"]}});
    } else {
      out.push_back({{"rechtzetting", false}});
    }
    shown.emplace(text(event, "id"), out.size() - 1);
    out.back().update({{"gebeurtenis", name},
                       {"wie", actor_in_words(part(event, "door"), references)},
                       {"geregistreerd", instant_view(text(event, "geregistreerdOp"))},
                       {"gebeurdOp", date_view(text(event, "datum"))},
                       {"reden", text(fact, "reden")},
                       {"handelingId", is_plain_id(text(fact, "handeling")) ? text(fact, "handeling") : ""},
                       {"rechtgezet", false},
                       {"wijzigingen", std::move(changes)}});
  }
  references.events_at_hand() = events_to_annul(events);
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace gestand::gateway::pages
