#include "services/gateway/adapters/paper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/text/folding.hpp"
#include "common/vocab/appendix_layout.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway {

using nlohmann::json;
using pages::in_words;
using pages::Vocabulary;

namespace {

std::string text_of(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

json part_of(const json& object, const char* name) { return object.value(name, json::object()); }

std::string lines(std::initializer_list<std::string> parts) {
  std::string out;
  for (const auto& part : parts) {
    if (!part.empty()) out += (out.empty() ? "" : "\n") + part;
  }
  return out;
}

std::string joined(const json& list, const char* between) {
  std::string out;
  for (const auto& one : list) out += (out.empty() ? "" : between) + one.get<std::string>();
  return out;
}

std::string short_date(const std::string& iso) {
  const auto date = calendar::parse_date(iso);
  if (!date) return iso;
  const std::chrono::year_month_day day{*date};
  return fmt::format("{:02}-{:02}-{:04}", unsigned{day.day()}, unsigned{day.month()}, int{day.year()});
}

// "17 mei 2024, 14:05:09 uur" by the clock on the wall, also on a day on which that clock is changed.
std::string moment_in_words(const std::string& iso) {
  using namespace std::chrono;
  const auto instant = calendar::parse_instant(iso);
  if (!instant) return iso;
  const auto day = calendar::amsterdam_date(*instant);
  const auto passed = floor<minutes>(*instant - calendar::amsterdam_instant(day, minutes{0}));
  auto wall = passed;
  for (const auto shift : {minutes{60}, minutes{0}, minutes{-60}}) {
    if (calendar::amsterdam_instant(day, passed + shift) == floor<minutes>(*instant)) wall = passed + shift;
  }
  const auto second = floor<seconds>(*instant) - floor<minutes>(*instant);
  return fmt::format("{}, {:02}:{:02}:{:02} uur", calendar::dutch(day), wall / hours{1}, (wall % hours{1}).count(),
                     second.count());
}

std::string status_in_words(const json& entry) {
  return in_words(entry.at("soort") == "motie" ? Vocabulary::MotionStatus : Vocabulary::CommitmentStatus,
                  text_of(entry, "status"));
}

std::string execution_in_words(const json& entry) {
  const auto value = text_of(entry, "uitvoering");
  return value.empty() || value == "nvt" ? "" : in_words(Vocabulary::Execution, value);
}

std::string roles_of(const json& entry) { return joined(entry.value("rollen", json::array()), ", "); }

std::string change_in_words(const json& entry) {
  const auto what = text_of(entry, "wijziging");
  if (what == "nieuw") return "Nieuw";
  if (what == "afgedaan") return "Afgedaan";
  return what == "gewijzigd" ? "Gewijzigd" : "Ongewijzigd";
}

std::string changed_members(const json& entry) {
  std::string out;
  for (const auto& one : entry.value("gewijzigd", json::array())) {
    const auto name = one.get<std::string>();
    out += (out.empty() ? "" : ", ") + (name == "standVanZaken" ? "stand van zaken"
                                        : name == "vervalt"     ? "vervaldatum"
                                                                : name);
  }
  return out;
}

std::string number_of(const json& entry) {
  const auto number = text_of(entry, "nummer");
  return number.empty() ? text_of(entry, "zaaknummer") : number;
}

// The text, and that nobody but its writer has read it yet.
std::string standing(const json& entry) {
  const json text = part_of(entry, "standVanZaken");
  if (text.empty()) return "–";
  return lines({text_of(text, "tekst"), text.value("akkoord", false) ? "" : "(nog niet akkoord)"});
}

std::string deadline(const json& entry) {
  const json term = part_of(entry, "termijn");
  if (term.empty()) return "–";
  const auto date = text_of(term, "datum");
  const auto first = text_of(term, "eersteDatum");
  const auto lapse = text_of(part_of(entry, "vervalt"), "datum");
  const int moves = term.value("verschuivingen", 0);
  return lines({date.empty() ? text_of(term, "tekst") : short_date(date),
                term.value("soort", "") == "vervalt" ? "(vervaldatum)" : "",
                moves > 0 && !first.empty() ? fmt::format("eerst {}, {}× verplaatst", short_date(first), moves) : "",
                lapse.empty() ? "" : "vervalt " + short_date(lapse)});
}

DocumentInfo info_of(const json& in) {
  const auto edition = text_of(in.at("editie"), "naam");
  return {text_of(in, "titel") + (edition.empty() ? "" : " – " + edition),
          calendar::parse_instant(text_of(in, "stand")), in.value("concept", true)};
}

std::vector<std::pair<std::string, std::string>> facts_of(const json& in) {
  std::vector<std::pair<std::string, std::string>> out{{"Vehikel", text_of(in.at("vehikel"), "naam")},
                                                       {"Editie", text_of(in.at("editie"), "naam")}};
  out.emplace_back(in.value("concept", true) ? "Stand" : "Vastgesteld naar de stand van",
                   moment_in_words(text_of(in, "stand")));
  const json before = part_of(in, "vorigeEditie");
  if (!before.empty()) {
    out.emplace_back("Vergeleken met",
                     text_of(before, "naam") + " (" + moment_in_words(text_of(before, "stand")) + ")");
  }
  return out;
}

std::string fixed_in_words(const json& in) { return in.value("concept", true) ? "CONCEPT" : "vastgesteld"; }

// When a held motion lapses, whether that is told as its term or beside it.
std::string lapse_day(const json& entry) {
  const json term = part_of(entry, "termijn");
  return text_of(term.value("soort", "") == "vervalt" ? term : part_of(entry, "vervalt"), "datum");
}

// The first layout had no column for it.
void add_lapse_column(PaperTable& table, const json& in) {
  constexpr int place = 9;  // beside the term
  if (in.value("opmaak", first_appendix_layout) == first_appendix_layout) return;
  table.columns.insert(table.columns.begin() + place, {"Vervalt", CellKind::Date, 11});
  ++table.printed;
  auto row = table.rows.begin();
  for (const auto& one : in.at("resultaten")) {
    row->insert(row->begin() + place, {lapse_day(one), CellKind::Date});
    ++row;
  }
}

PaperTable appendix_data(const json& in) {
  PaperTable out;
  // What people read stands first and is what is printed; the rest is for who sorts and counts.
  out.columns = {{"Nr.", CellKind::Number, 5},
                 {"Soort", CellKind::Text, 13},
                 {"Nummer", CellKind::Text, 15},
                 {"Titel", CellKind::Text, 38},
                 {"Vindplaats", CellKind::Text, 28},
                 {"Stand van zaken", CellKind::Text, 56},
                 {"Akkoord", CellKind::Text, 9},
                 {"Status", CellKind::Text, 14},
                 {"Termijn", CellKind::Date, 11},
                 {"Sinds vorige editie", CellKind::Text, 13},
                 {"Wat wijzigde", CellKind::Text, 20},
                 {"Tekst", CellKind::Text, 50},
                 {"Indieners of gedaan door", CellKind::Text, 28},
                 {"Datum", CellKind::Date, 11},
                 {"Uitvoering", CellKind::Text, 14},
                 {"Rol", CellKind::Text, 13},
                 {"Eerste termijn", CellKind::Date, 11},
                 {"Verplaatst", CellKind::Number, 10},
                 {"Na sluiting", CellKind::Text, 9},
                 {"Vaststelling", CellKind::Text, 12},
                 {"Stand", CellKind::Text, 28},
                 {"Id", CellKind::Text, 38}};
  out.printed = 10;
  for (const auto& one : in.at("resultaten")) {
    const json term = part_of(one, "termijn");
    const json text = part_of(one, "standVanZaken");
    const auto yes = [&](const char* name) { return text.empty() ? "" : text.value(name, false) ? "ja" : "nee"; };
    out.rows.push_back({{text_of(one, "volgnummer"), CellKind::Number},
                        {in_words(Vocabulary::ItemKind, text_of(one, "soort"))},
                        {number_of(one)},
                        {text_of(one, "titel")},
                        {text_of(one, "vindplaats")},
                        {text_of(text, "tekst")},
                        {yes("akkoord")},
                        {status_in_words(one)},
                        {text_of(term, "datum"), CellKind::Date},
                        {change_in_words(one)},
                        {changed_members(one)},
                        {text_of(one, "tekst")},
                        {joined(one.value("door", json::array()), "; ")},
                        {text_of(one, "datum"), CellKind::Date},
                        {execution_in_words(one)},
                        {roles_of(one)},
                        {text_of(term, "eersteDatum"), CellKind::Date},
                        {text_of(term, "verschuivingen"), CellKind::Number},
                        {yes("naSluiting")},
                        {fixed_in_words(in)},
                        {text_of(in, "stand")},
                        {text_of(one, "id")}});
  }
  add_lapse_column(out, in);
  return out;
}

// "bijlage-concept-halfjaarbericht-politie-2024-12-11": what it is, of which edition, for which day; in the letters
// that every file system takes.
std::string file_name_of(std::string_view what, const json& in) {
  constexpr std::size_t name_max = 60;
  const auto edition = part_of(in, "editie");
  std::string name;
  for (const char c : text::folded(text_of(edition, "naam"))) {
    if (c == ' ') {
      name += '-';
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      name += c;
    }
  }
  name.resize(std::min(name.size(), name_max));
  std::string out(what);
  if (in.value("concept", true)) out += "-concept";
  for (const auto& more : {name, text_of(edition, "geplandDatum")}) {
    if (!more.empty()) out += '-' + more;
  }
  return out;
}

PaperTable reading_table(const json& in, const std::string& kind, const std::string& heading,
                         const std::string& column) {
  PaperTable out{2,
                 heading,
                 {{"Nr.", CellKind::Text, 1.1},
                  {column, CellKind::Text, 7},
                  {"Vindplaats", CellKind::Text, 4.2},
                  {"Stand van zaken", CellKind::Text, 7.6},
                  {"Status", CellKind::Text, 2.7},
                  {"Termijn", CellKind::Text, 2.5},
                  {"Sinds vorige editie", CellKind::Text, 2.2}},
                 {},
                 "Geen."};
  for (const auto& one : in.at("resultaten")) {
    if (one.at("soort") != kind) continue;
    const auto execution = execution_in_words(one);
    const auto role = roles_of(one);
    const auto date = text_of(one, "datum");
    const auto people = joined(one.value("door", json::array()), ", ");
    const auto title = text_of(one, "titel");
    const auto changed = changed_members(one);
    out.rows.push_back({{text_of(one, "volgnummer")},
                        {lines({title, people + (people.empty() || date.empty() ? "" : ", ") + short_date(date)})},
                        {text_of(one, "vindplaats")},
                        {standing(one)},
                        {lines({status_in_words(one), execution.empty() ? "" : "uitvoering: " + execution,
                                role.empty() ? "" : "rol: " + role})},
                        {deadline(one)},
                        {change_in_words(one) + (changed.empty() ? "" : ": " + changed)}});
  }
  return out;
}

}  // namespace

Paper appendix_paper(const json& in) {
  Paper out{info_of(in), file_name_of("bijlage", in), "Bijlage", facts_of(in), {}, {}};
  out.tables.push_back(reading_table(in, "motie", "Moties", "Motie"));
  out.tables.push_back(reading_table(in, "toezegging", "Toezeggingen", "Toezegging"));
  out.tables.push_back(reading_table(in, "kamerverzoek", "Aanvullende verzoeken", "Verzoek"));
  out.data = appendix_data(in);
  return out;
}

Paper budget_paper(const json& in) {
  Paper out{info_of(in), file_name_of("begrotingsbijlage", in), "Begrotingsbijlage", facts_of(in), {}, {}};
  out.data.columns = {{"Onderdeel", CellKind::Text, 14},
                      {"Deel", CellKind::Text, 16},
                      {"Omschrijving", CellKind::Text, 60},
                      {"Vindplaats", CellKind::Text, 36},
                      {"Stand van zaken", CellKind::Text, 70},
                      {"Akkoord", CellKind::Text, 9},
                      {"Vaststelling", CellKind::Text, 12},
                      {"Stand", CellKind::Text, 28},
                      {"Id", CellKind::Text, 38}};
  out.data.printed = 6;
  for (const auto& part : in.at("delen")) {
    const auto title = text_of(part, "titel");
    out.tables.push_back({2, title, {}, {}, ""});
    for (const auto& [member, heading] : {std::pair{"inBehandeling", "In behandeling"}, {"afgedaan", "Afgedaan"}}) {
      PaperTable table{3,
                       title + ": " + (member == std::string("afgedaan") ? "afgedaan" : "in behandeling"),
                       {{"Omschrijving", CellKind::Text, 9},
                        {"Vindplaats", CellKind::Text, 6},
                        {"Stand van zaken", CellKind::Text, 12}},
                       {},
                       "Geen."};
      for (const auto& one : part.at(member)) {
        const json text = part_of(one, "standVanZaken");
        table.rows.push_back({{text_of(one, "omschrijving")}, {text_of(one, "vindplaats")}, {standing(one)}});
        out.data.rows.push_back({{title},
                                 {heading},
                                 {text_of(one, "omschrijving")},
                                 {text_of(one, "vindplaats")},
                                 {text_of(text, "tekst")},
                                 {text.empty()                   ? ""
                                  : text.value("akkoord", false) ? "ja"
                                                                 : "nee"},
                                 {fixed_in_words(in)},
                                 {text_of(in, "stand")},
                                 {text_of(one, "id")}});
      }
      out.tables.push_back(std::move(table));
    }
  }
  return out;
}

}  // namespace gestand::gateway
