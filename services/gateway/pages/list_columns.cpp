// The columns of the lists; see the header.
#include "services/gateway/pages/list_columns.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_facets.hpp"
#include "services/gateway/pages/pager.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::array all_columns{ListColumn{"nummer", "Nummer", "nummer"},
                                 ListColumn{"soort", "Soort", "soort"},
                                 ListColumn{"titel", "Titel", "titel"},
                                 ListColumn{"status", "Status", "status"},
                                 ListColumn{"uitvoering", "Uitvoering", "uitvoering"},
                                 ListColumn{"appreciatie", "Oordeel", "appreciatie"},
                                 ListColumn{"verantwoordelijke", "Verantwoordelijke", "verantwoordelijke"},
                                 ListColumn{"directie", "Directie", "directie"},
                                 ListColumn{"behandelaar", "Behandelaar", {}},
                                 ListColumn{"indieners", "Indieners", {}},
                                 ListColumn{"datum", "Datum", "datum"},
                                 ListColumn{"themas", "Thema's", {}},
                                 ListColumn{"termijn", "Termijn", "termijn"},
                                 ListColumn{"editie", "Editie", "editie"}};
constexpr std::array<std::string_view, 5> usual{"nummer", "titel", "status", "termijn", "editie"};
constexpr std::size_t title_bytes = 220;

bool is_of(std::string_view column, const std::string& resource) {
  const bool motions = resource == "moties";
  if (column == "indieners") return motions;
  if (column == "uitvoering" || column == "appreciatie") return motions || resource == "werkvoorraad";
  return true;
}

const ListColumn* column_named(std::string_view name, const std::string& resource) {
  const auto found = std::find_if(all_columns.begin(), all_columns.end(),
                                  [&](const ListColumn& column) { return column.name == name; });
  return found == all_columns.end() || !is_of(name, resource) ? nullptr : &*found;
}

json editions_of(const json& row, References& references) {
  json out = json::array();
  for (const auto& edition : list(row, "edities")) {
    const auto id = edition.is_string() ? edition.get<std::string>() : text(edition, "id");
    auto name = edition.is_object() ? text(edition, "naam") : "";
    if (name.empty()) name = references.edition(id);
    if (is_plain_id(id)) out.push_back({{"editieId", id}, {"editieNaam", name}});
  }
  return out;
}

// The facts of a row in words, before they are put into cells.
struct Facts {
  std::string kind, number, title, execution, opinion, office, directorate;
  bool by_other = false;
};

Facts facts_of(const json& row, const RowContext& context, References& references) {
  Facts out;
  out.kind = text(row, "soort");
  if (context.resource == "moties") out.kind = "motie";
  if (context.resource == "toezeggingen") out.kind = "toezegging";
  if (context.resource == "kamerverzoeken") out.kind = "kamerverzoek";
  out.number = text(row, "nummer");
  if (out.number.empty()) out.number = text(row, "zaaknummer");
  out.title = text(row, "titel");
  if (out.title.empty()) out.title = text(row, "tekst");
  out.title = out.title.empty() ? say("(zonder titel)") : shortened(out.title, title_bytes);
  const auto execution = text(row, "uitvoering");
  if (out.kind == "motie" && !execution.empty() && execution != "nvt")
    out.execution = in_words(Vocabulary::Execution, execution);
  const auto standing = part(row, "appreciatie");
  const auto opinion = standing.empty() ? text(row, "appreciatie") : text(standing, "oordeel");
  if (!opinion.empty()) out.opinion = in_words(Vocabulary::Appreciation, opinion);
  out.by_other = standing.value("doorAnder", false);
  auto by = text(row, "verantwoordelijke");
  if (by.empty()) by = text(part(row, "gedaanDoor"), "ambt");
  out.office = references.office(by);
  out.directorate = references.directorate(text(row, "directie"));
  return out;
}

std::string joined(const json& words) {
  std::string out;
  for (const auto& one : words) {
    if (one.is_string()) out += (out.empty() ? "" : ", ") + one.get<std::string>();
  }
  return out;
}

json status_cell(const json& row, const Facts& facts, bool alone) {
  const auto words = facts.kind == "motie" ? Vocabulary::MotionStatus : Vocabulary::CommitmentStatus;
  json out{{"celLabel", badge(words, text(row, "status"))}, {"onder", json::array()}};
  if (!alone && !facts.execution.empty()) out["onder"].push_back(facts.execution);
  if (!alone && !facts.opinion.empty())
    out["onder"].push_back(facts.opinion + (facts.by_other ? say(", door een ander") : ""));
  return out;
}

std::string plain(const json& row, std::string_view column, const Facts& facts, References& references) {
  if (column == "soort") return in_words(Vocabulary::ItemKind, facts.kind);
  if (column == "uitvoering") return facts.execution;
  if (column == "appreciatie") return facts.opinion + (facts.by_other ? say(", door een ander") : "");
  if (column == "verantwoordelijke") return facts.office;
  if (column == "directie") return facts.directorate;
  if (column == "behandelaar") return references.person(text(row, "behandelaar"));
  if (column == "indieners") return people_in_words(list(row, "indieners"));
  return joined(list(row, "themas"));
}

json cell_view(const json& row, const ListColumn& column, const Facts& facts, const RowContext& context, bool own,
               References& references) {
  json out;
  if (column.name == "nummer") {
    out = {{"celNummer", {{"nummer", facts.number}}}, {"onder", json::array()}};
    if (!own) out["onder"].push_back(in_words(Vocabulary::ItemKind, facts.kind));
  } else if (column.name == "titel") {
    out = {{"celTitel", true}, {"onder", json::array()}, {"passage", passage_view(row)}};
    const auto under =
        facts.office + (facts.office.empty() || facts.directorate.empty() ? "" : " · ") + facts.directorate;
    if (!own && !under.empty()) out["onder"].push_back(under);
  } else if (column.name == "status") {
    out = status_cell(row, facts, own);
  } else if (column.name == "termijn") {
    const auto term = short_term_view(part(row, "termijn"), context.as_of);
    out = {{"celTermijn", term}, {"celLeeg", term.is_object() ? "" : say("Geen termijn")}};
  } else if (column.name == "editie") {
    const auto editions = editions_of(row, references);
    out = {{"celEdities", editions}, {"celLeeg", editions.empty() ? say("Geen editie") : ""}};
  } else if (column.name == "datum") {
    auto day = text(row, "ingediendDatum");
    if (day.empty()) day = text(row, "datum");
    out = {{"celDatum", date_view(day)}};
  } else {
    out = {{"celTekst", plain(row, column.name, facts, references)}};
  }
  out["celKlasse"] = column.name;
  out["celNaam"] = own ? say(column.label) : "";
  return out;
}

}  // namespace

std::string home_of(std::string_view kind) {
  return kind == "toezegging" ? "toezeggingen" : kind == "kamerverzoek" ? "kamerverzoeken" : "moties";
}

Chosen columns_of(const std::string& resource, const Params& query) {
  Chosen out;
  for (const auto& name : several(first(query, "kolommen"))) {
    const auto* column = column_named(name, resource);
    if (column != nullptr && std::find(out.columns.begin(), out.columns.end(), column) == out.columns.end())
      out.columns.push_back(column);
  }
  out.own = !out.columns.empty();
  if (!out.own) {
    for (const auto name : usual) out.columns.push_back(column_named(name, resource));
  }
  // Without its title a row has nothing to open.
  const auto* title = column_named("titel", resource);
  if (std::find(out.columns.begin(), out.columns.end(), title) == out.columns.end())
    out.columns.insert(out.columns.begin(), title);
  return out;
}

json heads_view(const std::string& resource, const Params& query, const Chosen& chosen) {
  auto sorted = first(query, "sorteer");
  if (sorted.empty()) sorted = "termijn";
  json out = json::array();
  for (const auto* column : chosen.columns) {
    const auto name = std::string(column->sort);
    const bool up = !name.empty() && sorted == name;
    const bool down = !name.empty() && sorted == "-" + name;
    out.push_back(
        {{"kolom", say(column->label)},
         {"kolomKlasse", column->name},
         {"sorteerAdres", name.empty() ? "" : address_with(resource, query, "sorteer", up ? "-" + name : name)},
         {"volgorde", up     ? "ascending"
                      : down ? "descending"
                             : ""},
         {"pijl", up     ? "↑"
                  : down ? "↓"
                         : ""}});
  }
  return out;
}

json column_boxes(const std::string& resource, const Chosen& chosen) {
  json out = json::array();
  for (const auto& column : all_columns) {
    if (!is_of(column.name, resource)) continue;
    const bool on = std::find(chosen.columns.begin(), chosen.columns.end(), &column) != chosen.columns.end();
    out.push_back({{"kolomNaam", column.name}, {"kolomTekst", say(column.label)}, {"aan", on}});
  }
  return out;
}

json row_view(const json& row, const RowContext& context, const Chosen& chosen, References& references) {
  const auto facts = facts_of(row, context, references);
  json cells = json::array();
  for (const auto* column : chosen.columns)
    cells.push_back(cell_view(row, *column, facts, context, chosen.own, references));
  const auto& day = context.reference_day;
  return {{"rijAdres", "/" + home_of(facts.kind) + "/" + text(row, "id") +
                           (day.empty() ? "" : "?peilDatum=" + percent_encoded(day))},
          {"rijId", text(row, "id")},
          {"rijNummer", facts.number},
          {"rijTitel", facts.title},
          {"cellen", std::move(cells)}};
}

}  // namespace gestand::gateway::pages
