#include "services/gateway/adapters/history_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/wire/present.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

// The event as the history shows it; members that begin with "_" are the owner's own.
json history_entry(const eventlog::StoredEvent& stored) {
  const json event = json::parse(stored.body);
  const json& data = event.at("data");
  const std::string last = stored.type.substr(stored.type.rfind('.') + 1);
  json out = {{"id", event.at("id")},
              {"type", stored.type},
              {"soort", last.substr(last.find('-') + 1)},
              {"versie", stored.version},
              {"item", stored.item},
              {"door", data.at("door")},
              {"geregistreerdOp", event.at("time")}};
  if (data.contains("datum")) out["datum"] = data["datum"];
  if (data.contains("feit")) out["feit"] = data["feit"];
  out["wijziging"] = json::array();
  for (const auto& change : data.value("wijziging", json::array())) {
    if (!change.at("veld").get<std::string>().starts_with("_")) out["wijziging"].push_back(change);
  }
  return out;
}

}  // namespace

About events_about(BusCaller& bus, const std::string& service, const std::string& item) {
  const auto of = [&](const std::string& source, const json& id) {
    return eventlog::unpack_events(bus.bytes(source, "log.item", json{{"item", id}}.dump()));
  };
  About out{of(service, item), ""};
  if (out.events.empty()) return out;
  const json related = bus.ask("overview", "overview.related", {{"item", item}});
  out.directorate = related.value("directie", "");
  for (const auto& deadline : related.value("termijnen", json::array())) {
    auto more = of("deadlines", deadline);
    out.events.insert(out.events.end(), more.begin(), more.end());
  }
  return out;
}

json history_of(const std::vector<eventlog::StoredEvent>& events, const std::optional<std::string>& until, bool whole) {
  json out = json::array();
  for (const auto& event : events) {
    json entry = history_entry(event);
    if (!until || entry["geregistreerdOp"].get<std::string>() < *until) out.push_back(std::move(entry));
  }
  auto& list = out.get_ref<json::array_t&>();
  std::stable_sort(list.begin(), list.end(),
                   [](const json& a, const json& b) { return a["geregistreerdOp"] < b["geregistreerdOp"]; });
  if (!whole) wire::hide_confidential(out);
  return out;
}

}  // namespace gestand::gateway
