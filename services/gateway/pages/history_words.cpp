#include "services/gateway/pages/history_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"
#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

namespace {

// Bookkeeping, or told by another event or change: a deadline has events of its own, the standing appreciation is one
// of the appreciations, the item of an event is the one on the page.
constexpr std::array<std::string_view, 14> unsaid{"id",        "versie",  "uitleg",    "verschuivingen", "eersteDatum",
                                                  "termijnen", "item",    "itemSoort", "appreciatie",    "doorAnder",
                                                  "bulk",      "gepland", "vehikel",   "opmaak"};

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
      if (word.value == value) return say(word.text);
    }
  }
  return value;
}

std::string string_in_words(std::string_view field, const std::string& value, Names& names) {
  if (const auto date = calendar::parse_date(value)) return day_in_words(*date);
  if (field == "status" || field == "einde") return status_in_words(value);
  if (field == "uitvoering") return in_words(Vocabulary::Execution, value);
  if (field == "oordeel" || field == "appreciaties") return in_words(Vocabulary::Appreciation, value);
  if (field == "soort") return in_words(Vocabulary::TermKind, value);
  if (field == "omvang") return in_words(Vocabulary::TermPurpose, value);
  if (field == "kamer") return in_words(Vocabulary::Chamber, value);
  if (field == "uitslag") return in_words(Vocabulary::VoteResult, value);
  if (field == "rol") return in_words(Vocabulary::LinkRole, value);
  if (field == "door" && looks_like_id(value)) {
    auto name = names.person(value);
    return name == value ? std::string{} : name;
  }
  if (field == "directie") return names.directorate(value);
  if (field == "verantwoordelijke" || field == "door" || field == "ambt") return names.office(value);
  if (field == "behandelaar") return names.person(value);
  if (field == "editie" || field == "totEditie") return names.edition(value);
  if (looks_like_id(value) || calendar::parse_instant(value)) return {};
  return value;
}

void append(std::string& all, const std::string& part, std::string_view separator) {
  if (part.empty()) return;
  if (!all.empty()) all += separator;
  all += part;
}

// What was said comes first, then the rest; a flag that is off says nothing, one that is on says its name.
std::string object_in_words(const json& object, Names& names) {
  if (object.contains("naam") || object.contains("commissie")) {
    auto out = people_in_words(json::array({object}));
    const auto office = names.office(text(object, "ambt"));
    if (!office.empty()) out = office + " (" + out + ")";
    return out;
  }
  std::string out;
  for (const auto& [name, member] : object.items()) {
    if (!is_said(name) || name == "tekst" || member.is_number()) continue;
    if (member.is_boolean()) {
      append(out, member.get<bool>() ? field_in_words(name) : std::string{}, ", ");
    } else {
      append(out, in_plain_words(name, member, names), ", ");
    }
  }
  const auto words = text(object, "tekst");
  if (out.empty() || words.empty()) return out + words;
  return "‘" + words + "’, " + out;
}

}  // namespace

std::string in_plain_words(std::string_view field, const json& value, Names& names) {
  if (value.is_string()) return string_in_words(field, value.get<std::string>(), names);
  if (value.is_boolean()) return value.get<bool>() ? say("ja") : say("nee");
  if (value.is_number()) return value.dump();
  if (value.is_object()) return object_in_words(value, names);
  std::string out;
  if (value.is_array()) {
    for (const auto& member : value) append(out, in_plain_words(field, member, names), "; ");
  }
  return out;
}

namespace {

// Whether a value shows as it was typed, or as the registers call it, in whatever language the page is.
bool stays_dutch(std::string_view field, const json& value) {
  constexpr std::array<std::string_view, 9> worded{"status", "einde",  "uitvoering", "oordeel", "appreciaties",
                                                   "soort",  "omvang", "kamer",      "uitslag"};
  if (value.is_array() || value.is_object()) {
    return std::any_of(value.items().begin(), value.items().end(), [&](const auto& member) {
      return stays_dutch(value.is_object() ? std::string_view(member.key()) : field, member.value());
    });
  }
  return value.is_string() && std::find(worded.begin(), worded.end(), field) == worded.end() &&
         !calendar::parse_date(value.get<std::string>());
}

}  // namespace

namespace {

// Where the same text stands on both sides, what became of it: the text once, with what is new about it.
json without_repetition(const json& change) {
  const auto &from = part(change, "van"), &to = part(change, "naar");
  if (text(to, "tekst").empty() || text(from, "tekst") != text(to, "tekst")) return change;
  json news = json::object();
  for (const auto& [name, value] : to.items())
    if (name == "tekst" || !from.contains(name) || from.at(name) != value) news[name] = value;
  if (news.size() == 1) return change;
  return {{"veld", change.at("veld")}, {"naar", std::move(news)}};
}

}  // namespace

json changes_in_words(const json& changes, Names& names) {
  json out = json::array();
  for (const auto& given : changes) {
    const auto written = text(given, "veld");
    const auto field = written.substr(0, written.find('/'));
    if (!is_said(field)) continue;
    const auto change = without_repetition(given);
    const auto value = [&](std::string_view side) {
      const auto found = change.find(side);
      return found == change.end() ? std::string{} : in_plain_words(field, *found, names);
    };
    const auto dutch = [&](std::string_view side) {
      const auto found = change.find(side);
      return found != change.end() && stays_dutch(field, *found);
    };
    auto from = value("van");
    auto to = value("naar");
    if ((from.empty() && to.empty()) || from == to) continue;
    auto name = field_in_words(field);
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    out.push_back({{"veldNaam", name},
                   {"vanWaarde", std::move(from)},
                   {"vanNl", dutch("van")},
                   {"naarWaarde", std::move(to)},
                   {"naarNl", dutch("naar")}});
  }
  return out;
}

namespace {

std::string deadline_in_words(const json& deadline) {
  if (!deadline.is_object()) return {};
  const auto date = calendar::parse_date(text(deadline, "datum"));
  auto out = date ? day_in_words(*date) : say("zonder datum");
  if (const auto words = text(deadline, "tekst"); !words.empty()) out += " (" + words + ")";
  if (const auto end = text(deadline, "einde"); !end.empty()) out += ", " + in_words(Vocabulary::TermStatus, end);
  return out;
}

}  // namespace

json deadline_changes_in_words(const json& changes) {
  json out = json::array();
  for (const auto& change : changes) {
    const auto field = text(change, "veld");
    if (field != "termijnen" && !field.starts_with("termijnen/")) continue;
    std::map<std::string, std::pair<json, json>> by_id;
    for (const bool after : {false, true}) {
      const auto side = change.find(after ? "naar" : "van");
      if (side == change.end()) continue;
      const json all = side->is_array() ? *side : json::array({*side});
      for (const auto& one : all) (after ? by_id[text(one, "id")].second : by_id[text(one, "id")].first) = one;
    }
    for (const auto& [id, sides] : by_id) {
      auto from = deadline_in_words(sides.first), to = deadline_in_words(sides.second);
      // A deadline that an edition has moves with the edition, not with an act on the item.
      const bool moved_by_edition = sides.first.is_object() && text(sides.first, "soort") == "editie" &&
                                    text(sides.second, "editie") == text(sides.first, "editie");
      if (from == to || moved_by_edition) continue;
      out.push_back({{"veldNaam", say("Termijn")},
                     {"vanWaarde", std::move(from)},
                     {"vanNl", false},
                     {"naarWaarde", std::move(to)},
                     {"naarNl", false}});
    }
  }
  return out;
}

}  // namespace gestand::gateway::pages
