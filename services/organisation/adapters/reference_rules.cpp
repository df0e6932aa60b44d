#include "services/organisation/adapters/reference_rules.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/owner/change.hpp"
#include "common/owner/promise_verbs.hpp"
#include "common/wire/body.hpp"
#include "services/organisation/adapters/reference_json.hpp"

namespace gestand::organisation {

using nlohmann::json;
using owner::Call;
using owner::Change;
using owner::change_of;
using owner::Context;
using owner::Decided;
using wire::Body;

namespace {

constexpr std::size_t name_max = 200;
constexpr std::size_t reason_max = 2'000;
constexpr std::size_t holders_max = 100;
constexpr std::size_t absences_max = 100;

std::optional<std::string> read_mail(Body& body) {
  auto mail = body.maybe_text("mail", 254);
  if (mail && body.fine("mail") && !is_mail_address(*mail))
    body.fault("mail", "geen-mailadres", "\"mail\" moet een mailadres zijn.");
  return mail;
}

std::optional<std::string> read_directorate(Body& body, const Look& look) {
  auto code = body.maybe_text("directie", 100);
  if (!code || !body.fine("directie")) return code;
  if (look(owner::World::reference_id("directie", *code)).value("_soort", "") != "directie") {
    body.fault("directie", "onbekende-code", "\"" + *code + "\" is geen bekende code (directie).");
  }
  return code;
}

std::vector<Holder> read_holders(Body& body) {
  std::vector<Holder> out;
  body.each(
      "bekleders",
      [&](Body& one) {
        Holder holder{one.text("naam", name_max), one.date("vanafDatum"), {}};
        holder.until = one.maybe_date("totDatum");
        out.push_back(std::move(holder));
      },
      holders_max);
  std::stable_sort(out.begin(), out.end(), [](const Holder& a, const Holder& b) { return a.from < b.from; });
  return out;
}

// The member of staff who bears a token.
std::optional<std::string> read_bearer(Body& body, const Look& look) {
  auto id = body.maybe_uuid("medewerker");
  if (id && body.fine("medewerker") && look(*id).value("_soort", "") != "medewerker")
    body.fault("medewerker", "onbekende-id", "\"" + *id + "\" is geen id van een medewerker.");
  return id;
}

// Another member of staff, who stands in when this one is away.
std::optional<std::string> read_deputy(Body& body, const Look& look, const std::string& self) {
  auto id = body.maybe_text("vervanger", 36);
  if (!id || !body.fine("vervanger")) return id;
  if (*id == self || !eventlog::is_uuid(*id) || look(*id).value("_soort", "") != "medewerker")
    body.fault("vervanger", "onbekende-id", "\"" + *id + "\" is geen id van een andere medewerker.");
  return id;
}

// When somebody is away: both days inclusive, in order, none within another.
json read_absences(Body& body) {
  json out = json::array();
  body.each(
      "afwezigheden",
      [&](Body& one) {
        const auto from = one.date("vanafDatum");
        const auto until = one.date("totDatum");
        if (one.fine("vanafDatum") && one.fine("totDatum") && until < from)
          one.fault("totDatum", "voor-begin", "\"totDatum\" ligt voor \"vanafDatum\".");
        out.push_back({{"vanafDatum", calendar::to_iso(from)}, {"totDatum", calendar::to_iso(until)}});
      },
      absences_max);
  std::stable_sort(out.begin(), out.end(), [](const json& a, const json& b) {
    return a["vanafDatum"].get<std::string>() < b["vanafDatum"].get<std::string>();
  });
  for (std::size_t i = 1; i < out.size(); ++i)
    if (out[i]["vanafDatum"].get<std::string>() <= out[i - 1]["totDatum"].get<std::string>())
      body.fault("afwezigheden", "overlap", "Deze perioden van afwezigheid overlappen elkaar.");
  return out;
}

std::optional<Instant> read_expiry(Body& body, const Context& context) {
  const auto text = body.maybe_text("verlooptOp", 40);
  if (!text || !body.fine("verlooptOp")) return std::nullopt;
  const auto out = calendar::parse_instant(*text);
  if (!out) {
    body.fault("verlooptOp", "geen-tijdstip",
               "\"verlooptOp\" moet een tijdstip zijn (RFC 3339), zoals \"2030-01-01T00:00:00Z\".");
  } else if (*out <= context.now) {
    body.fault("verlooptOp", "tijdstip-verstreken", "\"verlooptOp\" moet in de toekomst liggen.");
  }
  return out;
}

Reference read_reference(const std::string& kind, Body& body, Reference out, bool is_new) {
  if (is_new) {
    out.code = body.text("code", 100);
    if (body.fine("code") && !is_code(out.code))
      body.fault("code", "geen-code",
                 "\"code\" bestaat uit kleine letters, cijfers en streepjes, zoals \"minister-jenv\".");
  }
  if (is_new || body.has("naam")) out.name = body.text("naam", name_max);
  if (auto from = body.maybe_date("geldigVanaf")) out.from = from;
  if (auto until = body.maybe_date("geldigTot")) out.until = until;
  const bool has_mail = kind == "directie";
  if (!has_mail) {
    if (auto source = body.maybe_text("bron", 500)) out.source = source;
    if (kind == "ambt" && body.has("bekleders")) out.holders = read_holders(body);
  } else if (auto mail = read_mail(body)) {
    out.mail = mail;
  }
  if (is_new) return out;
  (void)body.maybe_text("reden", reason_max);
  if (has_mail) {
    body.needs_one_of({"naam", "geldigVanaf", "geldigTot", "mail"});
  } else if (kind == "ambt") {
    body.needs_one_of({"naam", "geldigVanaf", "geldigTot", "bron", "bekleders"});
  } else {
    body.needs_one_of({"naam", "geldigVanaf", "geldigTot", "bron"});
  }
  return out;
}

}  // namespace

std::string ReferenceRules::new_id(const json& body) const {
  const bool has_code = body.is_object() && body.contains("code") && body["code"].is_string();
  return has_code ? owner::World::reference_id(kind_, body["code"]) : Rules::new_id(body);
}

Decided ReferenceRules::decide(const Call& call, Context&) {
  const bool is_new = call.verb.empty();
  wire::Faults faults;
  Body body(call.body, faults);
  const Reference after = read_reference(kind_, body, is_new ? Reference{} : reference_of(call.document), is_new);
  body.finish();
  if (!faults.empty()) return faults;
  if (auto refusal = check(after)) return *refusal;
  return change_of(call, document_of(after), is_new ? "toegevoegd" : "verbeterd", is_new ? json() : call.body);
}

std::optional<std::string> StaffRules::directorate(const Call& call, Context&) const {
  const json& place = call.document.is_null() ? call.body : call.document;
  if (!place.is_object() || !place.contains("directie") || !place["directie"].is_string()) return std::nullopt;
  return place["directie"].get<std::string>();
}

// The event holds the salted hash of what lies beside it, so that `verify` can tell a text from another.
Decided StaffRules::decide(const Call& call, Context&) {
  const bool is_new = call.verb.empty();
  wire::Faults faults;
  Body body(call.body, faults);
  const auto name = is_new ? std::optional(body.text("naam", name_max)) : body.maybe_text("naam", name_max);
  const auto mail = read_mail(body);
  const auto directorate = read_directorate(body, look_);
  const auto deputy = read_deputy(body, look_, call.item);
  const auto absences = body.has("afwezigheden") ? std::optional(read_absences(body)) : std::nullopt;
  json fact;
  if (!is_new) {
    if (const auto reason = body.maybe_text("reden", reason_max)) fact = {{"reden", *reason}};
    body.needs_one_of({"naam", "mail", "directie", "vervanger", "afwezigheden"});
  }
  body.finish();
  if (!faults.empty()) return faults;
  json after = is_new ? json::object() : call.document;
  std::vector<eventlog::SideText> texts;
  const auto beside = [&](const std::string& member, const std::optional<std::string>& text) {
    if (!text) return;
    eventlog::SideText side{eventlog::random_uuid(), call.item, eventlog::random_bytes(16), *text};
    after[member] = {{"$tekst", side.id}};
    after["_" + member + "Hash"] = eventlog::hex(eventlog::sha256(side.salt + *text));
    texts.push_back(std::move(side));
  };
  beside("naam", name);
  beside("mail", mail);
  if (directorate) after["directie"] = *directorate;
  if (deputy) after["vervanger"] = *deputy;
  if (absences) after["afwezigheden"] = *absences;
  Change out = change_of(call, std::move(after), is_new ? "toegevoegd" : "verbeterd", std::move(fact));
  out.texts = std::move(texts);
  return out;
}

std::optional<Refusal> TokenRules::refuse_correction(const json& before, const json& after) const {
  if (!token_of(before).withdrawn || token_of(after).withdrawn) return std::nullopt;
  return Refusal{"intrekking-blijft", "Een ingetrokken token wordt niet opnieuw geldig: maak een nieuw token."};
}

Decided TokenRules::decide(const Call& call, Context& context) {
  wire::Faults faults;
  Body body(call.body, faults);
  if (call.verb.empty()) {
    Token token;
    token.role = body.choice("rol", roles());
    token.name = body.maybe_text("naam", name_max);
    token.directorate = read_directorate(body, look_);
    token.staff = read_bearer(body, look_);
    token.expires = read_expiry(body, context);
    token.hash = body.text("hash", 64);
    if (body.fine("hash") &&
        (token.hash.size() != 64 || token.hash.find_first_not_of("0123456789abcdef") != std::string::npos)) {
      body.fault("hash", "geen-hash", "\"hash\" moet de SHA-256 van het token zijn, in kleine hexadecimale cijfers.");
    }
    body.finish();
    if (!faults.empty()) return faults;
    Change out = change_of(call, document_of(token), "uitgegeven", nullptr);
    out.claims.push_back({"token", token.hash, call.item});
    return out;
  }
  const bool withdrawal = call.verb == "intrekkingen";
  const auto name = withdrawal ? std::nullopt : body.maybe_text("naam", name_max);
  const auto expires = withdrawal ? std::nullopt : read_expiry(body, context);
  (void)body.maybe_text("reden", reason_max);
  if (!withdrawal) body.needs_one_of({"naam", "verlooptOp"});
  body.finish();
  if (!faults.empty()) return faults;
  const Token before = token_of(call.document);
  auto outcome = withdrawal ? withdraw(before) : change(before, name, expires);
  if (!outcome) return outcome.refusal();
  return change_of(call, document_of(outcome.value()), withdrawal ? "ingetrokken" : "verbeterd", call.body);
}

}  // namespace gestand::organisation
