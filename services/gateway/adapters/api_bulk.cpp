// One act on many items: assign, link, move a term, decide on proposals to close. Each owner does its own in one
// append; with the same Idempotency-Key a request that was cut off between the two is finished, not repeated.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "common/eventlog/event.hpp"
#include "common/eventlog/ids.hpp"
#include "common/wire/body.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr std::size_t items_max = 1'000;
constexpr std::size_t reason_max = 2'000;
const std::vector<std::string> verbs{"toewijzingen",          "koppelingen",       "termijnen",
                                     "termijnverplaatsingen", "voorstelbesluiten", "themas"};
const std::map<std::string, std::string> owners{
    {"motie", "motions"}, {"toezegging", "commitments"}, {"kamerverzoek", "commitments"}};

struct Wish {
  std::string verb, reason;
  json given, filter;
  std::vector<std::string> items;
  bool trial = false;
};

Wish read_wish(const json& whole, wire::Faults& faults) {
  Wish out;
  wire::Body body(whole, faults);
  out.verb = body.choice("verb", verbs);
  out.given = body.unread("gegevens");
  if (out.given.is_null()) body.fault("gegevens", "ontbreekt", "\"gegevens\" is verplicht.");
  out.items = body.texts("items", 36, items_max);
  out.filter = body.unread("filter");
  out.reason = body.maybe_text("reden", reason_max).value_or("");
  out.trial = body.flag("proef");
  if (body.has("items") == body.has("filter"))
    body.fault("items", "een-van-twee", "Geef precies een van: items, filter.");
  for (std::size_t i = 0; i < out.items.size(); ++i) {
    if (!eventlog::is_uuid(out.items[i]))
      body.fault("items/" + std::to_string(i), "geen-id", "\"" + out.items[i] + "\" is geen id.");
  }
  body.finish();
  return out;
}

}  // namespace

// Which items, by owner. A filter is that of the work list; it finds what stands there now.
ApiServer::Chosen ApiServer::choose(const std::vector<std::string>& items, const json& filter) {
  Chosen out;
  if (filter.is_object()) {
    json question = {{"kind", "werkvoorraad"}, {"params", filter}};
    for (;;) {
      const json page = bus_.ask("overview", "overview.export", question);
      if (page.contains("errors")) {
        for (const auto& one : page["errors"]) {
          out.faults.push_back(
              {"body", "filter/" + one.at("location").get<std::string>(), one.at("code"), one.at("detail")});
        }
        return out;
      }
      for (const auto& row : page.at("resultaten")) out.by_owner[owners.at(row.at("soort"))].push_back(row.at("id"));
      if (!page.contains("cursor")) break;
      question["cursor"] = page["cursor"];
    }
    std::size_t count = 0;
    for (const auto& [owner, ids] : out.by_owner) count += ids.size();
    if (count > items_max) {
      out.faults.push_back({"body", "filter", "te-veel",
                            "Het filter vindt " + std::to_string(count) + " items; een handeling gaat over hooguit " +
                                std::to_string(items_max) + "."});
    }
    return out;
  }
  const json named = bus_.ask("overview", "overview.namen", {{"ids", items}});
  std::set<std::string> seen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto owner = owners.find(named.value(items[i], json::object()).value("soort", ""));
    if (owner == owners.end()) {
      out.faults.push_back({"body", "items/" + std::to_string(i), "onbekende-id",
                            "Er is geen motie, toezegging of kamerverzoek met de id " + items[i] + "."});
    } else if (seen.insert(items[i]).second) {
      out.by_owner[owner->second].push_back(items[i]);
    }
  }
  return out;
}

json ApiServer::names_of_items(const json& rows) {
  json ids = json::array();
  for (const auto& row : rows) ids.push_back(row.at("item"));
  return bus_.ask("overview", "overview.namen", {{"ids", ids}});
}

// What each row is about, for people: soort, nummer, titel.
void ApiServer::name(json& rows) {
  const json named = names_of_items(rows);
  for (auto& row : rows) row.update(named.value(row.at("item").get<std::string>(), json::object()));
}

// The same of rows that have a kind of their own: itemSoort, itemNummer, itemTitel.
void ApiServer::name_items(json& rows) {
  const json named = names_of_items(rows);
  for (auto& row : rows) {
    const json item = named.value(row.at("item").get<std::string>(), json::object());
    for (const auto& [from, to] : {std::pair{"soort", "itemSoort"}, {"nummer", "itemNummer"}, {"titel", "itemTitel"}})
      if (item.contains(from)) row[to] = item.at(from);
  }
}

// Sends the act to each owner that has a part in it, and puts their answers together.
ApiResponse ApiServer::act(const ApiRequest& request, const std::map<std::string, json>& envelopes,
                           const std::string& key, bool trial) {
  json out = {{"aantallen", {{"gewijzigd", 0}, {"ongewijzigd", 0}, {"geweigerd", 0}}}, {"resultaten", json::array()}};
  int status = 200;
  for (const auto& [owner, envelope] : envelopes) {
    const json answer = bus_.ask_with_key(owner, owner + ".handeling", envelope, key);
    if (!answer.contains("resultaten")) return problem(answer, request.path);
    if (answer.at("status") == 201) status = 201;
    out["id"] = answer.at("id");
    for (const auto& row : answer["resultaten"]) {
      auto& count = out["aantallen"][row.at("uitkomst").get<std::string>()];
      count = count.get<int>() + 1;
      out["resultaten"].push_back(row);
    }
  }
  if (trial) name(out["resultaten"]);  // what was done is answered with the same bytes for ever: without names
  ApiResponse response{
      status, "application/json", out.dump(-1, ' ', false, json::error_handler_t::replace), {}, nullptr};
  if (status == 201) response.headers.emplace_back("Location", "/v1/handelingen/" + out["id"].get<std::string>());
  return response;
}

ApiResponse ApiServer::bulk(const ApiRequest& request, const Match&, const Identity& identity) {
  wire::Faults faults;
  only(parameters(request, faults), {}, faults);
  json body;
  if (auto refused = read_body(request, body)) return *refused;
  const Wish wish = read_wish(body, faults);
  const std::string key = idempotency_key(request, identity.id, faults);
  if (!faults.empty()) return problem(faults, request.path);
  const Chosen chosen = choose(wish.items, wish.filter);
  if (!chosen.faults.empty()) return problem(chosen.faults, request.path);
  json envelope = {
      {"doe", "uitvoeren"},  {"id", key.empty() ? eventlog::random_uuid() : eventlog::named_uuid("handeling", key)},
      {"verb", wish.verb},   {"gegevens", wish.given},
      {"proef", wish.trial}, {"door", {{"id", identity.id}, {"rol", identity.role}}}};
  if (identity.directorate) envelope["door"]["directie"] = *identity.directorate;
  if (!wish.reason.empty()) envelope["reden"] = wish.reason;
  std::map<std::string, json> envelopes;
  for (const auto& [owner, ids] : chosen.by_owner) {
    envelopes[owner] = envelope;
    envelopes[owner]["items"] = ids;
    if (wish.verb == "voorstelbesluiten")
      envelopes[owner]["voorstellen"] = bus_.ask("overview", "overview.voorstellen", {{"ids", ids}});
  }
  // What one of them cannot read may not be half done: each looks first, at one item.
  if (!wish.trial && envelopes.size() > 1) {
    for (auto [owner, trial] : envelopes) {
      trial["proef"] = true;
      trial["items"] = {trial["items"].front()};
      const json answer = bus_.ask(owner, owner + ".handeling", trial);
      if (!answer.contains("resultaten") && answer.contains("errors")) return problem(answer, request.path);
    }
  }
  return act(request, envelopes, wish.trial ? std::string{} : key, wish.trial);
}

ApiResponse ApiServer::bulk_undo(const ApiRequest& request, const Match& found, const Identity& identity) {
  wire::Faults faults;
  only(parameters(request, faults), {}, faults);
  json whole;
  if (auto refused = read_body(request, whole)) return *refused;
  wire::Body body(whole, faults);
  json envelope = {{"doe", "terugdraaien"},
                   {"id", found.parameters.at("id")},
                   {"reden", body.text("reden", reason_max)},
                   {"proef", body.flag("proef")},
                   {"door", {{"id", identity.id}, {"rol", identity.role}}}};
  body.finish();
  const std::string key = idempotency_key(request, identity.id, faults);
  if (!faults.empty()) return problem(faults, request.path);
  if (identity.directorate) envelope["door"]["directie"] = *identity.directorate;
  std::map<std::string, json> envelopes;
  for (const auto& [owner, act] : parts_of(found.parameters.at("id"))) envelopes[owner] = envelope;
  if (envelopes.empty()) return problem(404, "niet-gevonden", "Er is geen handeling met deze id.", request.path);
  const bool trial = envelope["proef"];
  return act(request, envelopes, trial ? std::string{} : key, trial);
}

// What each owner keeps of an act.
std::map<std::string, json> ApiServer::parts_of(const std::string& id) {
  std::map<std::string, json> out;
  for (const std::string owner : {"commitments", "motions"}) {
    const json found = bus_.ask(owner, "owner.documents", {{"ids", {id}}});
    if (found.contains(id) && found[id].value("_soort", "") == "handeling") out[owner] = found[id];
  }
  return out;
}

ApiResponse ApiServer::bulk_item(const ApiRequest& request, const Match& found) {
  wire::Faults faults;
  only(parameters(request, faults), {}, faults);
  if (!faults.empty()) return problem(faults, request.path);
  const std::string& id = found.parameters.at("id");
  json out = {{"id", id}, {"resultaten", json::array()}};
  for (const auto& [owner, act] : parts_of(id)) {
    const auto events = eventlog::unpack_events(bus_.bytes(owner, "log.item", json{{"item", id}}.dump()));
    const auto recorded = [&](std::size_t at, json& into) {
      const json event = json::parse(events.at(at).body);
      into["door"] = event.at("data").at("door");
      into["geregistreerdOp"] = event.at("time");
    };
    recorded(0, out);
    for (const char* member : {"verb", "gegevens", "reden"}) {
      if (act.contains(member)) out[member] = act[member];
    }
    for (const auto& row : act.at("resultaten")) out["resultaten"].push_back(row);
    if (!act.contains("teruggedraaid")) continue;
    json& undone = out["teruggedraaid"];
    undone["reden"] = act["teruggedraaid"].at("reden");
    recorded(1, undone);
    for (const auto& row : act["teruggedraaid"].at("resultaten")) undone["resultaten"].push_back(row);
  }
  if (!out.contains("verb")) return problem(404, "niet-gevonden", "Er is geen handeling met deze id.", request.path);
  name(out["resultaten"]);
  return {200, "application/json", out.dump(-1, ' ', false, json::error_handler_t::replace), {}, nullptr};
}

}  // namespace gestand::gateway
