#include "services/documents/adapters/document_rules.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/owner/change.hpp"
#include "common/owner/promise_verbs.hpp"

namespace gestand::documents {

using nlohmann::json;
using owner::Call;
using owner::Change;
using owner::change_of;
using owner::Context;
using owner::Decided;

namespace {

constexpr std::size_t title_max = 500;
constexpr std::size_t text_max = 200'000;
constexpr std::size_t items_max = 500;

// The ids of items that a body names: a motion, a commitment or a request of the Chamber. All unknown ones are named.
json read_items(wire::Body& body, const std::string& name, Context& context) {
  json out = json::array();
  for (const auto& id : body.texts(name, 36, items_max)) {
    const bool known =
        eventlog::is_uuid(id) && (context.world.kind_of("motions", id) || context.world.kind_of("commitments", id));
    if (!known) {
      body.fault(name, "onbekende-id", "Er is geen motie, toezegging of kamerverzoek met de id \"" + id + "\".");
    } else if (std::find(out.begin(), out.end(), id) == out.end()) {
      out.push_back(id);
    }
  }
  return out;
}

void put_text(wire::Body& body, json& out, const char* name, std::size_t length) {
  if (auto text = body.maybe_text(name, length)) out[name] = *text;
}

// A heading without text, or text without a heading, is a paragraph all the same: what a reading left empty is left
// out.
json without_empty(json body) {
  if (!body.is_object() || !body.contains("paragrafen") || !body["paragrafen"].is_array()) return body;
  for (auto& one : body["paragrafen"]) {
    for (const char* name : {"nummer", "titel", "tekst"}) {
      if (one.is_object() && one.value(name, json()) == "") one.erase(name);
    }
  }
  return body;
}

// Paragraphs: what is public into `out`, the rest into `hidden`, by its place. A withheld one that comes without words,
// as who may not see it was shown it, keeps those that it had.
void read_paragraphs(wire::Body& body, json& out, json& hidden) {
  if (!body.has("paragrafen")) return;
  const json before = hidden.value("paragrafen", json::object());
  json shown = json::array();
  json kept = json::object();
  body.each(
      "paragrafen",
      [&](wire::Body& one) {
        json paragraph = json::object();
        for (const char* name : {"nummer", "titel", "tekst"}) {
          put_text(one, paragraph, name, std::string_view(name) == "tekst" ? text_max : title_max);
        }
        // Only what is said to be public is: a part that says nothing is withheld.
        const bool is_public = one.has("openbaar") && one.flag("openbaar");
        if (is_public) {
          paragraph["openbaar"] = true;
          shown.push_back(std::move(paragraph));
        } else {
          const std::string place = std::to_string(shown.size());
          kept[place] = paragraph.empty() ? before.value(place, json::object()) : paragraph;
          shown.push_back({{"openbaar", false}});
        }
      },
      200);
  out["paragrafen"] = std::move(shown);
  hidden.erase("paragrafen");
  if (!kept.empty()) hidden["paragrafen"] = std::move(kept);
}

void read_route(wire::Body& body, json& hidden) {
  if (!body.has("route")) return;
  json stations = json::array();
  body.each(
      "route",
      [&](wire::Body& one) {
        json station = {{"station", one.text("station", 200)}};
        if (const auto date = one.maybe_date("datum")) station["datum"] = calendar::to_iso(*date);
        put_text(one, station, "paraaf", 50);
        stations.push_back(std::move(station));
      },
      100);
  hidden["route"] = std::move(stations);
}

// The words into a text of their own, the document only its id and salted hash.
void put_withheld(Change& change, const json& hidden) {
  auto& item = change.items.front();
  if (hidden.empty()) {
    item.after.erase("_nietOpenbaar");
    item.after.erase("_nietOpenbaarHash");
    return;
  }
  const std::string text = hidden.dump();
  eventlog::SideText side{eventlog::random_uuid(), item.item, eventlog::random_bytes(16), text};
  item.after["_nietOpenbaar"] = {{"$tekst", side.id}};
  item.after["_nietOpenbaarHash"] = eventlog::hex(eventlog::sha256(side.salt + text));
  change.texts.push_back(std::move(side));
}

}  // namespace

json NotaRules::withheld(const json& document) const {
  if (!document.is_object() || !document.contains("_nietOpenbaar")) return json::object();
  const auto text = text_of_(document["_nietOpenbaar"].at("$tekst").get<std::string>());
  return text ? json::parse(*text) : json::object();
}

Decided NotaRules::decide(const Call& call, Context& context) {
  const bool is_new = call.verb.empty();
  wire::Faults faults;
  const json given = without_empty(call.body);
  wire::Body body(given, faults);
  json after = is_new ? json::object() : call.document;
  const json before = withheld(call.document);
  json hidden = before;
  if (is_new || body.has("titel")) after["titel"] = body.text("titel", title_max);
  if (const auto date = body.maybe_date("datum")) after["datum"] = calendar::to_iso(*date);
  for (const char* name : {"kenmerk", "soort", "aan", "van", "afdeling", "bijlagen"})
    put_text(body, after, name, title_max);
  for (const char* name : {"geadviseerdBesluit", "besluit"}) put_text(body, after, name, text_max);
  if (body.has("koppelingen") || is_new)
    after["koppelingen"] = body.has("koppelingen") ? read_items(body, "koppelingen", context) : json::array();
  for (const char* name : {"auteur", "contactpersoon"}) put_text(body, hidden, name, title_max);
  read_paragraphs(body, after, hidden);
  read_route(body, hidden);
  json fact;
  if (!is_new) {
    fact = {{"reden", body.text("reden", 2'000)}};
    if (after == call.document && hidden == before && faults.empty())
      body.fault("", "niets-te-wijzigen", "Geef ten minste een veld dat verandert.");
  }
  body.finish();
  if (!faults.empty()) return faults;
  Change out = change_of(call, after, is_new ? "vastgelegd" : "verbeterd", std::move(fact));
  if (hidden != before) put_withheld(out, hidden);
  return out;
}

Decided LetterRules::decide(const Call& call, Context& context) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  json letter = json::object();
  if (const auto paper = body.maybe_paper("kamerstuk")) letter["kamerstuk"] = *paper;
  letter["titel"] = body.text("titel", title_max);
  letter["datum"] = calendar::to_iso(owner::fact_date(body, "datum", context));
  letter["van"] = owner::code(body, "van", "ambt", context);
  put_text(body, letter, "soort", 100);
  letter["items"] = body.has("items") ? read_items(body, "items", context) : json::array();
  body.finish();
  if (!faults.empty()) return faults;
  return change_of(call, std::move(letter), "vastgelegd", nullptr);
}

}  // namespace gestand::documents
