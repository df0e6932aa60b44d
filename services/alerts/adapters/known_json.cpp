// The field names of others' documents that matter here.
#include "services/alerts/adapters/known_json.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/promises/open.hpp"
#include "common/wire/present.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

constexpr std::array item_members{"nummer",       "zaaknummer",     "titel",      "tekst",
                                  "naam",         "status",         "uitvoering", "volgendeControleDatum",
                                  "toewijzingen", "samengevoegdMet"};
constexpr std::array directorate_members{"id", "code", "naam", "mail"};

json parsed(const std::string& text) { return text.empty() ? json::object() : json::parse(text); }

std::string member_of(const json& change) {
  const auto field = change.at("veld").get<std::string>();
  return field.substr(0, field.find('/'));
}

template <class Members>
json changes_of(const Told& told, const Members& members) {
  json kept = json::array();
  for (const auto& change : json::parse(told.data).value("wijziging", json::array()))
    if (std::find(members.begin(), members.end(), member_of(change)) != members.end()) kept.push_back(change);
  return kept;
}

std::string folded(const std::string& document, const json& changes) {
  auto whole = parsed(document);
  wire::apply_changes(whole, changes);
  return whole.dump();
}

}  // namespace

Told told_by(const std::string& body) {
  const auto event = json::parse(body, nullptr, false);
  if (!event.is_object() || !event.contains("data") || !event["data"].is_object())
    throw std::invalid_argument("gebeurtenis zonder data");
  const auto at = calendar::parse_instant(event.value("time", ""));
  if (!at) throw std::invalid_argument("gebeurtenis zonder tijd");
  const auto& data = event["data"];
  return {event.value("id", ""),
          event.value("type", ""),
          event.value("subject", ""),
          data.value("soort", ""),
          *at,
          data.value("bulk", false),
          data.dump()};
}

std::string fold_item(const std::string& document, const Told& told) {
  return folded(document, changes_of(told, item_members));
}

std::string fold_directorate(const std::string& document, const Told& told) {
  return folded(document, changes_of(told, directorate_members));
}

std::string fold_deadline(const std::string& document, const Told& told) {
  return folded(document, json::parse(told.data).value("wijziging", json::array()));
}

std::vector<Assignment> assignments_of(const std::string& item_document) {
  std::vector<Assignment> found;
  for (const auto& one : parsed(item_document).value("toewijzingen", json::array()))
    found.push_back(
        {calendar::parse_date(one.value("vanafDatum", "")).value_or(Date::min()), one.value("directie", "")});
  return found;
}

std::string office_on(const std::string& item_document, Date day) {
  return wire::assignment_on(parsed(item_document), day).value("verantwoordelijke", "");
}

Life life_of(const std::string& item_document, Instant told) {
  const auto document = parsed(item_document);
  const auto assignments = assignments_of(item_document);
  return {promises::is_open(document.value("status", ""), document.value("uitvoering", "")),
          std::any_of(assignments.begin(), assignments.end(), [](const auto& one) { return !one.directorate.empty(); }),
          calendar::parse_date(document.value("volgendeControleDatum", "")), calendar::amsterdam_date(told)};
}

std::string clock_id(const std::string& item, std::string_view kind) {
  return eventlog::named_uuid(item, "klok/" + std::string(kind));
}

std::string clock_document(std::string_view kind, const std::string& item, const std::string& item_kind,
                           const std::optional<Date>& date) {
  json document = {{"item", item}, {"itemSoort", item_kind}, {"soort", kind}};
  if (date) document["datum"] = calendar::to_iso(*date);
  if (!date) document["einde"] = "gestuit";
  return document.dump();
}

Label label_of(const std::string& item_document) {
  const auto document = parsed(item_document);
  Label label{document.value("nummer", document.value("zaaknummer", "")), document.value("titel", "")};
  if (label.title.empty()) label.title = document.value("tekst", document.value("naam", ""));
  return label;
}

Facts facts_of(const std::string& deadline_document) {
  const auto document = parsed(deadline_document);
  Facts facts{document.value("item", ""), document.value("itemSoort", ""), document.value("soort", ""), {},
              document.contains("einde"), document.value("editie", "")};
  if (const auto date = document.find("datum"); date != document.end()) {
    facts.date = date->is_string() ? calendar::parse_date(date->get<std::string>()) : std::nullopt;
    if (!facts.date) throw std::invalid_argument("termijn met een ongeldige datum");
  }
  if (facts.item.empty()) throw std::invalid_argument("termijn zonder item");
  return facts;
}

Directorate directorate_of(const std::string& document, const std::string& id) {
  const auto known = parsed(document);
  Directorate directorate{known.value("code", known.value("id", id)), known.value("naam", ""), {}};
  if (const auto mail = known.find("mail"); mail != known.end()) {
    if (mail->is_string()) directorate.mail.push_back(*mail);
    if (mail->is_array())
      for (const auto& address : *mail) directorate.mail.push_back(address.get<std::string>());
  }
  return directorate;
}

std::optional<ByAnother> appreciated_by_another(const std::string& item_document, const Told& told) {
  std::optional<ByAnother> found;
  for (const auto& change : changes_of(told, std::array{"appreciaties"})) {
    const auto to = change.value("naar", json());
    const auto& given = to.is_array() && !to.empty() ? to.back() : to;
    if (!given.is_object()) continue;
    const auto by = given.value("door", "");
    const auto date = calendar::parse_date(given.value("datum", "")).value_or(calendar::amsterdam_date(told.at));
    const auto office = office_on(item_document, calendar::amsterdam_date(told.at));
    if (!by.empty() && !office.empty() && by != office)
      found = ByAnother{date, "appreciatie '" + given.value("oordeel", "") + "' gegeven door " + by + ", terwijl " +
                                  office + " verantwoordelijk is"};
  }
  return found;
}

bool stopped_by_edition(const Told& told) {
  if (told.type != "nl.termijnen.termijn-gestuit") return false;
  const auto fact = json::parse(told.data).value("feit", json::object());
  return fact.value("oorzaak", json::object()).value("bron", "") == "vehicles";
}

}  // namespace gestand::alerts
