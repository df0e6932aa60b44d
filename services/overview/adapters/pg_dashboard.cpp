#include "services/overview/adapters/pg_dashboard.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "services/overview/adapters/facts_json.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

constexpr int editions_shown = 12;
constexpr int covered_max = 500;  // rows a page of the reading; an edition of more is read in pages

Query parsed(Kind kind, const Parameters& parameters, Date today) {
  auto read = parse_query(kind, parameters, today);
  if (const auto* query = std::get_if<Query>(&read)) return *query;
  throw std::logic_error("a number of the dashboard has no list: " + address_of({"", parameters}));
}

Query query_of(const Figure& figure, Date today) { return parsed(Kind::Werkvoorraad, figure.filter, today); }

json number(const Figure& figure, std::int64_t count, const std::string& list = "werkvoorraad") {
  return {{"aantal", count}, {"lijst", address_of(figure, list)}};
}

// Figures that are counted together: what each asks beyond what all have in common.
class Together {
 public:
  Together(Kind kind, Parameters common) : kind_(kind), common_(std::move(common)) {}

  // Where the numbers of these figures will stand.
  std::size_t add(const std::vector<Figure>& figures, Date day) {
    const auto at = narrower_.size();
    for (const auto& figure : figures) {
      Parameters own = figure.filter;
      for (const auto& [name, value] : common_) own.erase(name);
      narrower_.push_back(parsed(kind_, own, day));
      narrower_.back().day = day;
    }
    return at;
  }

  void count(Reading& reading) { numbers_ = reading.numbers(parsed(kind_, common_, reading.today()), narrower_); }

  [[nodiscard]] std::int64_t of(std::size_t at, const std::string& directorate = "") const {
    const auto found = numbers_.find(directorate);
    return found == numbers_.end() ? 0 : found->second.at(at);
  }

 private:
  Kind kind_;
  Parameters common_;
  std::vector<Query> narrower_;
  Reading::Numbers numbers_;
};

json bars(const std::vector<Figure>& all, const Together& counts, std::size_t at, const char* name) {
  json out = json::array();
  for (const auto& one : all) {
    out.push_back(number(one, counts.of(at++)));
    out.back()[name] = one.name;
  }
  return out;
}

// What no directorate has: in none of the other numbers, and by itself in these.
json unassigned_json(Reading& reading, Scope scope) {
  scope.unassigned = true;
  Together counts(Kind::Werkvoorraad, open_work(scope));
  const auto all = figures_of_unassigned(scope);
  auto at = counts.add(all, scope.day);
  counts.count(reading);
  json out = json::object();
  for (const auto& one : all) out[one.name] = number(one, counts.of(at++));
  return out;
}

// Directorates that have open items, and those that exist.
std::vector<std::string> directorates(Reading& reading, const Scope& scope) {
  if (scope.directie) return {*scope.directie};
  Statement statement;
  const auto now = standing("i", scope.peil_datum, statement);
  std::vector<std::string> out;
  for (const auto& row : reading.kept(
           "SELECT DISTINCT code FROM (SELECT i.directie AS code FROM item i WHERE " + now +
               " AND i.directie IS NOT NULL AND i.is_open AND i.soort = ANY('{motie,toezegging,kamerverzoek}') "
               "UNION SELECT i.nummer FROM item i WHERE " +
               now + " AND i.soort = 'directie' AND i.nummer IS NOT NULL) d ORDER BY code",
           statement.parameters()))
    out.emplace_back(row[0].c_str());
  return out;
}

// What came in or went out, by month.
json flow(Reading& reading, const Scope& scope, const std::vector<Figure>& months, const std::string& column) {
  auto common = open_work(scope);
  common.erase("isOpen");
  std::string unused;
  const auto statement = filter_of(parsed(Kind::Werkvoorraad, common, reading.today()), unused);
  std::map<std::string, std::int64_t> counts;
  for (const auto& row : reading.kept(
           "SELECT to_char(i." + column + " AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM'), count(*) FROM item i WHERE " +
               statement.conditions() + " AND i.instroom_op IS NOT NULL AND i." + column + " IS NOT NULL GROUP BY 1",
           statement.parameters()))
    counts[row[0].c_str()] = row[1].as<std::int64_t>();
  json out = json::array();
  for (const auto& one : months) {
    out.push_back(number(one, counts[one.name]));
    out.back()["maand"] = one.name;
  }
  return out;
}

// Open at the end of each month, in one pass over all stands that were open: each stood at the ends between its begin
// and its end.
json stock_json(Reading& reading, const Scope& scope, std::int64_t open_now) {
  const auto months = stock(scope);
  std::vector<std::string> ends;
  for (std::size_t i = 0; i + 1 < months.size(); ++i)
    ends.push_back(calendar::to_iso(calendar::end_of_day(*calendar::parse_date(months[i].filter.at("peilDatum")))));
  Statement statement;
  const auto at = statement.bind(eventlog::pg_array(ends)) + "::timestamptz[]";
  std::string where = "i.soort = ANY('{motie,toezegging,kamerverzoek}') AND i.in_beheer AND i.is_open";
  if (scope.directie) where += " AND i.directie = " + statement.bind(*scope.directie);
  std::vector<std::int64_t> counts(ends.size(), 0);
  for (const auto& row : reading.kept("SELECT width_bucket(i.van, " + at + "), width_bucket(i.tot, " + at +
                                          "), count(*) FROM item i WHERE " + where + " GROUP BY 1, 2",
                                      statement.parameters())) {
    for (auto k = row[0].as<std::size_t>(); k < row[1].as<std::size_t>(); ++k)
      counts.at(k) += row[2].as<std::int64_t>();
  }
  counts.push_back(open_now);
  json out = json::array();
  for (std::size_t i = 0; i < months.size(); ++i) {
    out.push_back(number(months[i], counts[i]));
    out.back()["maand"] = months[i].name;
  }
  return out;
}

json kept_json(Reading& reading, const Scope& scope, const std::vector<std::string>& units) {
  const auto both = first_dates(scope);
  auto common = open_work(scope);
  common.erase("isOpen");
  Together counts(Kind::Termijnen, common);
  const auto at = counts.add(both, scope.day);
  counts.count(reading);
  const auto shown = [&](const Scope& of, const std::string& unit) {
    json out = json::object();
    std::size_t i = at;
    for (const auto& figure : first_dates(of)) out[figure.name] = number(figure, counts.of(i++, unit), "termijnen");
    return out;
  };
  json out = shown(scope, "");
  out["perDirectie"] = json::array();
  for (const auto& unit : units) {
    Scope narrowed = scope;
    narrowed.directie = unit;
    out["perDirectie"].push_back(shown(narrowed, unit));
    out["perDirectie"].back()["directie"] = unit;
  }
  return out;
}

json rows_of(Reading& reading, const Scope& scope, const Figure& figure) {
  const auto rows = reading.page(query_of(figure, reading.today()));
  const auto editions = reading.editions_of(rows, scope.peil_datum);
  json out = json::array();
  for (const auto& row : rows) out.push_back(list_row_json(Kind::Werkvoorraad, row, editions, scope.day));
  return out;
}

json coming_editions(Reading& reading, const Scope& scope) {
  Query query;
  query.kind = Kind::Edities;
  query.is_open = true;
  query.peil_datum = scope.peil_datum;
  query.day = scope.day;
  query.page_size = editions_shown;
  const auto rows = reading.page(query);
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  std::string unused;
  auto statement = filter_of(parsed(Kind::Werkvoorraad, open_work(scope), reading.today()), unused);
  const auto wanted = statement.bind(eventlog::pg_array(ids));
  std::map<std::string, std::int64_t> counts;
  for (const auto& row :
       reading.kept("SELECT w, count(*) FROM item i, unnest(i.edities) w WHERE " + statement.conditions() +
                        " AND i.edities <> '{}' AND w = ANY(" + wanted + "::uuid[]) GROUP BY 1",
                    statement.parameters()))
    counts[row[0].c_str()] = row[1].as<std::int64_t>();
  json out = json::array();
  for (const auto& row : rows) {
    auto one = number(of_edition(scope, row.id), counts[row.id]);
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

// The running deadline of an item that moves along with the edition; empty without one.
std::string deadline_of(const ItemRow& row, const std::string& edition) {
  for (const auto& one : deadlines_of(*row.document, *row.followed))
    if (text_of(one, "editie") == edition && text_of(one, "einde").empty()) return text_of(one, "id");
  return {};
}

// The first running deadline that passes before the edition goes out as it is planned now; null without one.
json sooner_than(const ItemRow& row, const json& edition) {
  json sooner;
  const auto planned = text_of(edition, "geplandDatum");
  const auto status = text_of(edition, "status");
  if (!row.open || status == "verzonden" || status == "geannuleerd") return sooner;
  for (const auto& one : deadlines_of(*row.document, *row.followed)) {
    const auto datum = text_of(one, "datum");
    if (datum.empty() || !text_of(one, "einde").empty() || datum >= planned) continue;
    if (sooner.is_null() || datum < text_of(sooner, "datum"))
      sooner = {{"id", text_of(one, "id")}, {"soort", text_of(one, "soort")}, {"datum", datum}};
  }
  return sooner;
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
  Together counts(Kind::Werkvoorraad, open_work(scope));
  const auto main_figures = figures(scope), kinds = by_kind(scope), ages = by_age(scope), held = held_by_term(scope),
             coming = forecast(scope);
  const auto main_at = counts.add(main_figures, scope.day), kinds_at = counts.add(kinds, scope.day),
             ages_at = counts.add(ages, scope.day), held_at = counts.add(held, scope.day),
             coming_at = counts.add(coming, scope.day);
  counts.count(reading);
  const auto proposed = proposals(scope);
  Together proposal_counts(Kind::Werkvoorraad, proposed.filter);
  const auto proposed_at = proposal_counts.add({proposed}, scope.day);
  proposal_counts.count(reading);
  const auto units = directorates(reading, scope);
  json out = {{"stand", scope.peil_datum ? calendar::to_iso(*scope.peil_datum) : calendar::to_iso(reading.now())},
              {"perDirectie", json::array()}};
  for (std::size_t i = 0; i < main_figures.size(); ++i)
    out[main_figures[i].name] = number(main_figures[i], counts.of(main_at + i));
  out[proposed.name] = number(proposed, proposal_counts.of(proposed_at));
  for (const auto& unit : units) {
    Scope narrowed = scope;
    narrowed.directie = unit;
    json one = {{"directie", unit}};
    std::size_t at = main_at;
    for (const auto& figure : figures(narrowed)) one[figure.name] = number(figure, counts.of(at++, unit));
    one[proposed.name] = number(proposals(narrowed), proposal_counts.of(proposed_at, unit));
    out["perDirectie"].push_back(std::move(one));
  }
  if (!scope.directie) out["zonderDirectie"] = unassigned_json(reading, scope);
  out["perSoort"] = bars(kinds, counts, kinds_at, "soort");
  out["ouderdom"] = bars(ages, counts, ages_at, "naam");
  out["aangehoudenTermijnen"] = bars(held, counts, held_at, "naam");
  out["aangehoudenEerst"] = rows_of(reading, scope, first_held(scope));
  out["verwacht"] = bars(coming, counts, coming_at, "maand");
  out["oudste"] = rows_of(reading, scope, oldest(scope));
  out["instroom"] = flow(reading, scope, inflow(scope), "instroom_op");
  out["uitstroom"] = flow(reading, scope, outflow(scope), "uitstroom_op");
  out["voorraad"] = stock_json(reading, scope, counts.of(main_at));
  out["eersteDatum"] = kept_json(reading, scope, units);
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
              {"eerderVerlopen", 0},
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
      if (const auto own = deadline_of(row, edition); !own.empty()) one["termijnHier"] = own;
      if (came_late(document, row.id)) {
        one["naSluiting"] = true;
        out["naSluiting"] = out["naSluiting"].get<int>() + 1;
      }
      if (auto sooner = sooner_than(row, document); !sooner.is_null()) {
        one["eerdereTermijn"] = std::move(sooner);
        out["eerderVerlopen"] = out["eerderVerlopen"].get<int>() + 1;
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
