#include "services/commitments/adapters/commitment_bodies.hpp"

#include <algorithm>

#include "common/owner/promise_verbs.hpp"

namespace gestand::commitments {

using nlohmann::json;
using owner::Context;
using owner::fact_date;
using wire::Body;

namespace {

constexpr std::size_t title_max = 1'000;
constexpr std::size_t text_max = 20'000;
constexpr std::size_t reason_max = 2'000;
constexpr std::size_t name_max = 200;

std::optional<Number> read_number(Body& body) {
  const auto text = body.maybe_text("nummer", 100);
  if (!text || !body.fine("nummer")) return std::nullopt;
  auto number = parse_number(*text);
  if (!number)
    body.fault("nummer", "geen-nummer",
               "\"nummer\" moet een nummer uit een register zijn, zoals \"TZ202405-123\" of \"T01615\".");
  return number;
}

Party read_party(Body& body) {
  Party out{body.maybe_text("naam", name_max), body.maybe_text("fractie", name_max),
            body.maybe_text("commissie", name_max)};
  if (out.name.has_value() == out.committee.has_value())
    body.fault("", "een-van-twee", "Geef een naam (met fractie), of een commissie.");
  if (out.committee && out.faction) body.fault("fractie", "onbekend-veld", "Een fractie hoort bij een naam.");
  return out;
}

std::vector<Party> read_parties(Body& body, const std::string& name) {
  std::vector<Party> out;
  body.each(name, [&](Body& one) { out.push_back(read_party(one)); });
  return out;
}

bool is_one(const json& raw, const char* name) {
  return raw.is_object() && raw.contains(name) && raw[name].is_object();
}

// One party or a list of them.
std::vector<Party> read_askers(const json& raw, Body& body) {
  if (!is_one(raw, "gevraagdDoor")) return read_parties(body, "gevraagdDoor");
  std::vector<Party> out;
  body.object("gevraagdDoor", [&](Body& one) { out.push_back(read_party(one)); });
  return out;
}

void require(Body& body, const std::string& name, const std::vector<Party>& parties, const std::string& detail) {
  if (parties.empty() && body.fine(name)) body.fault(name, "ontbreekt", detail);
}

std::optional<Source> read_source(Body& body) {
  std::optional<Source> out;
  body.maybe_object("bron", [&](Body& source) {
    out = Source{source.text("soort", name_max), source.text("titel", title_max), source.maybe_date("datum"),
                 source.maybe_text("passage", text_max)};
  });
  return out;
}

// Words and amounts count from the day on which it was said, not from that on which it is written down.
Context as_of(const Context& context, Date date) {
  return {context.now, date, context.world, context.version, context.calendar_};
}

Fulfil read_fulfilment(Body& body, Context& context) {
  Fulfil out;
  out.date = fact_date(body, "datum", context);
  out.letter = body.maybe_paper("brief");
  if (const auto edition = owner::maybe_edition(body, "editie", context)) out.edition = edition->id;
  out.partial = body.flag("deels");
  return out;
}

// A wish that was stored is read again: an edition may have moved since.
std::optional<DeadlineWish> read_stored(const std::string& wish, Context context) {
  wire::Faults faults;
  const json stored = {{"termijn", json::parse(wish)}};
  Body body(stored, faults);
  auto out = owner::deadline_wish(body, "termijn", context);
  return faults.empty() ? std::optional(out) : std::nullopt;
}

MeetCondition read_condition(Body& body, Context& context, const Commitment& commitment) {
  MeetCondition out;
  out.date = fact_date(body, "datum", context);
  out.note = body.text("toelichting", text_max);
  if (commitment.waiting_wish && body.fine("datum"))
    out.deadline = read_stored(*commitment.waiting_wish, as_of(context, out.date));
  return out;
}

DecideExtension read_extension_decision(Body& body, Context& context, const Commitment& commitment) {
  DecideExtension out;
  out.request = body.uuid("verzoek");
  out.decision = body.choice("besluit", {"toegestaan", "afgewezen"});
  // An office by its code, or in words who allowed it: the Chamber or a committee.
  out.by = body.text("door", name_max);
  const bool is_code =
      !out.by.empty() && out.by.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (is_code && !context.world.knows("ambt", out.by))
    body.fault("door", "onbekende-code", "\"" + out.by + "\" is geen bekende code (ambt).");
  out.date = fact_date(body, "datum", context);
  const auto request = std::find_if(commitment.extensions.begin(), commitment.extensions.end(),
                                    [&](const Extension& one) { return one.id == out.request; });
  if (request != commitment.extensions.end()) out.wish = read_stored(request->wish, as_of(context, request->asked));
  return out;
}

Relate read_relation(Body& body, Context& context, const Look& look) {
  Relate out{body.choice("soort", {"herhaling", "aanvulling", "wijziging", "komt-uit-motie"}), body.uuid("naar")};
  if (!body.fine("soort") || !body.fine("naar")) return out;
  if (out.kind == "komt-uit-motie") {
    if (context.world.kind_of("motions", out.to) != "motie")
      body.fault("naar", "onbekende-id", "Er is geen motie met deze id.");
  } else if (!look(out.to).contains("_soort")) {
    body.fault("naar", "onbekende-id", "Er is geen toezegging of kamerverzoek met deze id.");
  }
  return out;
}

// The words themselves would stand in the open beside the text that was put aside.
void refuse_open_passage(Body& body, const std::optional<Source>& source, bool confidential) {
  if (confidential && source && source->passage)
    body.fault("bron/passage", "vertrouwelijk", "De passage van wat vertrouwelijk is hoort in de tekst zelf.");
}

Correct read_correction(const json& raw, Body& body, const Commitment& commitment, const ReadAside& aside) {
  Correct out;
  if (body.has("vertrouwelijk")) out.confidential = body.flag("vertrouwelijk");
  const bool disclosed = commitment.aside && !out.confidential.value_or(true);
  (void)body.text("reden", reason_max);
  if (const auto number = read_number(body)) {
    if (number->chamber != commitment.chamber)
      body.fault("nummer", "andere-kamer", "Dit nummer is van de andere Kamer.");
    out.number = number->text;
  }
  out.text = body.maybe_text("tekst", text_max);
  if (disclosed && !out.text) out.text = aside(commitment.aside->id);
  if (body.has("aan")) out.made_to = read_parties(body, "aan");
  if (commitment.kind == Kind::Kamerverzoek && body.has("gevraagdDoor")) out.asked_by = read_askers(raw, body);
  body.maybe_object("gedaanDoor", [&](Body& one) { out.name = one.text("naam", name_max); });
  out.source = read_source(body);
  refuse_open_passage(body, out.source, commitment.aside && !disclosed);
  if (body.has("themas")) out.themes = body.texts("themas", 100);
  body.needs_one_of({"tekst", "nummer", "aan", "gevraagdDoor", "gedaanDoor", "bron", "themas", "vertrouwelijk"});
  return out;
}

void read_speaker(Kind kind, Body& body, Context& context, Make& out) {
  const auto read = [&](Body& one) {
    out.made_by = {owner::code(one, "ambt", "ambt", context), one.maybe_text("naam", name_max)};
  };
  if (kind == Kind::Toezegging) {
    body.object("gedaanDoor", read);
  } else {
    body.maybe_object("gedaanDoor", read);
    out.responsible = owner::maybe_code(body, "verantwoordelijke", "ambt", context);
  }
}

}  // namespace

Make read_new(Kind kind, const json& raw, Body& body, Context& context) {
  Make out;
  out.kind = kind;
  const auto number = read_number(body);
  const auto chamber = body.maybe_choice("kamer", {"TK", "EK"});
  out.chamber = chamber  ? (*chamber == "EK" ? calendar::Chamber::EK : calendar::Chamber::TK)
                : number ? number->chamber
                         : calendar::Chamber::TK;
  if (number) {
    if (number->chamber != out.chamber) body.fault("nummer", "andere-kamer", "Dit nummer is van de andere Kamer.");
    out.number = number->text;
  }
  out.text = body.text("tekst", text_max);
  out.date = fact_date(body, "datum", context);
  read_speaker(kind, body, context, out);
  out.made_to = read_parties(body, "aan");
  if (kind == Kind::Toezegging) {
    require(body, "aan", out.made_to, "Geef ten minste een lid of commissie aan wie dit is toegezegd.");
  } else {
    out.asked_by = read_askers(raw, body);
    out.asked_by_one = is_one(raw, "gevraagdDoor");
    require(body, "gevraagdDoor", out.asked_by, "Geef ten minste een lid of commissie door wie dit is gevraagd.");
  }
  out.source = read_source(body);
  out.confidential = body.flag("vertrouwelijk");
  refuse_open_passage(body, out.source, out.confidential);
  out.directorate = owner::maybe_code(body, "directie", "directie", context);
  out.condition = body.maybe_text("voorwaarde", text_max);
  out.themes = body.texts("themas", 100);
  if (body.has("termijn")) {
    Context said = as_of(context, body.fine("datum") ? out.date : context.today);
    out.deadline = owner::deadline_wish(body, "termijn", said);
    out.deadline_words = raw["termijn"].dump();
  }
  return out;
}

std::optional<Command> read_command(const owner::Call& call, Body& body, Context& context, const Commitment& commitment,
                                    const Look& look, const ReadAside& aside) {
  if (call.verb == "voldoeningen") return read_fulfilment(body, context);
  if (call.verb == "vervallenverklaringen") {
    const Date date = fact_date(body, "datum", context);
    return Drop{date, body.text("reden", text_max), body.maybe_paper("brief")};
  }
  if (call.verb == "voorwaardevervullingen") return read_condition(body, context, commitment);
  if (call.verb == "voorwaardecontroles") {
    const Date date = fact_date(body, "datum", context);
    return CheckCondition{date, body.text("toelichting", text_max)};
  }
  if (call.verb == "uitstelverzoeken") {
    AskExtension out;
    out.wish = owner::deadline_wish(body, "nieuweTermijn", context);
    out.wish_words = body.has("nieuweTermijn") ? call.body["nieuweTermijn"].dump() : "";
    out.reason = body.text("reden", reason_max);
    return out;
  }
  if (call.verb == "uitstelbesluiten") return read_extension_decision(body, context, commitment);
  if (call.verb == "relaties") return read_relation(body, context, look);
  if (call.verb == "wijzig") return read_correction(call.body, body, commitment, aside);
  return std::nullopt;
}

}  // namespace gestand::commitments
