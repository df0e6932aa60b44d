#include "services/vehicles/adapters/edition_bodies.hpp"

#include "common/owner/promise_verbs.hpp"

namespace gestand::vehicles {

using owner::Context;
using wire::Body;

namespace {

constexpr std::size_t name_max = 300;
constexpr std::size_t text_max = 20'000;
constexpr std::size_t reason_max = 2'000;
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
  if (!body.has("naam") && !body.has("sluitingsDatum")) {
    body.fault("", "niets-te-wijzigen", "Geef een naam of een sluitingsDatum.");
  }
  return out;
}

}  // namespace

PlanEdition read_new_edition(Body& body, Context& context) {
  PlanEdition out;
  out.vehicle = body.uuid("vehikel");
  out.name = body.text("naam", name_max);
  out.plan = read_plan_body(body, context);
  out.closing = body.maybe_date("sluitingsDatum");
  return out;
}

std::optional<Command> read_command(const owner::Call& call, Body& body, Context& context) {
  if (call.verb == "planningen") {
    Move out;
    out.plan = read_plan_body(body, context);
    out.reason = body.text("reden", reason_max);
    return out;
  }
  if (call.verb == "bijdragen") return read_contribution(call, body, context);
  if (call.verb == "vaststellingen") return Freeze{date_or_today(body, context)};
  if (call.verb == "verzendingen") {
    const Date date = owner::fact_date(body, "datum", context);
    return Send{date, body.paper("kamerstuk")};
  }
  if (call.verb == "annuleringen") {
    const Date date = date_or_today(body, context);
    return Cancel{date, body.maybe_text("reden", reason_max)};
  }
  if (call.verb == "wijzig") return read_correction(body);
  return std::nullopt;
}

}  // namespace gestand::vehicles
