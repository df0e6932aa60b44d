// Saved views of lists: kept by organisation, judged where lists are filtered, seen by who made them and, shared, by
// all.
#include <nlohmann/json.hpp>

#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/cell.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

// A view that the list would refuse is refused when it is saved. Columns are the business of who shows it.
std::optional<ApiResponse> refused_filter(BusCaller& bus, const ApiRequest& request, const std::string& list,
                                          const json& filter) {
  json params = filter;
  if (params.contains("kolommen")) {
    std::vector<std::string> unknown;
    const std::string names = params["kolommen"].is_string() ? params["kolommen"].get<std::string>() : "";
    (void)chosen_columns(list, names, unknown);
    wire::Faults faults;
    for (const auto& name : unknown)
      faults.push_back({"body", "filter/kolommen", "onbekende-waarde", "\"" + name + "\" is geen kolom."});
    if (!faults.empty()) return problem(faults, request.path);
    params.erase("kolommen");
  }
  for (const auto& [name, value] : params.items())
    if (!value.is_string()) params[name] = value.dump();
  const auto told =
      bus.ask_shown("overview", "overview.list", {{"kind", list}, {"params", params}, {"alleenToets", true}});
  if (told.faults.empty()) return std::nullopt;
  json judged = json::parse(told.faults);
  for (auto& one : judged["errors"]) {
    one["in"] = "body";
    one["location"] = "filter/" + one.at("location").get<std::string>();
  }
  return problem(judged, request.path);
}

}  // namespace

ApiResponse ApiServer::view(const ApiRequest& request, const Match& found, const Identity& identity) {
  json body = json::object();
  if (request.method != "DELETE" || !request.body.empty()) {
    if (auto refused = read_body(request, body)) return *refused;
  }
  std::string list = body.contains("lijst") && body["lijst"].is_string() ? body["lijst"].get<std::string>() : "";
  if (const auto id = found.parameters.find("id"); id != found.parameters.end()) {
    const auto shown = bus_.ask_shown("overview", "overview.item",
                                      {{"kind", "weergaven"}, {"id", id->second}, {"token", asker(identity)}});
    if (shown.not_found) return problem(404, "niet-gevonden", "Er is geen weergave met deze id.", request.path);
    const json view = json::parse(shown.body);
    const bool takes_away = request.method == "DELETE" && rank(identity.role) >= static_cast<int>(Role::Coordinator);
    if (view.value("eigenaar", "") != identity.id && !takes_away)
      return problem(403, "geen-recht", "Alleen wie deze weergave maakte kan dit.", request.path);
    list = view.value("lijst", "");
  }
  const bool judged =
      body.contains("filter") && body["filter"].is_object() &&
      (list == "werkvoorraad" || list == "moties" || list == "toezeggingen" || list == "kamerverzoeken");
  if (judged) {
    if (auto refused = refused_filter(bus_, request, list, body["filter"])) return *refused;
  }
  return send_command(request, found, identity, std::move(body));
}

}  // namespace gestand::gateway
