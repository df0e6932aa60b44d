#include "services/vehicles/adapters/contribution_history.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "common/wire/present.hpp"

namespace gestand::vehicles {

using nlohmann::json;

namespace {

using ByItem = std::map<std::string, json>;

ByItem by_item(const json& document) {
  ByItem out;
  for (const auto& one : document.value("bijdragen", json::array())) out[one.at("item")] = one;
  return out;
}

json changes_of_contributions(const json& data) {
  json out = json::array();
  for (const auto& change : data.value("wijziging", json::array())) {
    if (change.at("veld").get<std::string>().starts_with("bijdragen")) out.push_back(change);
  }
  return out;
}

// What somebody did, by what it left behind; a correction may take a contribution away.
const char* act_of(const json& before, const json& after) {
  if (!after.is_object()) return "correctie";
  if (!before.is_object()) return "tekst";
  if (after.value("versie", 1) > before.value("versie", 1)) return "tekst";
  return after.value("akkoord", false) && !before.value("akkoord", false) ? "akkoord" : "correctie";
}

}  // namespace

json contribution_history(const std::vector<eventlog::StoredEvent>& events, const std::string& item) {
  json out = json::array();
  json document = json::object();
  for (const auto& stored : events) {
    const json event = json::parse(stored.body);
    const json changes = changes_of_contributions(event.at("data"));
    if (changes.empty()) continue;
    const ByItem before = by_item(document);
    wire::apply_changes(document, changes);
    ByItem after = by_item(document);
    for (const auto& [id, was] : before) after.try_emplace(id, nullptr);
    for (const auto& [id, is] : after) {
      const auto found = before.find(id);
      const json was = found == before.end() ? json() : found->second;
      if (is == was || (!item.empty() && id != item)) continue;
      json entry = is.is_object() ? is : json{{"item", id}};
      entry["handeling"] = act_of(was, is);
      entry["door"] = event.at("data").at("door");
      entry["geregistreerdOp"] = event.at("time");
      out.push_back(std::move(entry));
    }
  }
  return out;
}

}  // namespace gestand::vehicles
