// What the pages of administration do alike; see the header.
#include <nlohmann/json.hpp>

#include "services/gateway/pages/admin_screens.hpp"
#include "services/gateway/pages/language.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

FormState state_after(const Posted& posted, const std::string& action, Params typed) {
  if (posted.refused && posted.refused->action == action) return *posted.refused;
  return {action, std::move(typed), {}, {}};
}

std::string done_of(const Visit& visit, std::initializer_list<const Form*> forms) {
  const auto done = first(visit.request.query, "gedaan");
  for (const auto* form : forms)
    if (form->verb == done) return say(form->done);
  return {};
}

Posted refused_for(const Visit& visit, const std::string& field, const std::string& why) {
  auto state = sent_state(visit);
  state.problem = Problem{400, "ontbreekt", {}, {{field, why}}};
  return {std::move(state), 400, {}};
}

}  // namespace gestand::gateway::pages
