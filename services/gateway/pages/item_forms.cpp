// All forms by the address of their resource; see the header.
#include "services/gateway/pages/item_forms.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/kinds_of_forms.hpp"

namespace gestand::gateway::pages {

const std::vector<Form>& verbs_of(std::string_view resource) {
  static const auto motions = motion_verbs();
  static const auto commitments = commitment_verbs();
  static const auto requests = request_verbs();
  static const auto vehicles = vehicle_verbs();
  static const auto editions = edition_verbs();
  static const auto alerts = alert_verbs();
  static const std::vector<Form> none;
  if (resource == "moties") return motions;
  if (resource == "toezeggingen") return commitments;
  if (resource == "kamerverzoeken") return requests;
  if (resource == "vehikels") return vehicles;
  if (resource == "edities") return editions;
  if (resource == "meldingen") return alerts;
  return none;
}

const Form* verb(std::string_view resource, std::string_view address) {
  const auto& all = verbs_of(resource);
  const auto found = std::find_if(all.begin(), all.end(), [&](const Form& form) { return form.verb == address; });
  return found == all.end() ? nullptr : &*found;
}

namespace {

// Of a double only a split is possible, and notes.
bool fits_double(std::string_view verb, const nlohmann::json& item) {
  const bool is_double = item.is_object() && item.contains("samengevoegdMet");
  return is_double ? verb == "splitsingen" || verb == "notities" : verb != "splitsingen";
}

}  // namespace

std::vector<const Form*> possible_verbs(std::string_view resource, const nlohmann::json& item) {
  std::vector<const Form*> out;
  for (const auto& form : verbs_of(resource)) {
    if (form.verb.find("…") != std::string_view::npos) continue;  // shown beside what it is about, as texts are
    if (!fits_double(form.verb, item)) continue;
    if (resource == "moties" && !motion_verb_fits(form.verb, item)) continue;
    if ((resource == "toezeggingen" || resource == "kamerverzoeken") && !commitment_verb_fits(form.verb, item))
      continue;
    if (resource == "edities" && (form.verb == "bijdragen" || !edition_verb_fits(form.verb, item))) continue;
    out.push_back(&form);
  }
  return out;
}

}  // namespace gestand::gateway::pages
