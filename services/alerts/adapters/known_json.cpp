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
#include "services/alerts/domain/labels.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

constexpr std::array item_members{"nummer",       "zaaknummer",   "titel",           "tekst",
                                  "naam",         "status",       "uitvoering",      "volgendeControleDatum",
                                  "toewijzingen", "geplandDatum", "samengevoegdMet", "vehikel",
                                  "directie"};
// The name and address of a member of staff are asked for when they are needed: they must be able to vanish.
constexpr std::array staff_members{"directie", "vervanger", "afwezigheden"};
constexpr std::array office_members{"naam"};
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
  if (told.kind == "medewerker") return folded(document, changes_of(told, staff_members));
  if (told.kind == "ambt") return folded(document, changes_of(told, office_members));
  if (told.kind != "directie") return folded(document, changes_of(told, item_members));
  // A directorate is its own: its overview of the week goes to it.
  auto whole = parsed(folded(document, changes_of(told, directorate_members)));
  whole["directie"] = whole.value("code", whole.value("id", told.item));
  return whole.dump();
}

std::string fold_directorate(const std::string& document, const Told& told) {
  return folded(document, changes_of(told, directorate_members));
}

std::string fold_deadline(const std::string& document, const Told& told) {
  return folded(document, json::parse(told.data).value("wijziging", json::array()));
}

std::vector<Assignment> assignments_of(const std::string& item_document) {
  std::vector<Assignment> found;
  const auto document = parsed(item_document);
  if (document.contains("directie")) found.push_back({Date::min(), document.value("directie", ""), ""});
  for (const auto& one : document.value("toewijzingen", json::array()))
    found.push_back({calendar::parse_date(one.value("vanafDatum", "")).value_or(Date::min()), one.value("directie", ""),
                     one.value("behandelaar", "")});
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
          calendar::parse_date(document.value("volgendeControleDatum", "")),
          calendar::parse_date(document.value("geplandDatum", "")), calendar::amsterdam_date(told)};
}

std::string vehicle_of(const std::string& item_document) { return parsed(item_document).value("vehikel", ""); }

std::string standing_of(const std::string& item_document) {
  const auto document = parsed(item_document);
  return standing_in_words(document.value("status", ""), document.value("uitvoering", ""));
}

Staff staff_of(const std::string& item_document) {
  const auto document = parsed(item_document);
  Staff staff{document.value("directie", ""), document.value("vervanger", ""), {}};
  for (const auto& one : document.value("afwezigheden", json::array())) {
    const auto from = calendar::parse_date(one.value("vanafDatum", ""));
    const auto until = calendar::parse_date(one.value("totDatum", ""));
    if (from && until) staff.away.emplace_back(*from, *until);
  }
  return staff;
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
      found = ByAnother{date, judgement_in_words(given.value("oordeel", "")), by, office};
  }
  return found;
}

std::optional<InCharge> put_in_charge(const std::string& item_before, const std::string& item_after) {
  const auto assignments = assignments_of(item_after);
  const auto before = directorate_on(assignments_of(item_before), Date::max());
  const auto after = directorate_on(assignments, Date::max());
  if (after.empty() || after == before) return std::nullopt;
  std::string words;
  const auto from = std::find_if(assignments.rbegin(), assignments.rend(), [&](const Assignment& one) {
                      return one.directorate == after;
                    })->from;
  if (from != Date::min()) words = ", vanaf " + calendar::dutch(from);
  return InCharge{before, after, words};
}

std::string moved_words(const Told& told, Date from, Date to) {
  const auto fact = json::parse(told.data).value("feit", json::object());
  const auto reason = fact.is_object() ? fact.value("reden", "") : "";
  return "termijn verplaatst van " + calendar::dutch(from) + " naar " + calendar::dutch(to) +
         (reason.empty() ? "" : ": " + reason);
}

bool stopped_by_edition(const Told& told) {
  if (told.type != "nl.termijnen.termijn-gestuit") return false;
  const auto fact = json::parse(told.data).value("feit", json::object());
  return fact.value("oorzaak", json::object()).value("bron", "") == "vehicles";
}

}  // namespace gestand::alerts
