#include "services/vehicles/adapters/vehicle_rules.hpp"

#include <algorithm>
#include <array>

#include "common/calendar/date.hpp"
#include "common/owner/change.hpp"
#include "common/owner/promise_verbs.hpp"
#include "common/wire/body.hpp"
#include "common/wire/present.hpp"
#include "services/vehicles/adapters/edition_bodies.hpp"
#include "services/vehicles/adapters/edition_json.hpp"
#include "services/vehicles/domain/stage.hpp"

namespace gestand::vehicles {

using nlohmann::json;
using owner::Call;
using owner::Change;
using owner::change_of;
using owner::Context;
using owner::Decided;

namespace {

constexpr std::array edition_verbs{"",        "planningen",   "bijdragen", "vaststellingen", "verzendingen",
                                   "standen", "annuleringen", "wijzig",    "kalender"};
constexpr std::size_t name_max = 300;
constexpr std::size_t reason_max = 2'000;

std::optional<std::string> text_of(const json& object, const char* name) {
  if (!object.is_object() || !object.contains(name) || !object[name].is_string()) return std::nullopt;
  return object[name].get<std::string>();
}

Vehicle read_vehicle(wire::Body& body, Vehicle out, bool is_new, Context& context) {
  if (is_new || body.has("naam")) out.name = body.text("naam", name_max);
  if (is_new || body.has("soort")) out.kind = body.choice("soort", vehicle_kinds());
  if (auto directorate = owner::maybe_code(body, "directie", "directie", context)) out.directorate = directorate;
  if (is_new) return out;
  (void)body.maybe_text("reden", reason_max);
  body.needs_one_of({"naam", "soort", "directie"});
  return out;
}

// A contribution stands in the change whole; to tell it twice would double the log.
json fact_of(const Call& call, const Decision& decision, Date date) {
  if (decision.event.empty()) return nullptr;
  if (call.verb == "kalender") return {{"reden", "de kalender is gewijzigd"}};
  if (call.verb == "bijdragen") return {{"item", call.body.at("item")}, {"akkoord", call.body.value("akkoord", false)}};
  json out = call.body;
  if (call.verb == "vaststellingen" || call.verb == "annuleringen") out["datum"] = calendar::to_iso(date);
  return out;
}

Date day_of(const Command& command, Date today) {
  if (const auto* freeze = std::get_if<Freeze>(&command)) return freeze->date;
  if (const auto* cancel = std::get_if<Cancel>(&command)) return cancel->date;
  return today;
}

}  // namespace

std::optional<std::string> VehicleRules::directorate(const Call& call, Context&) const {
  return text_of(call.document.is_null() ? call.body : call.document, "directie");
}

Decided VehicleRules::decide(const Call& call, Context& context) {
  const bool is_new = call.verb.empty();
  wire::Faults faults;
  wire::Body body(call.body, faults);
  const Vehicle before = is_new ? Vehicle{call.item, {}, {}, {}} : vehicle_of(call.item, call.document);
  const Vehicle after = read_vehicle(body, before, is_new, context);
  body.finish();
  if (!faults.empty()) return faults;
  return change_of(call, document_of(after), is_new ? "ingesteld" : "verbeterd", is_new ? json() : call.body);
}

bool EditionRules::knows(const std::string& verb) const {
  return std::find(edition_verbs.begin(), edition_verbs.end(), verb) != edition_verbs.end();
}

std::optional<std::string> EditionRules::directorate(const Call& call, Context& context) const {
  if (call.verb == "bijdragen") {
    const auto item = text_of(call.body, "item");
    if (!item) return std::nullopt;
    json document = context.world.document("motions", *item);
    if (document.is_null()) document = context.world.document("commitments", *item);
    return document.is_null() ? std::nullopt : text_of(wire::assignment_on(document, context.today), "directie");
  }
  const auto vehicle = text_of(call.document.is_null() ? call.body : call.document, "vehikel");
  return vehicle ? text_of(look_(*vehicle), "directie") : std::nullopt;
}

std::optional<Refusal> EditionRules::refuse_correction(const json& before, const json& after) const {
  const auto member = [](const json& of, const char* name) { return of.contains(name) ? of[name] : json(); };
  const bool frozen = before.contains("vastgesteld") || before.contains("verzonden");
  if (before.contains("vastgesteld") && member(before, "vastgesteld") != member(after, "vastgesteld")) {
    return Refusal{"vaststelling-blijft", "Een vaststelling kan niet ongedaan worden gemaakt: de bijlage staat vast."};
  }
  if (frozen &&
      (member(before, "bijdragen") != member(after, "bijdragen") || member(before, "naam") != member(after, "naam"))) {
    return Refusal{"editie-vastgesteld", "De inhoud van deze editie staat vast en kan niet meer worden gecorrigeerd."};
  }
  return std::nullopt;
}

Decided EditionRules::decide(const Call& call, Context& context) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  if (call.verb.empty()) {
    const PlanEdition command = read_new_edition(body, context);
    // A malformed id is no vehicle either: the path that it came from does not exist.
    if (look_(command.vehicle).value("_soort", "") != "vehikel") {
      return Refusal{"vehikel-onbekend", "Er is geen vehikel met deze id."};
    }
    body.finish();
    if (!faults.empty()) return faults;
    auto outcome = plan(call.item, command, owner::day_of(context));
    if (!outcome) return outcome.refusal();
    return change_of(call, document_of(outcome.value().edition), outcome.value().event, nullptr);
  }
  const std::string kind = look_(text_of(call.document, "vehikel").value_or("")).value("soort", "");
  if (call.verb == "standen" && stages_of(kind).empty()) {
    return Refusal{"geen-standen",
                   "Alleen een kader, een register en wetgeving hebben standen; dit vehikel is \"" + kind + "\"."};
  }
  const auto command = read_command(call, body, context, kind);
  body.finish();
  if (!faults.empty()) return faults;
  auto outcome = vehicles::decide(edition_of(call.item, call.document), *command, owner::day_of(context));
  if (!outcome) return outcome.refusal();
  const Decision& decision = outcome.value();
  json fact = fact_of(call, decision, day_of(*command, context.today));
  json after = decision.event.empty() ? call.document : document_of(decision.edition);
  return change_of(call, std::move(after), decision.event, std::move(fact));
}

}  // namespace gestand::vehicles
