// Calendar feeds: made and revoked by who may write, read by whoever has the address.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/ics.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr std::chrono::days shown_after_end{60};  // so long a calendar is told that a deadline is over
constexpr std::size_t entries_max = 2'000;

std::string hash_of(const std::string& secret) { return eventlog::hex(eventlog::sha256(secret)); }

// In a path a part that begins with an underscore names an operation (`_lees`), never a thing.
std::string new_secret() {
  std::string secret;
  do secret = eventlog::base64url(eventlog::random_bytes(32));
  while (secret.front() == '_');
  return secret;
}

ApiResponse unknown(const ApiRequest& request) {
  return problem(404, "niet-gevonden", "Er is geen agenda op dit adres, of hij is ingetrokken.", request.path);
}

std::string list_of(const std::string& kind) {
  return kind == "toezegging" ? "toezeggingen" : kind == "kamerverzoek" ? "kamerverzoeken" : "moties";
}

}  // namespace

// The secret stands in the answer and nowhere else; with an idempotency key its maker can ask again without it.
ApiResponse ApiServer::new_feed(const ApiRequest& request, const Match& found, const Identity& identity) {
  json body;
  if (auto refused = read_body(request, body)) return *refused;
  if (body.contains("hash"))
    return problem(wire::Faults{{"body", "hash", "onbekend-veld", "\"hash\" is hier geen bekend veld."}}, request.path);
  // The codes in the filter are judged where lists are filtered.
  const json filter = body.value("filter", json());
  if (filter.is_object() && !filter.empty()) {
    json params = filter;
    params["pageSize"] = "1";
    for (const auto& [name, value] : params.items())
      if (!value.is_string()) params[name] = value.dump();
    json judged = bus_.ask("overview", "overview.export", {{"kind", "termijnen"}, {"params", params}});
    if (judged.contains("errors")) {
      for (auto& one : judged["errors"]) {
        one["in"] = "body";
        one["location"] = "filter/" + one.at("location").get<std::string>();
      }
      return problem(judged, request.path);
    }
  }
  const std::string secret = new_secret();
  body["hash"] = hash_of(secret);
  ApiResponse out = send_command(request, found, identity, std::move(body));
  if (out.status != 201) return out;
  json shown = json::parse(out.body);
  shown["feed"] = shown["id"];
  shown["id"] = secret;
  shown["adres"] = "/v1/agendafeeds/" + secret;
  shown["url"] = public_url_ + "/v1/agendafeeds/" + secret;
  out.body = shown.dump();
  for (auto& [name, value] : out.headers)
    if (name == "Location") value = "/v1/agendafeeds/" + secret;
  return out;
}

// By the secret, for who has it; else by the id, for who made it.
ApiResponse ApiServer::revoke_feed(const ApiRequest& request, const Match& found, const Identity& identity) {
  if (const auto& id = found.parameters.at("id"); eventlog::is_uuid(id)) {
    const json own = bus_.ask("organisation", "organisation.agendafeeds", {{"actor", {{"id", identity.id}}}});
    for (const auto& one : own.at("resultaten"))
      if (one.at("id") == id) return send_command(request, found, identity, json::object());
    return unknown(request);
  }
  const json feed = bus_.ask("organisation", "organisation.agendafeed", {{"hash", hash_of(found.parameters.at("id"))}});
  if (!feed.contains("id")) return unknown(request);
  Match of_item = found;
  of_item.parameters["id"] = feed.at("id");
  return send_command(request, of_item, identity, json::object());
}

ApiResponse ApiServer::feed_of_calendar(const ApiRequest& request, const Match& found) {
  const json feed = bus_.ask("organisation", "organisation.agendafeed", {{"hash", hash_of(found.parameters.at("id"))}});
  if (!feed.contains("id")) return unknown(request);
  const auto now = calendar::parse_instant(feed.at("nu").get<std::string>()).value_or(Instant{});
  json params = feed.at("filter");
  params["sorteer"] = "termijn";
  params["termijnNa"] = calendar::to_iso(calendar::amsterdam_date(now) - 2 * shown_after_end);
  json question = {{"kind", "termijnen"}, {"params", params}};
  std::vector<json> rows;
  json ids = json::array();
  while (rows.size() < entries_max) {
    const json page = bus_.ask("overview", "overview.export", question);
    for (const auto& row : page.value("resultaten", json::array())) {
      rows.push_back(row);
      ids.push_back(row.at("item"));
    }
    if (!page.contains("cursor")) break;
    question["cursor"] = page["cursor"];
  }
  const json names = bus_.ask("overview", "overview.nummers", {{"ids", ids}});
  std::vector<CalendarEntry> entries;
  for (const auto& row : rows) {
    const auto day = calendar::parse_date(row.value("datum", ""));
    if (!day) continue;
    const std::string item = row.at("item");
    const std::string kind = row.value("itemSoort", "");
    const std::string number = names.value(item, "");
    const bool ended = row.contains("einde");
    entries.push_back({row.at("id").get<std::string>() + "@gestand", *day, row.value("versie", 1), ended,
                       fmt::format("{} {}{}{}", row.value("soort", "") == "vervalt" ? "Vervalt:" : "Termijn", kind,
                                   number.empty() ? "" : " ", number),
                       fmt::format("{}/{}/{}", public_url_, list_of(kind), item)});
  }
  ApiResponse out{
      200, "text/calendar; charset=utf-8", calendar_text(feed.value("naam", "Termijnen"), now, entries), {}, nullptr};
  return out;
}

}  // namespace gestand::gateway
