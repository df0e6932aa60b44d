// The debate pack as a paper.
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/adapters/paper.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway {

using nlohmann::json;
using pages::in_words;
using pages::Vocabulary;

namespace {

std::string word(const json& object, const char* name) {
  return object.is_object() && object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : "";
}

std::string day_in_words(const std::string& iso) {
  const auto day = calendar::parse_date(iso.substr(0, 10));
  return day ? calendar::dutch(*day) : iso;
}

std::string last_word(const json& row) {
  const json last = row.value("laatste", json::object());
  if (!last.is_object() || last.empty()) return "";
  const auto day = word(last, "datum").empty() ? word(last, "geregistreerdOp") : word(last, "datum");
  const auto type = word(last, "type");
  return pages::event_in_words(type.substr(type.rfind('.') + 1)) + ", " + day_in_words(day);
}

std::string flags(const json& row) {
  std::string out;
  for (const auto& one : row.value("vlaggen", json::array())) {
    const std::string flag = one;
    out += (out.empty() ? "" : "; ") + (flag == "door-ander" ? "door een ander beoordeeld" : flag);
  }
  return out;
}

std::string requests(const json& row) {
  std::string out;
  for (const auto& one : row.value("verzoeken", json::array()))
    out += (out.empty() ? "" : "\n") + std::to_string(one.value("nummer", 0)) + ". " + word(one, "tekst");
  return out;
}

// "Oordeel Kamer, minister-jenv, 17 mei 2024 (Kamerstuk 26643-1173)"
std::string appreciation(const json& row) {
  const json given = row.value("appreciatie", json::object());
  if (word(given, "oordeel").empty()) return "";
  std::string out = in_words(Vocabulary::Appreciation, word(given, "oordeel"));
  if (!word(given, "door").empty()) out += ", " + word(given, "door");
  if (!word(given, "datum").empty()) out += ", " + day_in_words(word(given, "datum"));
  if (!word(given, "brief").empty()) out += " (Kamerstuk " + word(given, "brief") + ")";
  return out;
}

// "Kamerstuk 29628-1217, 19 juni 2024"; an edition may have none.
std::string sent_in(const json& sent) {
  const auto paper = word(sent, "kamerstuk");
  std::string out = paper.empty() ? word(sent.value("editie", json::object()), "naam") : "Kamerstuk " + paper;
  return word(sent, "datum").empty() ? out : out + ", " + day_in_words(word(sent, "datum"));
}

// What does not fit beside the rest on a page: tables of their own, of those items that have it.
PaperTable asked_table() {
  return {2,
          "Verzoeken en oordelen",
          {{"Nummer", CellKind::Text, 4}, {"Verzoeken", CellKind::Text, 18}, {"Oordeel", CellKind::Text, 8}},
          {},
          "Niets."};
}

PaperTable sent_table() {
  return {2,
          "Laatste tekst aan de Kamer",
          {{"Nummer", CellKind::Text, 4}, {"Tekst", CellKind::Text, 20}, {"Gemeld in", CellKind::Text, 6}},
          {},
          "Niets."};
}

}  // namespace

Paper debate_paper(const json& pack) {
  Paper out{{"Debatpakket", {}, false}, "debatpakket", "Debatpakket", {}, {}, {}};
  const json over = pack.at("over");
  for (const auto& [name, value] : over.items()) out.facts.emplace_back(name, value.get<std::string>());
  out.facts.emplace_back("Aantal", pack.at("aantal").dump());
  PaperTable reading{2,
                     "Wat openstaat",
                     {{"Nummer", CellKind::Text, 4},
                      {"Titel", CellKind::Text, 9},
                      {"Status", CellKind::Text, 3},
                      {"Laatste woord", CellKind::Text, 5},
                      {"Volgende stap", CellKind::Text, 6},
                      {"Termijn", CellKind::Text, 3},
                      {"Let op", CellKind::Text, 4}},
                     {},
                     "Niets."};
  out.data.columns = {{"Soort", CellKind::Text, 13},
                      {"Nummer", CellKind::Text, 15},
                      {"Titel", CellKind::Text, 50},
                      {"Status", CellKind::Text, 14},
                      {"Laatste woord", CellKind::Text, 30},
                      {"Volgende stap", CellKind::Text, 40},
                      {"Termijn", CellKind::Date, 11},
                      {"Let op", CellKind::Text, 24},
                      {"Verantwoordelijke", CellKind::Text, 24},
                      {"Directie", CellKind::Text, 20},
                      {"Verzoeken", CellKind::Text, 50},
                      {"Oordeel", CellKind::Text, 30},
                      {"Laatste tekst aan de Kamer", CellKind::Text, 60},
                      {"Gemeld in", CellKind::Text, 24},
                      {"Id", CellKind::Text, 38}};
  PaperTable asked = asked_table(), told = sent_table();
  for (const auto& row : pack.at("resultaten")) {
    const bool motion = word(row, "soort") == "motie";
    const auto number = word(row, "nummer").empty() ? word(row, "zaaknummer") : word(row, "nummer");
    const auto status = in_words(motion ? Vocabulary::MotionStatus : Vocabulary::CommitmentStatus, word(row, "status"));
    const auto term = word(row.value("termijn", json::object()), "datum");
    const json sent = row.value("laatsteTekst", json::object());
    const auto wishes = requests(row), opinion = appreciation(row);
    if (!wishes.empty() || !opinion.empty()) asked.rows.push_back({{number}, {wishes}, {opinion}});
    if (!sent.empty()) told.rows.push_back({{number}, {word(sent, "tekst")}, {sent_in(sent)}});
    reading.rows.push_back({{number},
                            {word(row, "titel")},
                            {status},
                            {last_word(row)},
                            {word(row, "volgendeStap")},
                            {term.empty() ? "–" : day_in_words(term)},
                            {flags(row)}});
    out.data.rows.push_back({{in_words(Vocabulary::ItemKind, word(row, "soort"))},
                             {number},
                             {word(row, "titel")},
                             {status},
                             {last_word(row)},
                             {word(row, "volgendeStap")},
                             {term, CellKind::Date},
                             {flags(row)},
                             {word(row, "verantwoordelijke")},
                             {word(row, "directie")},
                             {wishes},
                             {opinion},
                             {word(sent, "tekst")},
                             {sent.empty() ? "" : sent_in(sent)},
                             {word(row, "id")}});
  }
  for (auto* table : {&reading, &asked, &told}) out.tables.push_back(std::move(*table));
  return out;
}

}  // namespace gestand::gateway
