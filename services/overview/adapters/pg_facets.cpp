#include "services/overview/adapters/pg_facets.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/overview/domain/facets.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

constexpr int linked_max = 40;  // editions and themes each; those with the most items

std::string text(const pqxx::field& field) { return field.is_null() ? std::string{} : field.c_str(); }

// A facet that is not asked for makes no column, so that the planner finds all in the index.
std::string own_filter(const Query& only, Statement& statement) {
  const auto condition = narrowing_of(only, statement);
  return condition == "true" ? condition : "(" + condition + ") IS TRUE";
}

std::vector<Cell> read_cells(Reading& reading, const Query& query) {
  std::string unused;
  auto statement = filter_of(without_facets(query), unused);
  Query editions, themes;
  editions.editie = query.editie;
  themes.thema = query.thema;
  const auto day = [&](int away) {
    return statement.bind(calendar::to_iso(query.day + std::chrono::days{away})) + "::date";
  };
  const auto today = day(0);
  const auto term = own_filter(only_terms(query), statement);
  const auto edition = own_filter(editions, statement);
  const auto theme = own_filter(themes, statement);
  std::vector<Cell> out;
  for (const auto& row : reading.kept(
           "SELECT i.soort, i.status, i.directie, i.verantwoordelijke, coalesce(i.verlopen_datum < " + today +
               ", false), CASE WHEN i.termijn_datum < " + today +
               " OR i.termijn_datum IS NULL THEN 0 WHEN i.termijn_datum <= " + day(14) +
               " THEN 14 WHEN i.termijn_datum <= " + day(30) + " THEN 30 WHEN i.termijn_datum <= " + day(60) +
               " THEN 60 ELSE 61 END, i.termijn_datum IS NULL, " + term + ", " + edition + ", " + theme +
               ", count(*) FROM item i WHERE " + statement.conditions() + " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
           statement.parameters())) {
    out.push_back({text(row[0]), text(row[1]), text(row[2]), text(row[3]), row[4].as<bool>(), row[5].as<int>(),
                   row[6].as<bool>(), row[7].as<bool>(), row[8].as<bool>(), row[9].as<bool>(),
                   row[10].as<std::int64_t>()});
  }
  return out;
}

void add_linked(Reading& reading, const char* facet, const char* column, Query query, std::vector<Linked>& out) {
  (facet == std::string("editie") ? query.editie : query.thema).clear();
  std::string unused;
  const auto statement = filter_of(query, unused);
  for (const auto& row : reading.kept(std::string("SELECT w::text, count(*) FROM item i, unnest(i.") + column +
                                          ") w WHERE " + statement.conditions() + " AND i." + column +
                                          " <> '{}' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + std::to_string(linked_max),
                                      statement.parameters())) {
    out.push_back({facet, text(row[0]), row[1].as<std::int64_t>()});
  }
}

// Each a count of its own: beside the others it would cost them their index. Most lists have none.
void add_proposals(Reading& reading, Query query, std::vector<Linked>& out) {
  for (const char* value : {"ja", "editie", "brief"}) {
    query.voorstel = {value};
    const auto count = reading.count(query);
    if (count == 0 && out.empty()) return;
    if (count > 0) out.push_back({"voorstel", value, count});
  }
}

}  // namespace

json facets_json(Reading& reading, const Query& query) {
  Query assigned = query, unassigned = query;
  assigned.zonder_directie.reset();
  unassigned.zonder_directie = true;
  unassigned.directie.clear();
  Counted counted;
  counted.cells = read_cells(reading, query);
  counted.assigned = query.zonder_directie ? read_cells(reading, assigned) : counted.cells;
  counted.unassigned = reading.count(unassigned);
  add_proposals(reading, query, counted.linked);
  add_linked(reading, "editie", "edities", query, counted.linked);
  add_linked(reading, "thema", "themas", query, counted.linked);
  json out = json::array();
  for (const auto& facet : facets_of(query, counted)) {
    json values = json::array();
    for (const auto& one : facet.values)
      values.push_back({{"waarde", one.value}, {"aantal", one.count}, {"filter", one.filter}});
    out.push_back({{"veld", facet.name}, {"parameters", facet.parameters}, {"waarden", std::move(values)}});
  }
  return out;
}

json names_json(Reading& reading, const json& facets, const std::optional<Date>& day) {
  std::vector<std::string> editions;
  for (const auto& facet : facets) {
    if (facet.at("veld") != "editie") continue;
    for (const auto& one : facet.at("waarden")) editions.push_back(one.at("waarde").get<std::string>());
  }
  Statement statement;
  const auto ids = statement.bind(eventlog::pg_array(editions));
  const auto now = standing("i", day, statement);
  json out = {{"ambten", json::object()}, {"directies", json::object()}, {"edities", json::object()}};
  for (const auto& row :
       reading.kept("SELECT i.soort, coalesce(i.nummer, i.id::text), i.doc->>'naam' FROM item i WHERE " + now +
                        " AND (i.soort IN ('ambt', 'directie') OR (i.soort = 'editie' AND i.id = "
                        "ANY(" +
                        ids + "::uuid[])))",
                    statement.parameters()))
    out[text(row[0]) == "ambt"       ? "ambten"
        : text(row[0]) == "directie" ? "directies"
                                     : "edities"][text(row[1])] = text(row[2]);
  return out;
}

}  // namespace gestand::overview
