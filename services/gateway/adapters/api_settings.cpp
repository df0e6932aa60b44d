// What people set for alerts (webhooks, preferences), channels, and what was issued (tokens, calendars): passed on to
// the service that keeps it. How the stack stands is asked of all of them.
#include <nlohmann/json.hpp>

#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"
#include "services/gateway/adapters/stack_health.hpp"

namespace gestand::gateway {

using nlohmann::json;

ApiResponse ApiServer::alert_settings(const ApiRequest& request, const Match& found, const Identity& identity) {
  wire::Faults faults;
  const json params = parameters(request, faults);
  const std::string_view verb = found.route->verb;
  const std::string service(found.route->service);
  const std::string method = service + "." + std::string(verb);
  json envelope = {{"actor", {{"id", identity.id}, {"rol", identity.role}}}};
  for (const auto& [name, value] : found.parameters) envelope[name] = value;
  if (found.route->action == Action::AlertSettings) {
    if (!verb.ends_with(".deliveries") && verb != "milestones.list") only(params, {}, faults);
    if (!faults.empty()) return problem(faults, request.path);
    envelope["params"] = params;
    if (verb == "gezondheid") return ok(stack_health(bus_));
    if (verb == "geparkeerd") return ok(parked_events(bus_));
    return answered(bus_.ask(service, method, envelope), request);
  }
  only(params, {}, faults);
  const std::string key = idempotency_key(request, identity.id, faults);
  if (!faults.empty()) return problem(faults, request.path);
  json body = json::object();
  if (!request.body.empty() || verb.ends_with(".create") || verb.ends_with(".change")) {
    if (auto refused = read_body(request, body)) return *refused;
  }
  envelope["body"] = body;
  if (service.empty()) return settle_parked(bus_, envelope, verb == "geparkeerd.overslaan", request.path);
  const bool makes = found.route->action == Action::NewAlertSetting;
  const json answer = bus_.ask_with_key(service, method, envelope, key);
  ApiResponse out = answered(answer, request);
  if (!makes || out.status != 200) return out;
  out.status = 201;
  out.headers.emplace_back("Location", std::string(found.route->pattern) + "/" + answer.at("id").get<std::string>());
  return out;
}

}  // namespace gestand::gateway
