#include "services/gateway/adapters/debate_words.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

// What cabinet and Chamber say to each other. All else is the house's own keeping: who does it, notes, links,
// doubles, what an import brought, slips that were put right, and what was decided about a proposal to close.
constexpr std::array<std::string_view, 19> said{
    "ingediend", "gedaan",     "geapprecieerd", "appreciatie-hersteld", "aanhouding-gevraagd", "aangehouden",
    "hervat",    "aangenomen", "verworpen",     "stemming-gestaakt",    "ingetrokken",         "overgenomen",
    "vervallen", "vervangen",  "deels-voldaan", "uitstel-gevraagd",     "uitstel-afgewezen",   "uitstel-toegestaan",
    "voldaan"};

const json& list_of(const json& object, const char* name) {
  static const json none = json::array();
  return object.is_object() && object.contains(name) && object[name].is_array() ? object[name] : none;
}

const json& part_of(const json& object, const char* name) {
  static const json none = json::object();
  return object.is_object() && object.contains(name) && object[name].is_object() ? object[name] : none;
}

std::string text_of(const json& object, const char* name) {
  return object.is_object() && object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : "";
}

// "nl.moties.motie-opnieuw-aangehouden" -> "aangehouden": held again is held.
std::string what_happened(const std::string& type) {
  auto what = type.substr(type.rfind('.') + 1);
  what.erase(0, what.find('-') + 1);
  if (what.starts_with("opnieuw-")) what.erase(0, std::string_view("opnieuw-").size());
  return what;
}

bool is_said(const std::string& type, const json& data) {
  const auto what = what_happened(type);
  if (what == "uitvoering-bijgewerkt") {  // that it was executed is one thing, that the Chamber heard so another
    const auto execution = text_of(part_of(data, "feit"), "uitvoering");
    return execution == "gemeld" || execution == "afgedaan";
  }
  return std::find(said.begin(), said.end(), what) != said.end();
}

std::string day_of(const json& event) {
  if (auto day = text_of(event.at("data"), "datum"); !day.empty()) return day;
  const auto recorded = calendar::parse_instant(text_of(event, "time"));
  return recorded ? calendar::to_iso(calendar::amsterdam_date(*recorded)) : "";
}

// The edition still to be sent that comes first: "Komt terug in …".
std::optional<std::string> comes_back(const json& item) {
  const json* first = nullptr;
  for (const auto& edition : list_of(item, "edities")) {
    const auto status = text_of(edition, "status");
    if (status == "verzonden" || status == "geannuleerd") continue;
    if (first == nullptr || text_of(edition, "geplandDatum") < text_of(*first, "geplandDatum")) first = &edition;
  }
  if (first == nullptr) return std::nullopt;
  const auto day = calendar::parse_date(text_of(*first, "geplandDatum"));
  return "Komt terug in " + text_of(*first, "naam") + (day ? ", gepland op " + calendar::dutch(*day) : "") + ".";
}

std::string sent_name(const json& item, const json& proposal) {
  for (const auto& edition : list_of(item, "edities")) {
    if (text_of(edition, "id") == text_of(proposal, "editie")) return text_of(edition, "naam");
  }
  const auto paper = text_of(proposal, "kamerstuk");
  return paper.empty() ? "de brief" : "Kamerstuk " + paper;
}

// Before the vote the Chamber is at turn, once the cabinet has given its opinion.
std::string step_before_vote(const json& item) {
  const auto opinion = text_of(part_of(item, "appreciatie"), "oordeel");
  if (text_of(item, "status") == "aangehouden") return "Wacht op de indiener: stemming of verval.";
  if (opinion.empty() || opinion.starts_with("nog-")) return "Een appreciatie geven voor de stemming.";
  if (opinion == "verzoek-aanhouden") return "Wacht op de indiener: aanhouden of stemming.";
  return "Wacht op de stemming.";
}

// What was taken on has to be done, and told.
std::string step_to_keep(const json& item) {
  const auto execution = text_of(item, "uitvoering");
  const auto back = comes_back(item);
  if (execution == "gemeld") return "Gemeld aan de Kamer: vaststellen dat het is afgedaan.";
  if (execution == "uitgevoerd") return "Melden aan de Kamer." + (back ? " " + *back : "");
  if (item.contains("voorwaarde") && !item.contains("voorwaardeVervuld"))
    return "Wacht tot de voorwaarde is vervuld." + (back ? " " + *back : "");
  if (back) return *back;
  const auto& term = part_of(item, "termijn");
  if (text_of(term, "datum").empty()) return "Een termijn en een editie kiezen.";
  if (text_of(term, "status") == "verstreken")
    return "Alsnog afdoen: de termijn is verstreken en er is nog geen editie gekozen.";
  return "Afdoen voor de termijn; er is nog geen editie gekozen.";
}

}  // namespace

json last_word(const std::vector<eventlog::StoredEvent>& events) {
  std::vector<json> bodies;
  std::set<std::string> annulled;
  for (const auto& event : events) {
    bodies.push_back(json::parse(event.body));
    if (what_happened(event.type) == "gecorrigeerd")
      annulled.insert(text_of(part_of(bodies.back().at("data"), "feit"), "gebeurtenis"));
  }
  if (events.empty()) return nullptr;
  std::size_t found = 0;
  bool any = false;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const json& body = bodies[i];
    if (annulled.contains(text_of(body, "id")) || !is_said(events[i].type, body.at("data"))) continue;
    if (!any || day_of(body) >= day_of(bodies[found])) found = i;
    any = true;
  }
  json out = {{"type", events[found].type}, {"geregistreerdOp", bodies[found].at("time")}};
  if (bodies[found].at("data").contains("datum")) out["datum"] = bodies[found]["data"]["datum"];
  return out;
}

std::string next_step(const json& item) {
  for (const auto& proposal : list_of(item, "voorstellen")) {
    if (text_of(proposal, "status") == "open")
      return "Voorstel om af te doen beoordelen: " + sent_name(item, proposal) + " is verzonden.";
  }
  for (const auto& asked : list_of(item, "uitstelverzoeken")) {
    if (text_of(asked, "status") == "open") return "Wacht op het besluit over uitstel.";
  }
  const auto status = text_of(item, "status");
  if (status != "ingediend" && status != "aangehouden") return step_to_keep(item);
  const auto back = comes_back(item);
  return step_before_vote(item) + (back ? " " + *back : "");
}

json flags_of(const json& item) {
  json out = json::array();
  if (text_of(part_of(item, "termijn"), "status") == "verstreken") out.push_back("verstreken");
  const auto& opinion = part_of(item, "appreciatie");
  if (opinion.contains("doorAnder") && opinion["doorAnder"] == true) out.push_back("door-ander");
  return out;
}

json sent_text(const std::string& item, const std::vector<json>& sent) {
  json out = nullptr;
  for (const auto& edition : sent) {
    const auto& sending = part_of(edition, "verzonden");
    if (text_of(edition, "status") != "verzonden" ||
        (!out.is_null() && text_of(sending, "datum") < text_of(out, "datum")))
      continue;
    for (const auto& one : list_of(edition, "bijdragen")) {
      if (text_of(one, "item") != item || text_of(one, "tekst").empty()) continue;
      out = {{"tekst", one["tekst"]}, {"editie", {{"id", text_of(edition, "id")}, {"naam", text_of(edition, "naam")}}}};
      for (const char* name : {"kamerstuk", "datum"}) {
        if (sending.contains(name)) out[name] = sending[name];
      }
    }
  }
  return out;
}

}  // namespace gestand::gateway
