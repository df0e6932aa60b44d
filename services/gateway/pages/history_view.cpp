// The history of an item: every event with who, when, when recorded, and what changed from what, in words. The log is
// kept for machines; a person is told what changed once, with names for codes, and without ids and counters.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

// Bookkeeping, or told by another event or change: a deadline has events of its own, the standing appreciation is one
// of the appreciations, the item of an event is the one on the page.
constexpr std::array<std::string_view, 13> unsaid{"id",        "versie",  "uitleg",    "verschuivingen", "eersteDatum",
                                                  "termijnen", "item",    "itemSoort", "appreciatie",    "doorAnder",
                                                  "bulk",      "gepland", "vehikel"};

bool is_said(std::string_view field) {
  return !field.empty() && field[0] != '_' && std::find(unsaid.begin(), unsaid.end(), field) == unsaid.end();
}

bool looks_like_id(std::string_view text) {
  return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
}

std::string status_in_words(const std::string& value) {
  for (const auto vocabulary : {Vocabulary::MotionStatus, Vocabulary::CommitmentStatus, Vocabulary::EditionStatus,
                                Vocabulary::TermStatus, Vocabulary::ProposalStatus}) {
    for (const auto& word : words(vocabulary)) {
      if (word.value == value) return std::string(word.text);
    }
  }
  return value;
}

std::string string_in_words(std::string_view field, const std::string& value, References& references) {
  if (const auto date = calendar::parse_date(value)) return calendar::dutch(*date);
  if (field == "status" || field == "einde") return status_in_words(value);
  if (field == "uitvoering") return in_words(Vocabulary::Execution, value);
  if (field == "oordeel" || field == "appreciaties") return in_words(Vocabulary::Appreciation, value);
  if (field == "soort") return in_words(Vocabulary::TermKind, value);
  if (field == "omvang") return in_words(Vocabulary::TermPurpose, value);
  if (field == "kamer") return in_words(Vocabulary::Chamber, value);
  if (field == "uitslag") return in_words(Vocabulary::VoteResult, value);
  if (field == "rol") return in_words(Vocabulary::LinkRole, value);
  if (field == "directie") return references.directorate(value);
  if (field == "verantwoordelijke" || field == "door" || field == "ambt") return references.office(value);
  if (field == "behandelaar") return references.person(value);
  if (field == "editie" || field == "totEditie") return references.edition(value);
  if (looks_like_id(value) || calendar::parse_instant(value)) return {};
  return value;
}

std::string in_plain_words(std::string_view field, const json& value, References& references);

void append(std::string& all, const std::string& part, std::string_view separator) {
  if (part.empty()) return;
  if (!all.empty()) all += separator;
  all += part;
}

// What was said comes first, then the rest; a flag that is off says nothing, one that is on says its name.
std::string object_in_words(const json& object, References& references) {
  if (object.contains("naam") || object.contains("commissie")) {
    auto out = people_in_words(json::array({object}));
    const auto office = references.office(text(object, "ambt"));
    if (!office.empty()) out = office + " (" + out + ")";
    return out;
  }
  std::string out = text(object, "tekst");
  for (const auto& [name, member] : object.items()) {
    if (!is_said(name) || name == "tekst" || member.is_number()) continue;
    if (member.is_boolean()) {
      append(out, member.get<bool>() ? field_in_words(name) : std::string{}, ", ");
    } else {
      append(out, in_plain_words(name, member, references), ", ");
    }
  }
  return out;
}

std::string in_plain_words(std::string_view field, const json& value, References& references) {
  if (value.is_string()) return string_in_words(field, value.get<std::string>(), references);
  if (value.is_boolean()) return value.get<bool>() ? "ja" : "nee";
  if (value.is_number()) return value.dump();
  if (value.is_object()) return object_in_words(value, references);
  std::string out;
  if (value.is_array()) {
    for (const auto& member : value) append(out, in_plain_words(field, member, references), "; ");
  }
  return out;
}

json changes_view(const json& changes, References& references) {
  json out = json::array();
  for (const auto& change : changes) {
    const auto written = text(change, "veld");
    const auto field = written.substr(0, written.find('/'));
    if (!is_said(field)) continue;
    const auto value = [&](std::string_view side) {
      const auto found = change.find(side);
      return found == change.end() ? std::string{} : in_plain_words(field, *found, references);
    };
    auto from = value("van");
    auto to = value("naar");
    if ((from.empty() && to.empty()) || from == to) continue;
    auto name = field_in_words(field);
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    out.push_back({{"veldNaam", name}, {"vanWaarde", std::move(from)}, {"naarWaarde", std::move(to)}});
  }
  return out;
}

std::string actor_in_words(const json& by, References& references) {
  const auto id = text(by, "id");
  const auto role = text(by, "rol");
  if (role == "systeem") return "Gestand";
  auto name = references.person(id);
  return name != id || role.empty() ? name : in_words(Vocabulary::Role, role);
}

}  // namespace

json history_view(Visit& visit, References& references, const std::string& api_path) {
  const auto as_of = first(visit.request.query, "peilDatum");
  const auto body = parsed(visit.get(api_path + "/gebeurtenissen", query_string({{"peilDatum", as_of}})));
  json out = json::array();
  for (const auto& event : list(body, "resultaten")) {
    const auto type = text(event, "type");
    out.push_back({{"gebeurtenis", event_in_words(type.empty() ? text(event, "soort") : type)},
                   {"wie", actor_in_words(part(event, "door"), references)},
                   {"geregistreerd", instant_view(text(event, "geregistreerdOp"))},
                   {"gebeurdOp", date_view(text(event, "datum"))},
                   {"wijzigingen", changes_view(list(event, "wijziging"), references)}});
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace gestand::gateway::pages
