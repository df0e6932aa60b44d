#include "services/motions/adapters/motion_bodies.hpp"

#include "common/eventlog/ids.hpp"
#include "common/owner/promise_verbs.hpp"
#include "common/wire/number.hpp"

namespace gestand::motions {

using owner::Context;
using owner::fact_date;
using wire::Body;

namespace {

constexpr std::size_t title_max = 1'000;
constexpr std::size_t text_max = 20'000;

std::optional<std::string> read_case(Body& body) {
  const auto text = body.maybe_text("zaaknummer", 30);
  if (!text || text->empty()) return std::nullopt;
  const auto number = wire::parse_case_number(*text);
  if (!number)
    body.fault("zaaknummer", "geen-zaaknummer", "\"zaaknummer\" moet een zaaknummer zijn, zoals \"2024Z08422\".");
  return number;
}

std::vector<Mover> read_movers(Body& body) {
  std::vector<Mover> out;
  body.each("indieners", [&](Body& one) { out.push_back({one.text("naam", 200), one.maybe_text("fractie", 200)}); });
  return out;
}

std::vector<Votes> read_votes(Body& body, const std::string& name) {
  std::vector<Votes> out;
  body.each(name, [&](Body& one) { out.push_back({one.text("fractie", 200), one.number("zetels", 0, 150)}); });
  return out;
}

Command read_appreciation(Body& body, Context& context) {
  Appreciate out;
  out.judgement = parse_judgement(body.choice("oordeel", judgement_words())).value_or(Judgement::Geen);
  out.by = owner::code(body, "door", "ambt", context);
  out.date = fact_date(body, "datum", context);
  out.note = body.maybe_text("toelichting", text_max);
  out.letter = body.maybe_paper("brief");
  out.correction = body.flag("herstelt");
  out.until = owner::maybe_edition(body, "totEditie", context);
  if (body.has("totEditie") && out.judgement != Judgement::VerzoekAanhouden && body.fine("oordeel"))
    body.fault("totEditie", "past-niet", "\"totEditie\" past alleen bij het oordeel \"verzoek-aanhouden\".");
  return out;
}

Command read_vote(Body& body, Context& context) {
  CastVote out;
  out.vote.date = fact_date(body, "datum", context);
  out.vote.result = body.choice("uitslag", {"aangenomen", "verworpen", "gestaakt"});
  out.vote.manner = body.maybe_choice("soort", {"handopsteken", "hoofdelijk", "zonder-stemming"});
  out.vote.in_favour = read_votes(body, "voor");
  out.vote.against = read_votes(body, "tegen");
  return out;
}

template <class WithReason>
Command read_ending(Body& body, Context& context) {
  WithReason out;
  out.date = fact_date(body, "datum", context);
  out.reason = body.maybe_text("reden", text_max);
  return out;
}

Command read_modification(Body& body, Context& context) {
  Modify out;
  out.number = body.paper("nummer");
  out.new_id = eventlog::random_uuid();
  out.date = fact_date(body, "datum", context);
  out.title = body.maybe_text("titel", title_max);
  out.dictum = body.maybe_text("dictum", text_max);
  if (body.has("verzoeken")) out.requests = body.texts("verzoeken", text_max);
  return out;
}

Command read_execution(Body& body, Context& context, const Motion& motion) {
  Execute out;
  out.execution = parse_execution(body.choice("uitvoering", execution_words())).value_or(Execution::Open);
  out.date = fact_date(body, "datum", context);
  out.request = body.maybe_number("verzoek", 1, std::max(1, static_cast<int>(motion.requests.size())));
  out.letter = body.maybe_paper("brief");
  out.note = body.maybe_text("toelichting", text_max);
  out.no_action = body.flag("geenActie");
  return out;
}

Command read_correction(Body& body) {
  Correct out;
  out.reason = body.text("reden", text_max);
  out.title = body.maybe_text("titel", title_max);
  out.dictum = body.maybe_text("dictum", text_max);
  out.number = body.maybe_paper("nummer");
  out.case_number = read_case(body);
  if (body.has("indieners")) out.movers = read_movers(body);
  if (body.has("verzoeken")) out.requests = body.texts("verzoeken", text_max);
  if (body.has("themas")) out.themes = body.texts("themas", 100);
  body.needs_one_of({"titel", "dictum", "verzoeken", "nummer", "zaaknummer", "indieners", "themas"});
  return out;
}

}  // namespace

Table read_table(Body& body, Context& context) {
  Table out;
  out.number = body.maybe_paper("nummer");
  out.case_number = read_case(body);
  if (!body.has("nummer") && !body.has("zaaknummer"))
    body.fault("nummer", "ontbreekt", "Geef een nummer of een zaaknummer.");
  out.chamber =
      body.maybe_choice("kamer", {"TK", "EK"}).value_or("TK") == "EK" ? calendar::Chamber::EK : calendar::Chamber::TK;
  out.title = body.text("titel", title_max);
  out.dictum = body.maybe_text("dictum", text_max);
  out.requests = body.texts("verzoeken", text_max);
  out.movers = read_movers(body);
  if (out.movers.empty() && body.fine("indieners"))
    body.fault("indieners", "ontbreekt", "Geef ten minste een indiener.");
  out.tabled = fact_date(body, "ingediendDatum", context);
  body.maybe_object("debat", [&](Body& debate) {
    out.debate = Debate{debate.text("soort", 200), debate.text("titel", title_max), debate.maybe_date("datum")};
  });
  out.responsible = owner::code(body, "verantwoordelijke", "ambt", context);
  out.directorate = owner::maybe_code(body, "directie", "directie", context);
  out.themes = body.texts("themas", 100);
  return out;
}

std::optional<Command> read_command(const std::string& verb, Body& body, Context& context, const Motion& motion) {
  if (verb == "appreciaties") return read_appreciation(body, context);
  if (verb == "aanhoudingsverzoeken") {
    RequestHold out;
    out.by = owner::code(body, "door", "ambt", context);
    out.date = fact_date(body, "datum", context);
    out.edition = owner::maybe_edition(body, "totEditie", context);
    out.letter = body.maybe_paper("brief");
    return out;
  }
  if (verb == "aanhoudingen") {
    HoldOver out;
    out.date = fact_date(body, "datum", context);
    out.edition = owner::maybe_edition(body, "totEditie", context);
    return out;
  }
  if (verb == "hervattingen") return Resume{fact_date(body, "datum", context)};
  if (verb == "stemmingen") return read_vote(body, context);
  if (verb == "intrekkingen") return read_ending<Withdraw>(body, context);
  if (verb == "overnames") return read_ending<TakeOver>(body, context);
  if (verb == "vervallenverklaringen") return read_ending<Lapse>(body, context);
  if (verb == "wijzigingen") return read_modification(body, context);
  if (verb == "uitvoeringen") return read_execution(body, context, motion);
  if (verb == "wijzig") return read_correction(body);
  return std::nullopt;
}

}  // namespace gestand::motions
