#include "services/vehicles/adapters/edition_json.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/promises/promise_json.hpp"
#include "common/wire/members.hpp"

namespace gestand::vehicles {

using calendar::to_iso;
using nlohmann::json;
using wire::date_of;
using wire::text_of;

namespace {

json plan_json(const Plan& plan) {
  if (plan.recess) return {{"venster", window_of(*plan.recess)}, {"jaar", plan.year}};
  return {{"datum", to_iso(plan.date.value_or(Date{}))}};
}

Plan plan_of(const json& in) {
  Plan out;
  out.date = date_of(in, "datum");
  out.recess = parse_window(in.value("venster", ""));
  out.year = in.value("jaar", 0);
  return out;
}

json contribution_json(const Contribution& one) {
  json out = {{"item", one.item},      {"tekst", one.text}, {"akkoord", one.approved},
              {"versie", one.version}, {"door", one.by},    {"datum", to_iso(one.date)}};
  if (one.late) out["naSluiting"] = true;
  if (one.approved_by) out["akkoordDoor"] = *one.approved_by;
  if (one.approved_on) out["akkoordDatum"] = to_iso(*one.approved_on);
  return out;
}

Contribution contribution_of(const json& in) {
  Contribution out{in.at("item"),
                   in.at("tekst"),
                   in.value("akkoord", false),
                   in.value("versie", 1),
                   in.value("door", ""),
                   date_of(in, "datum").value_or(Date{}),
                   in.value("naSluiting", false)};
  if (in.contains("akkoordDoor")) out.approved_by = in["akkoordDoor"].get<std::string>();
  out.approved_on = date_of(in, "akkoordDatum");
  return out;
}

json stage_json(const Stage& one) {
  json out = {{"stand", one.stage}, {"datum", to_iso(one.date)}};
  if (one.paper) out["kamerstuk"] = *one.paper;
  if (one.place) out["vindplaats"] = *one.place;
  if (one.note) out["toelichting"] = *one.note;
  return out;
}

Stage stage_of(const json& in) {
  return {in.at("stand"), date_of(in, "datum").value_or(Date{}), text_of(in, "kamerstuk"), text_of(in, "vindplaats"),
          text_of(in, "toelichting")};
}

}  // namespace

json document_of(const Vehicle& vehicle) {
  json out = {{"naam", vehicle.name}, {"soort", vehicle.kind}};
  if (vehicle.directorate) out["directie"] = *vehicle.directorate;
  return out;
}

Vehicle vehicle_of(const std::string& id, const json& document) {
  Vehicle out{id, document.value("naam", ""), document.value("soort", ""), {}};
  if (document.contains("directie")) out.directorate = document["directie"].get<std::string>();
  return out;
}

json document_of(const Edition& edition) {
  json out = {{"vehikel", edition.vehicle},
              {"naam", edition.name},
              {"gepland", plan_json(edition.plan)},
              {"geplandDatum", to_iso(edition.planned)},
              {"eersteDatum", to_iso(edition.first_planned)},
              {"verschuivingen", edition.moves},
              {"uitleg", promises::steps_json(edition.steps)},
              {"status", to_string(edition.status)},
              {"bijdragen", json::array()}};
  if (edition.closing) out["sluitingsDatum"] = to_iso(*edition.closing);
  for (const auto& one : edition.contributions) out["bijdragen"].push_back(contribution_json(one));
  if (edition.frozen) {
    out["vastgesteld"] = {{"datum", to_iso(edition.frozen->date)}, {"vastgesteldOp", to_iso(edition.frozen->at)}};
  }
  if (edition.layout) out["opmaak"] = *edition.layout;
  if (edition.label) out["versieaanduiding"] = *edition.label;
  if (!edition.stages.empty()) {
    out["standen"] = json::array();
    for (const auto& one : edition.stages) out["standen"].push_back(stage_json(one));
    out["stand"] = {{"stand", edition.stages.back().stage}, {"datum", to_iso(edition.stages.back().date)}};
  }
  if (edition.sent) {
    out["verzonden"] = {{"datum", to_iso(edition.sent->date)}};
    if (!edition.sent->paper.empty()) out["verzonden"]["kamerstuk"] = edition.sent->paper;
    if (edition.sent->place) out["verzonden"]["vindplaats"] = *edition.sent->place;
  }
  if (edition.cancelled) {
    out["geannuleerd"] = {{"datum", to_iso(edition.cancelled->date)}};
    if (edition.cancelled->reason) out["geannuleerd"]["reden"] = *edition.cancelled->reason;
  }
  return out;
}

Edition edition_of(const std::string& id, const json& in) {
  Edition out;
  out.id = id;
  out.vehicle = in.value("vehikel", "");
  out.name = in.value("naam", "");
  out.plan = plan_of(in.value("gepland", json::object()));
  out.planned = date_of(in, "geplandDatum").value_or(Date{});
  out.first_planned = date_of(in, "eersteDatum").value_or(out.planned);
  out.moves = in.value("verschuivingen", 0);
  out.steps = promises::steps_of(in.value("uitleg", json::array()));
  out.closing = date_of(in, "sluitingsDatum");
  out.status = parse_status(in.value("status", "gepland")).value_or(Status::Gepland);
  for (const auto& one : in.value("bijdragen", json::array())) out.contributions.push_back(contribution_of(one));
  out.label = text_of(in, "versieaanduiding");
  for (const auto& one : in.value("standen", json::array())) out.stages.push_back(stage_of(one));
  if (in.contains("vastgesteld")) {
    const json& frozen = in["vastgesteld"];
    out.frozen = Frozen{date_of(frozen, "datum").value_or(Date{}),
                        calendar::parse_instant(frozen.value("vastgesteldOp", "")).value_or(Instant{})};
  }
  if (in.contains("opmaak")) out.layout = in["opmaak"].get<int>();
  if (in.contains("verzonden")) {
    out.sent = Sending{date_of(in["verzonden"], "datum").value_or(Date{}), in["verzonden"].value("kamerstuk", ""),
                       text_of(in["verzonden"], "vindplaats")};
  }
  if (in.contains("geannuleerd")) {
    out.cancelled = Cancellation{date_of(in["geannuleerd"], "datum").value_or(Date{}), {}};
    if (in["geannuleerd"].contains("reden")) out.cancelled->reason = in["geannuleerd"]["reden"].get<std::string>();
  }
  return out;
}

}  // namespace gestand::vehicles
