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
                      {"Id", CellKind::Text, 38}};
  for (const auto& row : pack.at("resultaten")) {
    const bool motion = word(row, "soort") == "motie";
    const auto number = word(row, "nummer").empty() ? word(row, "zaaknummer") : word(row, "nummer");
    const auto status = in_words(motion ? Vocabulary::MotionStatus : Vocabulary::CommitmentStatus, word(row, "status"));
    const auto term = word(row.value("termijn", json::object()), "datum");
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
                             {word(row, "id")}});
  }
  out.tables.push_back(std::move(reading));
  return out;
}

}  // namespace gestand::gateway
