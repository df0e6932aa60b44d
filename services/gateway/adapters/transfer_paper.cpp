// The list of a transfer as a paper to sign.
#include <nlohmann/json.hpp>
#include <set>

#include "common/calendar/date.hpp"
#include "services/gateway/adapters/paper.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway {

using nlohmann::json;
using pages::in_words;
using pages::Vocabulary;

namespace {

std::string word(const json& object, const char* name) { return object.is_object() ? object.value(name, "") : ""; }

// "directie-politie, minister-jenv": the codes, as the letters and mails name them too.
std::string whose(const json& assignment) {
  std::string out;
  for (const char* name : {"directie", "verantwoordelijke", "behandelaar"}) {
    const auto value = word(assignment, name);
    if (!value.empty()) out += (out.empty() ? "" : ", ") + value;
  }
  return out.empty() ? "niemand" : out;
}

std::string day_in_words(const std::string& iso) {
  const auto day = calendar::parse_date(iso);
  return day ? calendar::dutch(*day) : iso;
}

std::string status_of(const json& row) {
  return in_words(row.at("soort") == "motie" ? Vocabulary::MotionStatus : Vocabulary::CommitmentStatus,
                  word(row, "status"));
}

PaperTable signatures(const json& list) {
  std::set<std::string> from;
  for (const auto& row : list.at("resultaten")) from.insert(whose(row.at("van")));
  PaperTable out{2,
                 "Voor akkoord",
                 {{"Wie", CellKind::Text, 8},
                  {"Naam", CellKind::Text, 7},
                  {"Datum", CellKind::Text, 4},
                  {"Handtekening", CellKind::Text, 8}},
                 {},
                 ""};
  for (const auto& who : from) out.rows.push_back({{"Draagt over: " + who}, {""}, {""}, {""}});
  out.rows.push_back({{"Neemt over: " + whose(list.at("naar"))}, {""}, {""}, {""}});
  return out;
}

}  // namespace

Paper transfer_paper(const json& list) {
  const json& to = list.at("naar");
  const auto from_day = day_in_words(word(to, "vanafDatum"));
  Paper out{{"Overdracht per " + from_day, {}, false}, "overdracht", "Overdracht", {}, {}, {}};
  out.facts = {{"Naar", whose(to)}, {"Ingangsdatum", from_day}, {"Aantal", list.at("aantal").dump()}};
  if (list.contains("reden")) out.facts.emplace_back("Reden", word(list, "reden"));
  if (list.contains("teruggedraaid")) out.facts.emplace_back("Let op", "deze overdracht is teruggedraaid");
  PaperTable reading{2,
                     "Wat wordt overgedragen",
                     {{"Soort", CellKind::Text, 3},
                      {"Nummer", CellKind::Text, 4},
                      {"Titel", CellKind::Text, 10},
                      {"Status", CellKind::Text, 3},
                      {"Termijn", CellKind::Text, 3},
                      {"Van", CellKind::Text, 5}},
                     {},
                     "Niets."};
  out.data.columns = {
      {"Soort", CellKind::Text, 13},  {"Nummer", CellKind::Text, 15},       {"Titel", CellKind::Text, 50},
      {"Status", CellKind::Text, 14}, {"Termijn", CellKind::Date, 11},      {"Van", CellKind::Text, 30},
      {"Naar", CellKind::Text, 30},   {"Ingangsdatum", CellKind::Date, 12}, {"Id", CellKind::Text, 38}};
  for (const auto& row : list.at("resultaten")) {
    const auto kind = in_words(Vocabulary::ItemKind, word(row, "soort"));
    const auto number = row.value("nummer", row.value("zaaknummer", ""));
    const auto term = word(row, "termijnDatum");
    reading.rows.push_back({{kind},
                            {number},
                            {word(row, "titel")},
                            {status_of(row)},
                            {term.empty() ? "–" : term},
                            {whose(row.at("van"))}});
    out.data.rows.push_back({{kind},
                             {number},
                             {word(row, "titel")},
                             {status_of(row)},
                             {term, CellKind::Date},
                             {whose(row.at("van"))},
                             {whose(to)},
                             {word(to, "vanafDatum"), CellKind::Date},
                             {word(row, "id")}});
  }
  out.tables.push_back(std::move(reading));
  out.tables.push_back(signatures(list));
  return out;
}

}  // namespace gestand::gateway
