// The part of an archive bundle that people read: facts, course, deadlines, alerts and links of one item.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "common/calendar/date.hpp"
#include "services/gateway/adapters/archive_bundle.hpp"
#include "services/gateway/pages/history_words.hpp"
#include "services/gateway/pages/show.hpp"
#include "services/gateway/pages/visit.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway {

using nlohmann::json;
using pages::in_words;
using pages::list;
using pages::part;
using pages::text;
using pages::Vocabulary;

namespace {

// In this order; what else an item has comes behind them by its own name.
constexpr std::array<std::pair<const char*, const char*>, 18> named_facts{{{"nummer", "Nummer"},
                                                                           {"zaaknummer", "Zaaknummer"},
                                                                           {"kamer", "Kamer"},
                                                                           {"titel", "Titel"},
                                                                           {"tekst", "Tekst"},
                                                                           {"dictum", "Dictum"},
                                                                           {"verzoeken", "Verzoeken"},
                                                                           {"indieners", "Indieners"},
                                                                           {"ingediendDatum", "Ingediend"},
                                                                           {"datum", "Datum"},
                                                                           {"gedaanDoor", "Gedaan door"},
                                                                           {"aan", "Gedaan aan"},
                                                                           {"gevraagdDoor", "Gevraagd door"},
                                                                           {"debat", "Debat"},
                                                                           {"bron", "Bron"},
                                                                           {"voorwaarde", "Voorwaarde"},
                                                                           {"status", "Status"},
                                                                           {"uitvoering", "Uitvoering"}}};
// Told in a table of their own, of the day on which it is asked, or for machines.
const std::set<std::string> told_elsewhere{
    "id",       "versie",      "soort",    "inBeheer",     "termijn",     "termijnen",    "koppelingen",
    "edities",  "brieven",     "notities", "archief",      "voorstellen", "appreciatie",  "verantwoordelijke",
    "directie", "behandelaar", "relaties", "verwijzingen", "vervangt",    "vervangenDoor"};

std::string moment_in_words(const std::string& instant) {
  const json shown = pages::instant_view(instant);
  return shown.is_object() ? text(shown, "tekst") : "";
}

std::string day_in_words(const std::string& day) {
  const auto date = calendar::parse_date(day);
  return date ? calendar::dutch(*date) : day;
}

std::string who(const json& by) {
  const auto role = text(by, "rol");
  if (role == "systeem") return "Gestand";
  return in_words(Vocabulary::Role, role) + " " + text(by, "id");
}

std::string joined(const std::string& before, const std::string& after, const char* between) {
  return before.empty() || after.empty() ? before + after : before + between + after;
}

using Facts = std::vector<std::pair<std::string, std::string>>;

void add_keeping(const ArchivedItem& a, Facts& out) {
  const json kept = part(a.item, "archief");
  const auto closed = text(kept, "geslotenDatum");
  out.emplace_back("Gesloten", closed.empty() ? "nee, nog open" : day_in_words(closed));
  if (text(kept, "categorie").empty()) {
    out.emplace_back("Bewaren", "Er is geen bewaartermijn vastgesteld.");
    return;
  }
  auto how = text(kept, "waardering");
  if (kept.contains("jaren")) how += fmt::format(", {} jaar na het sluiten", kept["jaren"].get<int>());
  if (const auto from = text(kept, "vernietigenVanaf"); !from.empty()) how += ", vanaf " + day_in_words(from);
  out.emplace_back("Bewaren", how + " (" + text(kept, "naam") + "; bron: " + text(kept, "bron") + ")");
}

Facts facts_of(const ArchivedItem& a) {
  Facts out{{"Soort", in_words(Vocabulary::ItemKind, text(a.item, "soort"))}};
  std::set<std::string> told = told_elsewhere;
  const auto tell = [&](const std::string& member, const std::string& label) {
    if (!told.insert(member).second || !a.item.contains(member)) return;
    if (auto words = pages::in_plain_words(member, a.item.at(member), a.names); !words.empty())
      out.emplace_back(label, std::move(words));
  };
  for (const auto& [member, label] : named_facts) tell(member, label);
  for (const auto& [member, value] : a.item.items()) tell(member, pages::field_in_words(member));
  add_keeping(a, out);
  out.emplace_back("Id", text(a.item, "id"));
  out.emplace_back("Stand van", moment_in_words(moment_of(a)));
  if (a.withheld && confidential_texts(a) > 0)
    out.emplace_back("Let op", "Wat vertrouwelijk is, is in deze bundel weggelaten.");
  return out;
}

PaperTable assignments_table(const ArchivedItem& a) {
  PaperTable out{2,
                 "Toewijzingen",
                 {{"Vanaf", CellKind::Date, 4},
                  {"Verantwoordelijke", CellKind::Text, 9},
                  {"Directie", CellKind::Text, 7},
                  {"Behandelaar (id)", CellKind::Text, 7}},
                 {},
                 "Geen."};
  for (const auto& one : a.assignments) {
    out.rows.push_back({{text(one, "vanafDatum"), CellKind::Date},
                        {a.names.office(text(one, "verantwoordelijke"))},
                        {a.names.directorate(text(one, "directie"))},
                        {text(one, "behandelaar")}});
  }
  return out;
}

std::string explanation(const json& deadline) {
  std::string out;
  for (const auto& step : list(deadline, "uitleg")) {
    const auto move = joined(day_in_words(text(step, "van")), day_in_words(text(step, "naar")), " → ");
    out = joined(out, joined(joined(text(step, "stap"), move, ": "), text(step, "bron"), "; bron: "), "\n");
  }
  return out;
}

// Not its standing on a day: a deadline that was not met or stopped simply has no end.
PaperTable deadlines_table(const ArchivedItem& a) {
  PaperTable out{2,
                 "Termijnen",
                 {{"Datum", CellKind::Date, 3},
                  {"In woorden", CellKind::Text, 4},
                  {"Soort", CellKind::Text, 4},
                  {"Eerst", CellKind::Date, 3},
                  {"Verplaatst", CellKind::Number, 2},
                  {"Einde", CellKind::Text, 3},
                  {"Waarom deze datum", CellKind::Text, 11}},
                 {},
                 "Geen."};
  for (const auto& one : list(a.item, "termijnen")) {
    const auto end = text(one, "einde");
    out.rows.push_back({{text(one, "datum"), CellKind::Date},
                        {text(one, "tekst")},
                        {in_words(Vocabulary::TermKind, text(one, "soort"))},
                        {text(one, "eersteDatum"), CellKind::Date},
                        {std::to_string(one.value("verschuivingen", 0)), CellKind::Number},
                        {end.empty() ? "geen" : in_words(Vocabulary::TermStatus, end)},
                        {joined(explanation(one), text(one, "toelichting"), "\n")}});
  }
  return out;
}

PaperTable links_table(const ArchivedItem& a) {
  PaperTable out{2,
                 "Koppelingen, brieven en verwante zaken",
                 {{"Wat", CellKind::Text, 5},
                  {"Naam", CellKind::Text, 10},
                  {"Datum", CellKind::Date, 3},
                  {"Vindplaats", CellKind::Text, 5},
                  {"Id", CellKind::Text, 7}},
                 {},
                 "Geen."};
  for (const auto& one : list(a.item, "koppelingen")) {
    out.rows.push_back({{in_words(Vocabulary::LinkRole, text(one, "rol"))},
                        {joined(a.names.edition(text(one, "editie")), text(one, "tekst"), "\n")},
                        {},
                        {},
                        {text(one, "editie")}});
  }
  for (const auto& one : list(a.item, "voorstellen")) {
    out.rows.push_back({{"Voorstel om te sluiten: " + in_words(Vocabulary::ProposalStatus, text(one, "status"))},
                        {joined(text(one, "editie").empty() ? "" : a.names.edition(text(one, "editie")),
                                text(one, "toelichting"), "\n")},
                        {text(one, "datum"), CellKind::Date},
                        {text(one, "kamerstuk")},
                        {text(one, "id")}});
  }
  for (const auto& one : list(a.item, "brieven")) {
    out.rows.push_back({{"Brief"},
                        {text(one, "titel")},
                        {text(one, "datum"), CellKind::Date},
                        {text(one, "kamerstuk")},
                        {text(one, "id")}});
  }
  for (const auto& one : list(a.item, "verwijzingen")) {
    out.rows.push_back({{"Verwijzing: " + in_words(Vocabulary::PointerKind, text(one, "soort"))},
                        {joined(text(one, "titel"), text(one, "url"), "\n")},
                        {},
                        {text(one, "nummer")},
                        {text(one, "id")}});
  }
  for (const auto& one : list(a.item, "relaties"))
    out.rows.push_back({{in_words(Vocabulary::RelationKind, text(one, "soort"))}, {}, {}, {}, {text(one, "naar")}});
  for (const auto& one : list(a.item, "vervangt"))
    out.rows.push_back({{"Vervangt"}, {}, {}, {}, {one.is_string() ? one.get<std::string>() : ""}});
  if (const auto by = text(a.item, "vervangenDoor"); !by.empty())
    out.rows.push_back({{"Vervangen door"}, {}, {}, {}, {by}});
  return out;
}

PaperTable notes_table(const ArchivedItem& a) {
  PaperTable out{2,
                 "Notities",
                 {{"Gemaakt", CellKind::Text, 6},
                  {"Door (id)", CellKind::Text, 7},
                  {"Vertrouwelijk", CellKind::Text, 3},
                  {"Tekst", CellKind::Text, 14}},
                 {},
                 "Geen."};
  for (const auto& one : list(a.item, "notities")) {
    out.rows.push_back({{moment_in_words(text(one, "gemaaktOp"))},
                        {text(one, "door")},
                        {one.value("vertrouwelijk", false) ? "ja" : "nee"},
                        {text(one, "tekst")}});
  }
  return out;
}

std::string change_in_words(const json& one) {
  const auto from = text(one, "vanWaarde");
  const auto to = text(one, "naarWaarde");
  const auto name = text(one, "veldNaam") + ": ";
  if (from.empty()) return name + to;
  return name + from + " → " + (to.empty() ? "(leeg)" : to);
}

PaperTable history_table(const ArchivedItem& a) {
  PaperTable out{2,
                 "Geschiedenis",
                 {{"Vastgelegd", CellKind::Text, 5},
                  {"Gebeurd", CellKind::Date, 3},
                  {"Wat", CellKind::Text, 5},
                  {"Wie (rol en id)", CellKind::Text, 6},
                  {"Wijziging", CellKind::Text, 10},
                  {"Waarom", CellKind::Text, 6}},
                 {},
                 "Geen."};
  for (const auto& one : a.history) {
    std::string changes;
    for (const auto& change : pages::changes_in_words(list(one, "wijziging"), a.names))
      changes = joined(changes, change_in_words(change), "\n");
    const json fact = part(one, "feit");
    out.rows.push_back({{moment_in_words(text(one, "geregistreerdOp"))},
                        {text(one, "datum"), CellKind::Date},
                        {pages::event_in_words(text(one, "type"))},
                        {who(part(one, "door"))},
                        {changes},
                        {joined(text(fact, "reden"), text(fact, "toelichting"), "\n")}});
  }
  return out;
}

PaperTable alerts_table(const ArchivedItem& a) {
  PaperTable out{2,
                 "Meldingen",
                 {{"Verzonden", CellKind::Text, 5},
                  {"Aan", CellKind::Text, 6},
                  {"Kanaal", CellKind::Text, 3},
                  {"Over de termijn van", CellKind::Date, 4},
                  {"Dagen", CellKind::Number, 2},
                  {"Status", CellKind::Text, 4},
                  {"Bericht", CellKind::Text, 9}},
                 {},
                 "Geen."};
  for (const auto& one : a.alerts) {
    out.rows.push_back({{moment_in_words(text(one, "verzondenOp"))},
                        {a.names.directorate(text(one, "ontvanger"))},
                        {in_words(Vocabulary::Channel, text(one, "kanaal"))},
                        {text(one, "termijnDatum"), CellKind::Date},
                        {one.contains("drempel") ? one["drempel"].dump() : "", CellKind::Number},
                        {in_words(Vocabulary::AlertStatus, text(one, "status")) +
                         (one.value("ingehaald", false) ? ", ingehaald" : "")},
                        {joined(text(one, "berichtId"), text(one, "aanleiding"), "\n")}});
  }
  return out;
}

}  // namespace

Paper archive_paper(const ArchivedItem& a) {
  auto title = text(a.item, "titel");
  if (title.empty()) title = text(a.item, "tekst");
  Paper out{{mdto::short_name(called(a) + ": " + title), calendar::parse_instant(moment_of(a))},
            "item",
            "",
            facts_of(a),
            {},
            {}};
  out.tables = {assignments_table(a), deadlines_table(a), links_table(a),
                notes_table(a),       history_table(a),   alerts_table(a)};
  return out;
}

}  // namespace gestand::gateway
