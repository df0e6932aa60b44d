// The history of an item: every event with who, when, when recorded, and what changed from what.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

std::string string_in_words(std::string_view field, const std::string& value, References& references) {
  if (const auto date = calendar::parse_date(value)) return calendar::dutch(*date);
  if (field == "status") {
    const auto known = [&](Vocabulary v) { return in_words(v, value); };
    return tone_of(Vocabulary::MotionStatus, value) != Tone::Neutral ? known(Vocabulary::MotionStatus)
                                                                     : known(Vocabulary::CommitmentStatus);
  }
  if (field == "uitvoering") return in_words(Vocabulary::Execution, value);
  if (field == "oordeel" || field == "appreciatie") return in_words(Vocabulary::Appreciation, value);
  if (field == "soort") return in_words(Vocabulary::TermKind, value);
  if (field == "rol") return in_words(Vocabulary::LinkRole, value);
  if (field == "directie") return references.directorate(value);
  if (field == "verantwoordelijke" || field == "door" || field == "ambt") return references.office(value);
  if (field == "behandelaar") return references.person(value);
  if (field == "editie" || field == "totEditie") return references.edition(value);
  return value;
}

std::string in_plain_words(std::string_view field, const json& value, References& references) {
  if (value.is_null()) return {};
  if (value.is_boolean()) return value.get<bool>() ? "ja" : "nee";
  if (value.is_string()) return string_in_words(field, value.get<std::string>(), references);
  if (!value.is_structured()) return value.dump();
  std::string out;
  for (const auto& [key, member] : value.items()) {
    if (value.is_object() && (key == "id" || key == "uitleg" || key.starts_with("_"))) continue;
    const auto inner = in_plain_words(value.is_object() ? std::string_view(key) : field, member, references);
    if (inner.empty()) continue;
    if (!out.empty()) out += value.is_object() ? ", " : "; ";
    out += member.is_boolean() ? field_in_words(key) + ": " + inner : inner;
  }
  return out;
}

// What only explains another change, or is bookkeeping, is on the page elsewhere.
bool is_worth_showing(const std::string& field) {
  return !field.empty() && field[0] != '_' && field != "uitleg" && field != "versie" && field != "id" &&
         field != "verschuivingen" && field != "eersteDatum";
}

json change_view(const json& change, References& references) {
  const auto written = text(change, "veld");
  const auto field = written.substr(0, written.find('/'));
  const auto value = [&](std::string_view side) {
    const auto found = change.find(side);
    return found == change.end() ? std::string{} : in_plain_words(field, *found, references);
  };
  auto name = field_in_words(field);
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return {{"veldNaam", name}, {"vanWaarde", value("van")}, {"naarWaarde", value("naar")}};
}

}  // namespace

json history_view(Visit& visit, References& references, const std::string& api_path) {
  const auto as_of = first(visit.request.query, "peilDatum");
  const auto body = parsed(visit.get(api_path + "/gebeurtenissen", query_string({{"peilDatum", as_of}})));
  json out = json::array();
  for (const auto& event : list(body, "resultaten")) {
    const auto by = part(event, "door");
    const auto person = text(by, "id");
    const auto role = text(by, "rol");
    auto who = references.person(person);
    if (who == person) who = role.empty() ? person : in_words(Vocabulary::Role, role);
    json changes = json::array();
    for (const auto& change : list(event, "wijziging")) {
      if (is_worth_showing(text(change, "veld"))) changes.push_back(change_view(change, references));
    }
    auto kind = text(event, "type");
    out.push_back({{"gebeurtenis", event_in_words(kind.empty() ? text(event, "soort") : kind)},
                   {"wie", who},
                   {"geregistreerd", instant_view(text(event, "geregistreerdOp"))},
                   {"gebeurdOp", date_view(text(event, "datum"))},
                   {"wijzigingen", std::move(changes)}});
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace gestand::gateway::pages
