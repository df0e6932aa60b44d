#include "services/gateway/adapters/answers.hpp"

#include <nlohmann/json.hpp>

#include "services/gateway/adapters/problem_json.hpp"

namespace gestand::gateway {

using nlohmann::json;

json asker(const Identity& identity) {
  json out = {{"id", identity.id}};
  if (identity.directorate) out["directie"] = *identity.directorate;
  if (identity.staff) out["medewerker"] = *identity.staff;
  return out;
}

ApiResponse ok(const json& body) {
  return {200, "application/json", body.dump(-1, ' ', false, json::error_handler_t::replace), {}, nullptr};
}

ApiResponse passed_on(wire::Shown answer, const ApiRequest& request) {
  if (!answer.faults.empty()) return problem(json::parse(answer.faults), request.path);
  if (answer.not_found)
    return problem(404, "niet-gevonden", answer.why_not.empty() ? "Er is niets met deze id." : answer.why_not,
                   request.path);
  ApiResponse out{200, "application/json", std::move(answer.body), {}, nullptr};
  if (answer.behind > 0) out.headers.emplace_back("Gestand-Achterstand", std::to_string(answer.behind));
  if (answer.version) out.headers.emplace_back("ETag", "\"" + std::to_string(*answer.version) + "\"");
  return out;
}

ApiResponse answered(const json& answer, const ApiRequest& request) {
  if (answer.contains("errors") || (answer.contains("code") && answer.contains("detail")))
    return problem(answer, request.path);
  if (answer.contains("nietGevonden")) return problem(404, "niet-gevonden", "Er is niets met deze id.", request.path);
  return ok(answer);
}

}  // namespace gestand::gateway
