// What the pages of administration do alike; see the header.
#include <nlohmann/json.hpp>

#include "services/gateway/pages/admin_screens.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

namespace {

FormState sent_state(const Visit& visit) {
  const auto& typed = visit.request.form;
  FormState out{visit.request.path, typed, {}, first(typed, "_sleutel")};
  if (out.key.empty() || out.key.size() > 64) out.key = fresh_key();
  return out;
}

}  // namespace

FormState state_after(const Posted& posted, const std::string& action, Params typed) {
  if (posted.refused && posted.refused->action == action) return *posted.refused;
  return {action, std::move(typed), {}, {}};
}

std::string done_of(const Visit& visit, std::initializer_list<const Form*> forms) {
  const auto done = first(visit.request.query, "gedaan");
  for (const auto* form : forms)
    if (form->verb == done) return std::string(form->done);
  return {};
}

Submission send_form(Visit& visit, const Form& form, const std::string& api_path, const json& body) {
  Submission out{{}, sent_state(visit)};
  out.reply =
      visit.send({.method = std::string(form.method),
                  .path = api_path,
                  .query = {},
                  .body = form.method == "DELETE" ? "" : body.dump(-1, ' ', false, json::error_handler_t::replace),
                  .token = {},
                  .idempotency_key = out.state.key,
                  .if_match = {}});
  if (succeeded(out.reply)) return out;
  out.state.problem = problem_of(out.reply);
  if (out.reply.status < 500) out.state.key.clear();  // a refusal is final; a failure is repeated under the same key
  return out;
}

Posted refused_for(const Visit& visit, const std::string& field, const std::string& why) {
  auto state = sent_state(visit);
  state.problem = Problem{400, "ontbreekt", {}, {{field, why}}};
  return {std::move(state), 400, {}};
}

}  // namespace gestand::gateway::pages
