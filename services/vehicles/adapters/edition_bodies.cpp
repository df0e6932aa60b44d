#include "services/vehicles/adapters/edition_bodies.hpp"

#include "common/owner/promise_verbs.hpp"
#include "services/vehicles/domain/stage.hpp"

namespace gestand::vehicles {

using owner::Context;
using wire::Body;

namespace {

constexpr std::size_t name_max = 300;
constexpr std::size_t text_max = 20'000;
constexpr std::size_t reason_max = 2'000;
constexpr std::size_t label_max = 40;
constexpr std::size_t place_max = 500;
constexpr int first_year = 1900;
constexpr int last_year = 2999;

Plan read_plan_body(Body& body, Context& context) {
  Plan out;
  body.object("gepland", [&](Body& inner) {
    out.date = inner.maybe_date("datum");
    const auto window = inner.maybe_choice("venster", window_words());
    const auto year = inner.maybe_number("jaar", first_year, last_year);
    if (inner.has("datum") == inner.has("venster")) {
      inner.fault("", "een-van-twee", "Geef een datum, of een venster met een jaar.");
      return;
    }
    if (inner.has("datum") && inner.has("jaar"))
      inner.fault("jaar", "onbekend-veld", "\"jaar\" hoort bij een venster.");
    if (!inner.has("venster")) return;
    if (!inner.has("jaar")) inner.fault("jaar", "ontbreekt", "\"jaar\" is verplicht bij een venster.");
    if (!window || !year) return;
    out.recess = parse_window(*window);
    out.year = *year;
    const auto reading = read_plan(out, owner::day_of(context));
    if (!reading) inner.fault("venster", reading.refusal().code, reading.refusal().detail);
  });
  return out;
}

// Where the contract leaves the day out, it is today.
Date date_or_today(Body& body, Context& context) {
  return body.has("datum") ? owner::fact_date(body, "datum", context) : context.today;
}

Contribute read_contribution(const owner::Call& call, Body& body, Context& context) {
  Contribute out;
  out.item = body.uuid("item");
  out.text = body.text("tekst", text_max);
  out.approved = body.flag("akkoord");
  out.by = call.actor.id;
  if (!body.fine("item")) return out;
  const bool known = context.world.kind_of("motions", out.item) || context.world.kind_of("commitments", out.item);
  if (!known) body.fault("item", "onbekende-id", "Er is geen motie, toezegging of kamerverzoek met deze id.");
  return out;
}

Correct read_correction(Body& body) {
  Correct out;
  out.name = body.maybe_text("naam", name_max);
  out.closing = body.maybe_date("sluitingsDatum");
  (void)body.maybe_text("reden", reason_max);
  out.label = body.maybe_text("versieaanduiding", label_max);
  body.needs_one_of({"naam", "sluitingsDatum", "versieaanduiding"});
  return out;
}

// Only what has stages may be published elsewhere than in a paper of the Chamber.
Send read_sending(Body& body, Context& context, const std::string& vehicle_kind) {
  Send out;
  out.date = owner::fact_date(body, "datum", context);
  if (stages_of(vehicle_kind).empty()) {
    out.paper = body.paper("kamerstuk");
    return out;
  }
  out.paper = body.maybe_paper("kamerstuk").value_or("");
  out.place = body.maybe_text("vindplaats", place_max);
  if (!body.has("kamerstuk") && !body.has("vindplaats"))
    body.fault("kamerstuk", "ontbreekt", "Geef een kamerstuk of een vindplaats.");
  return out;
}

Reach read_stage(Body& body, Context& context, const std::string& vehicle_kind) {
  Reach out;
  out.stage.stage = body.choice("stand", stages_of(vehicle_kind));
  out.stage.date = owner::fact_date(body, "datum", context);
  out.stage.paper = body.maybe_paper("kamerstuk");
  out.stage.place = body.maybe_text("vindplaats", place_max);
  out.stage.note = body.maybe_text("toelichting", reason_max);
  return out;
}

}  // namespace

PlanEdition read_new_edition(Body& body, Context& context) {
  PlanEdition out;
  out.vehicle = body.uuid("vehikel");
  out.name = body.text("naam", name_max);
  out.plan = read_plan_body(body, context);
  out.closing = body.maybe_date("sluitingsDatum");
  out.label = body.maybe_text("versieaanduiding", label_max);
  return out;
}

std::optional<Command> read_command(const owner::Call& call, Body& body, Context& context,
                                    const std::string& vehicle_kind) {
  if (call.verb == "planningen") {
    Move out;
    out.plan = read_plan_body(body, context);
    out.reason = body.text("reden", reason_max);
    return out;
  }
  if (call.verb == "kalender") return FollowCalendar{};
  if (call.verb == "bijdragen") return read_contribution(call, body, context);
  if (call.verb == "vaststellingen") return Freeze{date_or_today(body, context)};
  if (call.verb == "verzendingen") return read_sending(body, context, vehicle_kind);
  if (call.verb == "standen") return read_stage(body, context, vehicle_kind);
  if (call.verb == "annuleringen") {
    const Date date = date_or_today(body, context);
    return Cancel{date, body.maybe_text("reden", reason_max)};
  }
  if (call.verb == "wijzig") return read_correction(body);
  return std::nullopt;
}

}  // namespace gestand::vehicles
