#include "services/overview/adapters/pg_dashboard.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "services/overview/adapters/facts_json.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

constexpr int editions_shown = 12;
constexpr int covered_max = 500;  // rows a page of the reading; an edition of more is read in pages

Query query_of(const Figure& figure, Date today) {
  auto parsed = parse_query(Kind::Werkvoorraad, figure.filter, today);
  if (const auto* query = std::get_if<Query>(&parsed)) return *query;
  throw std::logic_error("a number of the dashboard has no list: " + address_of(figure));
}

json counted(Reading& reading, const Figure& figure) {
  return {{"aantal", reading.count(query_of(figure, reading.today()))}, {"lijst", address_of(figure)}};
}

json bars(Reading& reading, const std::vector<Figure>& all, const char* name) {
  json out = json::array();
  for (const auto& one : all) {
    auto bar = counted(reading, one);
    bar[name] = one.name;
    out.push_back(std::move(bar));
  }
  return out;
}

// Directorates that have open items, and those that exist.
json per_directorate(Reading& reading, const Scope& scope) {
  Statement statement;
  const auto now = standing("i", scope.peil_datum, statement);
  std::string sql = "SELECT DISTINCT code FROM (SELECT i.directie AS code FROM item i WHERE " + now +
                    " AND i.directie IS NOT NULL AND i.is_open AND i.soort = ANY('{motie,toezegging,kamerverzoek}') "
                    "UNION SELECT i.nummer FROM item i WHERE " +
                    now + " AND i.soort = 'directie' AND i.nummer IS NOT NULL) d";
  if (scope.directie) sql += " WHERE code = " + statement.bind(*scope.directie);
  json out = json::array();
  for (const auto& row : reading.ask(sql + " ORDER BY code", statement.parameters())) {
    Scope narrowed = scope;
    narrowed.directie = row[0].c_str();
    json one = {{"directie", *narrowed.directie}};
    for (const auto& figure : figures(narrowed)) one[figure.name] = counted(reading, figure);
    out.push_back(std::move(one));
  }
  return out;
}

json oldest_rows(Reading& reading, const Scope& scope) {
  const auto query = query_of(oldest(scope), reading.today());
  const auto rows = reading.page(query);
  const auto editions = reading.editions_of(rows, scope.peil_datum);
  json out = json::array();
  for (const auto& row : rows) {
    auto shown = list_row_json(Kind::Werkvoorraad, row, editions, scope.day);
    for (const char* name : {"ingediendDatum", "datum"}) {
      if (row.document->contains(name)) shown[name] = row.document->at(name);
    }
    out.push_back(std::move(shown));
  }
  return out;
}

json coming_editions(Reading& reading, const Scope& scope) {
  Query query;
  query.kind = Kind::Edities;
  query.is_open = true;
  query.peil_datum = scope.peil_datum;
  query.day = scope.day;
  query.page_size = editions_shown;
  json out = json::array();
  for (const auto& row : reading.page(query)) {
    auto one = counted(reading, of_edition(scope, row.id));
    one["id"] = row.id;
    for (const char* name : {"naam", "vehikel", "geplandDatum", "status"}) {
      if (row.document->contains(name)) one[name] = row.document->at(name);
    }
    out.push_back(std::move(one));
  }
  return out;
}

// How far the text of one item is. Until the closing date nothing is missing yet.
std::string cover_of(const json& edition, const std::string& item, Date day) {
  for (const auto& part : edition.value("bijdragen", json::array())) {
    if (text_of(part, "item") != item) continue;
    if (part.contains("akkoord") && part.at("akkoord") == true) return "akkoord";
    if (part.contains("tekst")) return "tekst-gereed";
  }
  const auto status = text_of(edition, "status");
  auto closing = text_of(edition, "sluitingsDatum");
  if (closing.empty()) closing = text_of(edition, "geplandDatum");
  const bool planned = status.empty() || status == "gepland";
  return planned && (closing.empty() || calendar::to_iso(day) <= closing) ? "gepland" : "ontbreekt";
}

// Without this edition an item waits for the next one that it is linked to; it is late if a deadline falls before that.
bool late_without(const ItemRow& row, const std::string& edition, const Editions& editions) {
  if (!row.open) return false;
  std::string next = "9999-12-31";
  for (const auto& id : linked_editions(*row.document)) {
    const auto other = editions.find(id);
    if (id == edition || other == editions.end()) continue;
    const auto status = text_of(*other->second, "status");
    const auto planned = text_of(*other->second, "geplandDatum");
    if (status != "verzonden" && status != "geannuleerd" && !planned.empty()) next = std::min(next, planned);
  }
  const auto deadlines = deadlines_of(*row.document, *row.followed);
  return std::any_of(deadlines.begin(), deadlines.end(), [&](const json& one) {
    const auto datum = text_of(one, "datum");
    return !datum.empty() && datum < next && text_of(one, "einde").empty() && text_of(one, "soort") != "vervalt";
  });
}

bool came_late(const json& edition, const std::string& item) {
  const json parts = edition.value("bijdragen", json::array());
  return std::any_of(parts.begin(), parts.end(), [&](const json& part) {
    return text_of(part, "item") == item && part.value("naSluiting", false);
  });
}

std::string role_of(const ItemRow& row, const std::string& edition) {
  for (const auto& link : row.document->value("koppelingen", json::array())) {
    if (text_of(link, "editie") == edition) return text_of(link, "rol");
  }
  return {};
}

}  // namespace

json dashboard_json(Reading& reading, const Scope& scope) {
  json out = {{"stand", scope.peil_datum ? calendar::to_iso(*scope.peil_datum) : calendar::to_iso(reading.now())}};
  for (const auto& figure : figures(scope)) out[figure.name] = counted(reading, figure);
  out["perDirectie"] = per_directorate(reading, scope);
  out["perSoort"] = bars(reading, by_kind(scope), "soort");
  out["ouderdom"] = bars(reading, by_age(scope), "naam");
  out["oudste"] = oldest_rows(reading, scope);
  out["instroom"] = bars(reading, inflow(scope), "maand");
  out["uitstroom"] = bars(reading, outflow(scope), "maand");
  out["edities"] = coming_editions(reading, scope);
  return out;
}

json coverage_json(Reading& reading, const std::string& edition, const std::optional<Date>& peil_datum, Date day) {
  const auto found = reading.item(edition, peil_datum);
  if (!found || found->soort != "editie") return nullptr;
  const json& document = *found->document;
  Query query;
  query.kind = Kind::Werkvoorraad;
  query.editie = {edition};
  query.peil_datum = peil_datum;
  query.day = day;
  query.beyond_own_work = true;
  json out = {{"editie", edition},
              {"aantallen", {{"gepland", 0}, {"tekst-gereed", 0}, {"akkoord", 0}, {"ontbreekt", 0}}},
              {"naSluiting", 0},
              {"resultaten", json::array()},
              {"teLaatZonder", json::array()}};
  for (const char* name : {"naam", "vehikel", "geplandDatum", "sluitingsDatum", "status"}) {
    if (document.contains(name)) out[name] = document.at(name);
  }
  std::string cursor;
  do {
    const auto rows = reading.after(query, cursor, covered_max);
    const auto editions = reading.editions_of(rows, peil_datum);
    for (const auto& row : rows) {
      auto one = list_row_json(Kind::Werkvoorraad, row, editions, day);
      const auto cover = cover_of(document, row.id, day);
      one["dekking"] = cover;
      if (came_late(document, row.id)) {
        one["naSluiting"] = true;
        out["naSluiting"] = out["naSluiting"].get<int>() + 1;
      }
      one["rol"] = role_of(row, edition);
      one["teLaatZonder"] = late_without(row, edition, editions);
      out["aantallen"][cover] = out["aantallen"][cover].get<int>() + 1;
      if (one["teLaatZonder"] == true) out["teLaatZonder"].push_back(one);
      out["resultaten"].push_back(std::move(one));
    }
  } while (!cursor.empty());
  out["aantal"] = out["resultaten"].size();
  return out;
}

}  // namespace gestand::overview
