// The page with the form for a new motion, commitment, request or vehicle.
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/screens.hpp"

namespace gestand::gateway::pages {

const Form* new_form(const std::string& resource) {
  if (resource == "moties") return &new_motion_form();
  if (resource == "toezeggingen") return &new_commitment_form();
  if (resource == "kamerverzoeken") return &new_request_form();
  if (resource == "vehikels") return &new_vehicle_form();
  return nullptr;
}

PageReply new_screen(Visit& visit, const std::string& resource, const std::optional<FormState>& refused, int status) {
  const auto* form = new_form(resource);
  if (form == nullptr) return problem_page(visit, {404, {}, {}, {}});
  if (!visit.may_write()) return problem_page(visit, {403, {}, {}, {}});
  References references(visit);
  FormState state{"/" + resource + "/nieuw", {}, {}, {}};
  const auto today = calendar::to_iso(visit.today);
  state.typed = {{"ingediendDatum", today}, {"datum", today}};
  if (refused) state = *refused;
  state.version.clear();
  auto view = form_view(*form, state, references, visit);
  view["terugAdres"] = "/" + resource;
  return framed(visit, status, {.title = say(form->title), .menu = "/" + resource, .has_faults = refused.has_value()},
                "new", view);
}

}  // namespace gestand::gateway::pages
