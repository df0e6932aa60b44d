#include "services/gateway/adapters/api_server.hpp"

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/logging/log.hpp"
#include "common/owner/world.hpp"
#include "common/vocab/errors.hpp"
#include "services/gateway/adapters/openapi_json.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr const char* api_version = "1.0.0";

ApiResponse ok(int status, const json& body) {
  return {status, "application/json", body.dump(-1, ' ', false, json::error_handler_t::replace), {}, nullptr};
}

std::string bearer(const ApiRequest& request) {
  const std::string header = request.header("authorization");
  constexpr std::string_view scheme = "Bearer ";
  return header.starts_with(scheme) ? header.substr(scheme.size()) : "";
}

// A link in a page says `?formaat=`, whatever the browser says that it takes.
bool names_a_form(const ApiRequest& request) {
  wire::Faults ignored;
  return parameters(request, ignored).contains("formaat");
}

// Which media types an action can answer in.
bool acceptable(const ApiRequest& request, const Route& route) {
  if (accepts(request, "application/json") || accepts(request, "application/problem+json")) return true;
  if (route.action == Action::Feed) return accepts(request, "text/event-stream");
  if (route.action == Action::Archive) return accepts(request, "application/zip");
  const bool table = route.action == Action::List || route.action == Action::DebatePack ||
                     route.action == Action::Appendix || route.action == Action::BudgetAnnex;
  return table && (preferred(request, table_formats()).has_value() || names_a_form(request));
}

// What only a coordinator may say although the verb is everybody's.
bool needs_coordinator(const Route& route, const json& body) {
  return route.verb == "uitvoeringen" && body.contains("uitvoering") && body["uitvoering"] == "afgedaan";
}

// What only asks: a GET, and what has a last part that begins with an underscore (`_lees`, `_bereken`, `_toets`).
bool stores_nothing(const ApiRequest& request) {
  return request.method == "GET" || request.method == "HEAD" || request.path.find("/_") != std::string::npos;
}

}  // namespace

ApiResponse ApiServer::handle(const ApiRequest& request) {
  ApiResponse out;
  try {
    out = checked(request);
  } catch (const Unavailable& error) {
    logging::warn("answer 503", {{"pad", request.path}, {"fout", error.what()}});
    out = problem(503, "niet-beschikbaar", "De dienst is nu niet beschikbaar; probeer het zo weer.", request.path);
  } catch (const InDoubt& error) {
    if (stores_nothing(request)) {
      logging::warn("answer 503", {{"pad", request.path}, {"fout", error.what()}});
      out = problem(503, "niet-beschikbaar", "Dit duurde te lang; er is niets vastgelegd. Probeer het zo weer.",
                    request.path);
      out.headers.emplace_back("API-Version", api_version);
      return out;
    }
    logging::warn("answer 503, outcome unknown", {{"pad", request.path}, {"fout", error.what()}});
    out = problem(503, "uitkomst-onbekend",
                  "Het is niet zeker of dit is vastgelegd; stuur het opnieuw met dezelfde Idempotency-Key.",
                  request.path);
  } catch (const std::exception& error) {
    logging::error("answer 500", {{"pad", request.path}, {"fout", error.what()}});
    out = problem(500, "interne-fout", "Er ging iets mis in de dienst.", request.path);
  }
  out.headers.emplace_back("API-Version", api_version);
  return out;
}

ApiReply ApiServer::call(const ApiCall& call) {
  ApiRequest request{call.method,
                     call.path,
                     call.query,
                     {{"accept", "application/json"}, {"authorization", "Bearer " + call.token}},
                     call.body};
  if (!call.accept.empty()) request.headers["accept"] = call.accept;
  if (call.method != "GET" && (call.method != "DELETE" || !call.body.empty()))
    request.headers["content-type"] = call.type.empty() ? "application/json" : call.type;
  if (!call.idempotency_key.empty()) request.headers["idempotency-key"] = call.idempotency_key;
  if (!call.if_match.empty()) request.headers["if-match"] = call.if_match;
  ApiResponse response = handle(request);
  if (response.stream) {
    response.stream([&](const std::string& bytes) {
      response.body += bytes;
      return true;
    });
  }
  ApiReply out{response.status, std::move(response.body), "", "", response.type, ""};
  for (const auto& [name, value] : response.headers) {
    if (name == "ETag") out.etag = value;
    if (name == "Location") out.location = value;
    if (name == "Content-Disposition") out.disposition = value;
  }
  return out;
}

ApiResponse ApiServer::checked(const ApiRequest& request) {
  const Match found = match(request.method == "HEAD" ? "GET" : request.method, request.path);
  if (found.allowed.empty()) return problem(404, "onbekend-pad", "Dit pad bestaat niet.", request.path);
  if (found.route == nullptr) {
    auto out = problem(405, "methode-niet-toegestaan", "Op dit pad kan: " + found.allowed + ".", request.path);
    out.headers.emplace_back("Allow", found.allowed);
    return out;
  }
  const Route& route = *found.route;
  if (route.action == Action::OpenApi) {
    auto out = ok(200, openapi(api_version));
    out.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return out;
  }
  if (route.action == Action::CalendarFeed) return feed_of_calendar(request, found);
  const auto identity = identities_.of_token(bearer(request));
  if (!identity)
    return problem(401, "niet-aangemeld", "Stuur een geldig token in de kopregel Authorization: Bearer ….",
                   request.path);
  if (rank(identity->role) < static_cast<int>(route.right)) {
    return problem(403, "geen-recht", std::string("Hiervoor is de rol ") + to_string(route.right) + " nodig.",
                   request.path);
  }
  if (!acceptable(request, route))
    return problem(406, "geen-passende-weergave", "Dit kan niet in de gevraagde vorm worden gegeven.", request.path);
  for (const auto& [name, value] : found.parameters) {
    if (!eventlog::is_uuid(value) && route.action != Action::RevokeFeed)
      return problem(404, "niet-gevonden", "Er is niets met deze id.", request.path);
  }
  return dispatch(request, found, *identity);
}

ApiResponse ApiServer::dispatch(const ApiRequest& request, const Match& found, const Identity& identity) {
  switch (found.route->action) {
    case Action::Command: return command(request, found, identity);
    case Action::NewToken: return new_token(request, found, identity);
    case Action::NewFeed: return new_feed(request, found, identity);
    case Action::RevokeFeed: return revoke_feed(request, found, identity);
    case Action::DebatePack: return debate_pack(request, identity);
    case Action::View: return view(request, found, identity);
    case Action::List: return list(request, found, identity);
    case Action::Item: return item(request, found, identity);
    case Action::History: return history(request, found, identity);
    case Action::Archive: return archive(request, found, identity);
    case Action::Bulk: return bulk(request, found, identity);
    case Action::BulkUndo: return bulk_undo(request, found, identity);
    case Action::BulkItem: return bulk_item(request, found);
    case Action::AlertSettings:
    case Action::NewAlertSetting:
    case Action::AlertSettingVerb: return alert_settings(request, found, identity);
    case Action::TransferList: return transfer_list(request, found);
    case Action::ReadNota: return read_nota(request);
    case Action::NotaItem: return nota(request, found, identity);
    case Action::ReadSheet: return read_sheet(request);
    case Action::ImportSheet: return import_sheet(request);
    default: return question(request, found, identity);
  }
}

ApiResponse ApiServer::command(const ApiRequest& request, const Match& found, const Identity& identity) {
  wire::Faults faults;
  only(parameters(request, faults), {}, faults);
  if (!faults.empty()) return problem(faults, request.path);
  json body = json::object();
  if (request.method != "DELETE" || !request.body.empty()) {
    if (auto refused = read_body(request, body)) return *refused;
  }
  if (needs_coordinator(*found.route, body) && rank(identity.role) < static_cast<int>(Role::Coordinator)) {
    return problem(403, "geen-recht", "Afdoen is aan de coordinator.", request.path);
  }
  return send_command(request, found, identity, std::move(body));
}

ApiResponse ApiServer::send_command(const ApiRequest& request, const Match& found, const Identity& identity,
                                    json body) {
  const Route& route = *found.route;
  wire::Faults faults;
  const std::string key = idempotency_key(request, identity.id, faults);
  if (!faults.empty()) return problem(faults, request.path);
  json envelope = {
      {"soort", route.kind}, {"verb", route.verb}, {"door", {{"id", identity.id}, {"rol", identity.role}}}};
  if (identity.directorate) envelope["door"]["directie"] = *identity.directorate;
  if (const auto version = if_match(request)) envelope["ifMatch"] = *version;
  const auto id = found.parameters.find("id");
  if (route.kind == "editie" && route.verb.empty()) {  // made under its vehicle
    if (body.contains("vehikel"))
      return problem(wire::Faults{{"body", "vehikel", "onbekend-veld", "\"vehikel\" staat in het pad."}}, request.path);
    body["vehikel"] = id->second;
  } else if (id != found.parameters.end()) {
    envelope["id"] = id->second;
  }
  if (route.kind == "kalender") envelope["id"] = owner::World::calendar_id();  // there is one: no path names it
  if (const auto sub = found.parameters.find("sub"); sub != found.parameters.end()) envelope["sub"] = sub->second;
  // Which letter made a proposal is known to the read model only; the owner verifies it with the letter's owner.
  if (route.verb == "voorstellen/besluiten" && envelope.contains("id") && envelope.contains("sub")) {
    if (auto letter = letter_of_proposal(envelope["id"], envelope["sub"]); !letter.empty())
      envelope["brief"] = std::move(letter);
  }
  envelope["body"] = std::move(body);

  json answer = bus_.command(std::string(route.service), envelope, key);
  if (!answer.contains("item")) {
    // What a path names and is not there is 404, whoever noticed.
    const std::string code = answer.value("code", "");
    const bool in_path = code == "vehikel-onbekend" || code == "termijn-onbekend" || code == "koppeling-onbekend" ||
                         code == "notitie-onbekend" || code == "verwijzing-onbekend" || code == "voorstel-onbekend";
    if (in_path && answer.value("status", 409) == 409) answer["status"] = 404;
    return problem(answer, request.path);
  }
  resolve_texts(answer["item"], std::string(route.service));
  ApiResponse out = ok(answer.at("status"), answer["item"]);
  out.headers.emplace_back("ETag", "\"" + std::to_string(answer.at("versie").get<int>()) + "\"");
  if (out.status == 201) {
    std::string base = request.path.substr(0, request.path.find('/', 4));
    if (route.kind == "editie") base = "/v1/edities";
    const bool in_calendar = route.kind == "kalender";
    out.headers.emplace_back("Location", in_calendar
                                             ? request.path + "/" + answer["item"].at("laatste").get<std::string>()
                                             : base + "/" + answer.at("id").get<std::string>());
  }
  return out;
}

// The token itself is shown once and known nowhere else; with an idempotency key its maker can ask again, without it
// being shown again.
ApiResponse ApiServer::new_token(const ApiRequest& request, const Match& found, const Identity& identity) {
  json body;
  if (auto refused = read_body(request, body)) return *refused;
  if (body.contains("hash"))
    return problem(wire::Faults{{"body", "hash", "onbekend-veld", "\"hash\" is hier geen bekend veld."}}, request.path);
  const std::string token = "gst_" + eventlog::base64url(eventlog::random_bytes(32));
  body["hash"] = eventlog::hex(eventlog::sha256(token));
  ApiResponse out = send_command(request, found, identity, std::move(body));
  if (out.status != 201) return out;
  json shown = json::parse(out.body);
  shown["token"] = token;
  out.body = shown.dump();
  return out;
}

void ApiServer::resolve_texts(json& value, const std::string& service) {
  std::vector<json*> places;
  std::vector<json*> open{&value};
  while (!open.empty()) {
    json* one = open.back();
    open.pop_back();
    if (one->is_object() && one->size() == 1 && one->contains("$tekst")) {
      places.push_back(one);
    } else if (one->is_structured()) {
      for (auto& inner : *one) open.push_back(&inner);
    }
  }
  if (places.empty()) return;
  json ids = json::array();
  for (const auto* place : places) ids.push_back(place->at("$tekst"));
  const json texts = bus_.ask(service, "log.texts", {{"ids", ids}});
  for (auto* place : places) {
    const std::string id = place->at("$tekst");
    *place = texts.contains(id) ? texts[id] : json("verwijderd");
  }
}

}  // namespace gestand::gateway
