// The archive bundle of one item: gathered from its owner, the read model and the alerts.
#include <nlohmann/json.hpp>

#include "common/vocab/errors.hpp"
#include "common/wire/present.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/archive_bundle.hpp"
#include "services/gateway/adapters/history_json.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr int attempts = 5;

// Offices and directorates by name. Officials stay what they are in the log: an id.
class ArchiveNames final : public pages::Names {
 public:
  ArchiveNames(BusCaller& bus, const json& item) : bus_(bus) {
    for (const auto& one : item.value("edities", json::array()))
      editions_[one.at("id")] = one.value("naam", one.at("id").get<std::string>());
  }
  std::string office(const std::string& code) override { return named(offices_, "ambten", code); }
  std::string directorate(const std::string& code) override { return named(directorates_, "directies", code); }
  std::string person(const std::string& id) override { return id; }
  std::string edition(const std::string& id) override { return editions_.contains(id) ? editions_[id] : id; }

 private:
  using Known = std::map<std::string, std::string>;
  std::string named(std::optional<Known>& known, const char* list, const std::string& code) {
    if (code.empty()) return code;
    if (!known) {
      known.emplace();
      const json all = bus_.ask("overview", "overview.export", {{"kind", list}, {"params", json::object()}});
      for (const auto& one : all.at("resultaten")) known->emplace(one.value("code", ""), one.value("naam", ""));
    }
    const auto found = known->find(code);
    return found == known->end() ? code : found->second;
  }

  BusCaller& bus_;
  Known editions_;
  std::optional<Known> offices_, directorates_;
};

json alerts_of(BusCaller& bus, const std::string& item) {
  json out = json::array();
  for (int page = 1;; ++page) {
    const json told = bus.ask(
        "alerts", "alerts.list",
        {{"params",
          {{"item", item}, {"sorteer", "effectieveDatum"}, {"page", std::to_string(page)}, {"pageSize", "500"}}}});
    if (told.at("resultaten").empty()) return out;
    for (const auto& one : told["resultaten"]) out.push_back(one);
  }
}

// Every assignment, also one that counts from a day to come: the document is the fold of the events.
json assignments_of(const std::vector<eventlog::StoredEvent>& events, const std::string& item) {
  json document = json::object();
  for (const auto& event : events) {
    if (event.item == item)
      wire::apply_changes(document, json::parse(event.body).at("data").value("wijziging", json::array()));
  }
  return document.value("toewijzingen", json::array());
}

int version_in(const std::vector<eventlog::StoredEvent>& events, const std::string& item) {
  int out = 0;
  for (const auto& event : events) {
    if (event.item == item) out = event.version;
  }
  return out;
}

}  // namespace

ApiResponse ApiServer::archive(const ApiRequest& request, const Match& found, const Identity& identity) {
  wire::Faults faults;
  only(parameters(request, faults), {}, faults);
  if (!faults.empty()) return problem(faults, request.path);
  const std::string id = found.parameters.at("id");
  const std::string service(found.route->service);
  json question = {{"kind", found.route->kind}, {"id", id}, {"rol", identity.role}, {"archief", true}};
  if (identity.directorate) question["token"] = {{"directie", *identity.directorate}};
  // The item and its events come from two places: of one moment if both say the same version.
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const ApiResponse read = passed_on(bus_.ask_shown("overview", "overview.item", question), request);
    if (read.status != 200) return read;
    const json item = json::parse(read.body);
    auto [events, directorate] = events_about(bus_, service, id);
    if (version_in(events, id) != item.value("versie", 0)) continue;
    const wire::Reader reader{identity.role, identity.directorate.value_or("")};
    const bool whole = wire::may_see_confidential(reader, directorate);
    json history = history_of(events, std::nullopt, whole);
    resolve_texts(history, service);
    const json alerts = alerts_of(bus_, id);
    for (const auto& alert : alerts) {
      auto more = eventlog::unpack_events(bus_.bytes("alerts", "log.item", json{{"item", alert.at("id")}}.dump()));
      events.insert(events.end(), more.begin(), more.end());
    }
    const json assignments = assignments_of(events, id);
    ArchiveNames names(bus_, item);
    const ArchivedItem archived{item, assignments, history, alerts, events, !whole, names};
    ApiResponse out{200, "application/zip", archive_bundle(archived), {}, nullptr};
    out.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + archive_name(archived) + "\"");
    return out;
  }
  throw Unavailable("the item changes faster than it can be read");
}

}  // namespace gestand::gateway
