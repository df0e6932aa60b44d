#include "common/owner/world.hpp"

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/promises/promise_json.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/members.hpp"

namespace gestand::owner {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

promises::Edition edition_of(const std::string& id, const json& document) {
  promises::Edition out;
  out.id = id;
  out.name = document.value("naam", "");
  out.status = document.value("status", "");
  out.planned = wire::date_of(document, "geplandDatum");
  if (document.contains("verzonden")) {
    out.sent = wire::date_of(document["verzonden"], "datum");
    out.paper = document["verzonden"].value("kamerstuk", "");
  }
  return out;
}

}  // namespace

std::string World::reference_id(const std::string& kind, const std::string& code) {
  return kind == "medewerker" ? code : eventlog::named_uuid(kind, code);
}

std::string World::calendar_id() { return reference_id("kalender", "kalender"); }

json World::documents(const std::string& service, const std::vector<std::string>& ids, bool must_answer) {
  const auto reply = node_.call(service, "owner.documents", json{{"ids", ids}}.dump(), 1500ms);
  if (reply.status == bus::Status::Ok) return json::parse(reply.body);
  if (must_answer) throw Unavailable(service + " does not answer: " + bus::to_string(reply.status));
  return json::object();
}

bool World::knows(const std::string& kind, const std::string& code) {
  if (kind == "medewerker" && !eventlog::is_uuid(code)) return false;
  const std::string id = reference_id(kind, code);
  {
    const std::lock_guard lock(mutex_);
    if (known_.contains(id)) return true;
  }
  const json found = documents("organisation", {id}, true);
  if (!found.contains(id) || found[id].value("_soort", "") != kind) return false;
  const std::lock_guard lock(mutex_);
  known_.insert(id);
  return true;
}

std::optional<promises::Edition> World::edition(const std::string& id) {
  if (!eventlog::is_uuid(id)) return std::nullopt;
  const json found = documents("vehicles", {id}, true);
  if (!found.contains(id) || found[id].value("_soort", "") != "editie") return std::nullopt;
  return edition_of(id, found[id]);
}

json World::document(const std::string& service, const std::string& id) {
  if (!eventlog::is_uuid(id)) return nullptr;
  const json found = documents(service, {id}, true);
  return found.contains(id) ? found[id] : json();
}

std::optional<std::string> World::kind_of(const std::string& service, const std::string& id) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = kinds_.find(id); known != kinds_.end()) return known->second;
  }
  const json found = document(service, id);
  if (!found.is_object()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  return kinds_[id] = found.value("_soort", "");
}

std::vector<promises::Edition> World::editions_if_there(const std::vector<std::string>& ids) {
  std::vector<promises::Edition> out;
  if (ids.empty()) return out;
  const json found = documents("vehicles", ids, false);
  for (const auto& [id, document] : found.items()) out.push_back(edition_of(id, document));
  return out;
}

}  // namespace gestand::owner
