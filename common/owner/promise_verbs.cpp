#include "common/owner/promise_verbs.hpp"

#include <algorithm>
#include <array>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/promises/promise_json.hpp"
#include "common/wire/members.hpp"
#include "common/wire/number.hpp"

namespace gestand::owner {

using nlohmann::json;
using wire::Body;
using wire::Faults;

namespace {

constexpr std::array shared_verbs{"toewijzingen",
                                  "termijnen",
                                  "termijnen/verplaatsingen",
                                  "termijnen/verwijder",
                                  "koppelingen",
                                  "koppelingen/verwijder",
                                  "voorstellen/besluiten",
                                  "notities",
                                  "notities/wis",
                                  "verwijzingen",
                                  "verwijzingen/verwijder"};
constexpr std::size_t note_max = 20'000;
constexpr std::size_t reason_max = 2'000;

// A verb: reads its body, and if that is in order asks the rules.
struct Reading {
  const Call& call;
  const promises::Promise& promise;
  Context& context;
  Faults faults;
  Body body;
  explicit Reading(const Call& c, const promises::Promise& p, Context& x)
      : call(c), promise(p), context(x), body(c.body, faults) {}
};

SharedDecided finished(Reading& r, const std::string& event, const std::function<Outcome<promises::Promise>()>& rule,
                       std::vector<eventlog::SideText> texts = {}, const json* fact = nullptr) {
  r.body.finish();
  if (!r.faults.empty()) return r.faults;
  auto outcome = rule();
  if (!outcome) return outcome.refusal();
  return SharedDecision{event, std::move(outcome).value(), fact != nullptr ? *fact : r.call.body, std::move(texts)};
}

SharedDecided assign(Reading& r) {
  promises::Assignment a;
  a.directorate = maybe_code(r.body, "directie", "directie", r.context);
  a.handler = maybe_code(r.body, "behandelaar", "medewerker", r.context);
  a.responsible = maybe_code(r.body, "verantwoordelijke", "ambt", r.context);
  a.from = r.body.date("vanafDatum");
  if (!a.directorate && !a.handler && !a.responsible && r.faults.empty()) {
    r.body.fault("directie", "ontbreekt", "Geef een directie, een behandelaar of een verantwoordelijke.");
  }
  return finished(r, "toegewezen", [&] { return promises::assign(r.promise, a); });
}

SharedDecided set_deadline(Reading& r) {
  const auto wish = deadline_wish(r.body, "termijn", r.context);
  const auto scope = r.body.maybe_choice("soort", {"extern", "intern"}).value_or("extern");
  const auto note = r.body.maybe_text("toelichting", reason_max);
  return finished(r, "termijn-gesteld",
                  [&] { return promises::set_deadline(r.promise, wish, scope, note, day_of(r.context)); });
}

SharedDecided move_deadline(Reading& r) {
  const auto wish = deadline_wish(r.body, "termijn", r.context);
  const auto reason = r.body.text("reden", reason_max);
  return finished(r, "termijn-verplaatst",
                  [&] { return promises::move_deadline(r.promise, r.call.sub, wish, reason, day_of(r.context)); });
}

SharedDecided link(Reading& r) {
  const auto edition = maybe_edition(r.body, "editie", r.context);
  if (!r.body.has("editie")) r.body.fault("editie", "ontbreekt", "\"editie\" is verplicht.");
  const auto role = r.body.choice("rol", {"belofte", "tussenstand", "afdoening"});
  const auto text = r.body.maybe_text("tekst", note_max);
  return finished(r, "gekoppeld", [&] { return promises::link(r.promise, *edition, role, text, day_of(r.context)); });
}

// The letter of a proposal, if it exists, names this item, and is the one that the proposal follows from.
std::optional<promises::Letter> letter_of(const Call& call, Context& context) {
  if (call.letter.empty() || eventlog::named_uuid(call.item, "voorstel/" + call.letter) != call.sub)
    return std::nullopt;
  const json document = context.world.document("documents", call.letter);
  if (!document.is_object() || document.value("_soort", "") != "brief") return std::nullopt;
  const auto& items = document.at("items");
  if (std::find(items.begin(), items.end(), call.item) == items.end()) return std::nullopt;
  return promises::Letter{call.letter, document.value("kamerstuk", ""),
                          wire::date_of(document, "datum").value_or(Date{})};
}

SharedDecided decide_proposal(Reading& r) {
  const auto decision = r.body.choice("besluit", {"aanvaard", "afgewezen"});
  const Date date = fact_date(r.body, "datum", r.context);
  const auto note = r.body.maybe_text("toelichting", reason_max);
  return finished(r, decision == "aanvaard" ? "voorstel-aanvaard" : "voorstel-afgewezen", [&] {
    const auto letter = letter_of(r.call, r.context);
    const auto promise = letter ? promises::with_letter(r.promise, *letter, day_of(r.context)) : r.promise;
    return promises::decide_proposal(promise, r.call.sub, decision, date, note);
  });
}

// The text of a note lies beside the event, so that it can be erased; the event holds its salted hash.
SharedDecided add_note(Reading& r) {
  const auto text = r.body.text("tekst", note_max);
  const bool confidential = r.body.flag("vertrouwelijk");
  eventlog::SideText side{eventlog::random_uuid(), r.call.item, eventlog::random_bytes(16), text};
  const json fact = {{"tekstHash", eventlog::hex(eventlog::sha256(side.salt + text))}};
  const std::string id = side.id;
  return finished(
      r, "notitie-toegevoegd",
      [&] { return promises::add_note(r.promise, id, r.call.actor.id, confidential, day_of(r.context)); }, {side},
      &fact);
}

// Erasing personal text (AVG, article 17): the text goes, the event and its hash stay; old stands show "verwijderd".
SharedDecided erase_note(Reading& r) {
  (void)r.body.text("reden", reason_max);
  auto decided =
      finished(r, "notitie-gewist", [&] { return promises::erase_note(r.promise, r.call.sub, r.context.today); });
  if (auto* decision = std::get_if<SharedDecision>(&decided)) {
    for (const auto& note : decision->promise.notes) {
      if (note.id == r.call.sub) decision->erased.push_back(note.text_id);
    }
  }
  return decided;
}

bool is_web_address(const std::string& text) {
  const auto host = text.starts_with("https://") ? 8U : text.starts_with("http://") ? 7U : 0U;
  return host > 0 && text.size() > host && text[host] != '/' && std::all_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) > 0x20 && c != 0x7f &&
                  std::string_view("<>\"\\^`{|}").find(c) == std::string_view::npos;
         });
}

// A question of the Chamber by the number of its case, a paper or a file of papers by theirs, in one spelling; other
// registers have numbers of their own.
std::optional<std::string> pointer_number(Body& body, const std::string& kind) {
  auto number = body.maybe_text("nummer", 100);
  if (!number || !body.fine("nummer")) return number;
  const auto paper = wire::parse_paper_number(*number);
  const auto matter = wire::parse_case_number(*number);
  if (kind == "kamervraag" && !paper && !matter) {
    body.fault("nummer", "geen-nummer",
               "\"nummer\" van een kamervraag is een zaaknummer, zoals \"2024Z12345\", of een kamerstuknummer.");
  }
  return matter ? matter : paper ? paper : number;
}

SharedDecided add_pointer(Reading& r) {
  promises::Pointer pointer;
  pointer.kind = r.body.choice("soort", promises::pointer_kinds());
  pointer.title = r.body.text("titel", 500);
  pointer.url = r.body.maybe_text("url", 2'000);
  if (pointer.url && r.body.fine("url") && !is_web_address(*pointer.url))
    r.body.fault("url", "geen-webadres", "\"url\" is een webadres dat begint met https:// of http://.");
  pointer.number = pointer_number(r.body, pointer.kind);
  pointer.sha256 = r.body.maybe_text("sha256", 64);
  if (pointer.sha256 && r.body.fine("sha256") &&
      (pointer.sha256->size() != 64 || pointer.sha256->find_first_not_of("0123456789abcdef") != std::string::npos))
    r.body.fault("sha256", "geen-sha256", "\"sha256\" telt 64 kleine hexadecimale cijfers.");
  constexpr int size_max = 2'000'000'000;
  if (const auto size = r.body.maybe_number("omvang", 0, size_max)) pointer.size = *size;
  if (!r.body.has("url") && !r.body.has("nummer"))
    r.body.fault("nummer", "ontbreekt", "Geef een nummer, een url of beide.");
  return finished(r, "verwijzing-toegevoegd", [&] { return promises::point(r.promise, pointer, day_of(r.context)); });
}

SharedDecided drop_pointer(Reading& r) {
  (void)r.body.maybe_text("reden", reason_max);
  return finished(r, "verwijzing-verwijderd", [&] { return promises::unpoint(r.promise, r.call.sub); });
}

}  // namespace

promises::Day day_of(const Context& context) {
  return {context.today, context.now, context.calendar(),
          [](const std::string& item, const std::string& about) { return eventlog::named_uuid(item, about); },
          context.version};
}

Date fact_date(Body& body, const std::string& name, const Context& context) {
  const Date date = body.date(name);
  if (body.fine(name) && date > context.today) {
    body.fault(name, "datum-in-toekomst",
               "\"" + name + "\" mag niet na vandaag (" + calendar::to_iso(context.today) + ") liggen.");
  }
  return date;
}

std::string code(Body& body, const std::string& name, const std::string& kind, Context& context) {
  const std::string value = body.text(name, 100);
  if (!value.empty() && !context.world.knows(kind, value))
    body.fault(name, "onbekende-code", "\"" + value + "\" is geen bekende code (" + kind + ").");
  return value;
}

std::optional<std::string> maybe_code(Body& body, const std::string& name, const std::string& kind, Context& context) {
  const auto value = body.maybe_text(name, 100);
  if (value && !value->empty() && !context.world.knows(kind, *value))
    body.fault(name, "onbekende-code", "\"" + *value + "\" is geen bekende code (" + kind + ").");
  return value;
}

std::optional<promises::Edition> maybe_edition(Body& body, const std::string& name, Context& context) {
  const auto id = body.maybe_uuid(name);
  if (!id) return std::nullopt;
  auto edition = context.world.edition(*id);
  if (!edition) body.fault(name, "onbekende-id", "Er is geen editie met deze id.");
  return edition;
}

promises::DeadlineWish deadline_wish(Body& body, const std::string& name, Context& context) {
  promises::DeadlineWish wish;
  body.object(name, [&](Body& inner) {
    wish.date = inner.maybe_date("datum");
    wish.edition = maybe_edition(inner, "editie", context);
    wish.words = inner.maybe_text("tekst", 300);
    inner.maybe_object("relatief", [&](Body& relative) {
      wish.relative = promises::Relative{relative.number("aantal", 1, 10'000),
                                         relative.choice("eenheid", {"dag", "werkdag", "week", "maand"}),
                                         relative.maybe_date("vanafDatum").value_or(context.today)};
    });
    const int ways = inner.has("datum") + inner.has("editie") + inner.has("tekst") + inner.has("relatief");
    if (ways != 1) inner.fault("", "een-van-vier", "Geef precies een van: datum, editie, tekst, relatief.");
    if (wish.words && !wish.words->empty()) {
      const auto reading = calendar::read(context.calendar(), *wish.words, context.today);
      if (!reading) inner.fault("tekst", reading.refusal().code, reading.refusal().detail);
    }
  });
  return wish;
}

bool is_shared_verb(const std::string& verb) {
  return std::find(shared_verbs.begin(), shared_verbs.end(), verb) != shared_verbs.end();
}

std::string harmless_repeat(const std::string& verb) {
  return verb == "koppelingen" || verb == "verwijzingen" ? verb : "";
}

SharedDecided decide_shared(const Call& call, const promises::Promise& promise, Context& context) {
  Reading r(call, promise, context);
  if (call.verb == "toewijzingen") return assign(r);
  if (call.verb == "termijnen") return set_deadline(r);
  if (call.verb == "termijnen/verplaatsingen") return move_deadline(r);
  if (call.verb == "termijnen/verwijder")
    return finished(r, "termijn-verwijderd",
                    [&] { return promises::drop_deadline(promise, call.sub, day_of(context)); });
  if (call.verb == "koppelingen") return link(r);
  if (call.verb == "koppelingen/verwijder")
    return finished(r, "ontkoppeld", [&] { return promises::unlink(promise, call.sub); });
  if (call.verb == "voorstellen/besluiten") return decide_proposal(r);
  if (call.verb == "notities/wis") return erase_note(r);
  if (call.verb == "verwijzingen") return add_pointer(r);
  if (call.verb == "verwijzingen/verwijder") return drop_pointer(r);
  return add_note(r);
}

}  // namespace gestand::owner
