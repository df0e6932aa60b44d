#include "services/overview/domain/facets.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "common/calendar/date.hpp"
#include "services/overview/domain/folding.hpp"
#include "services/overview/domain/values.hpp"

namespace gestand::overview {
namespace {

using Chosen = std::vector<std::string>;

bool fits(const Chosen& chosen, const std::string& value) {
  return chosen.empty() || std::find(chosen.begin(), chosen.end(), value) != chosen.end();
}

// What a cell must fit beside the facet that is being counted.
struct Others {
  const Query& query;
  const std::string& but;

  [[nodiscard]] bool fit(const Cell& cell) const {
    return (but == "soort" || fits(query.soort, cell.soort)) && (but == "status" || fits(query.status, cell.status)) &&
           (but == "directie" || fits(query.directie, cell.directie)) &&
           (but == "verantwoordelijke" || fits(query.verantwoordelijke, cell.verantwoordelijke)) &&
           (but == "termijn" || cell.fits_term) && cell.fits_edition && cell.fits_theme;
  }
};

// By value, the most first; what is chosen stands in it even when there is none. A given order comes before that.
Facet by_value(const Query& query, const std::vector<Cell>& cells, const std::string& name, std::string Cell::*member,
               const Chosen& chosen, const std::vector<std::string>& order = {}) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& value : chosen) counts[value] = 0;
  for (const auto& cell : cells) {
    if (Others{query, name}.fit(cell) && !(cell.*member).empty()) counts[cell.*member] += cell.count;
  }
  Facet out{name, {name}, {}};
  for (const auto& [value, count] : counts) out.values.push_back({value, count, {{name, value}}});
  const auto place = [&](const FacetValue& one) { return std::find(order.begin(), order.end(), one.value); };
  std::stable_sort(out.values.begin(), out.values.end(), [&](const FacetValue& a, const FacetValue& b) {
    return place(a) != place(b) ? place(a) < place(b) : a.count > b.count;
  });
  return out;
}

Facet by_term(const Query& query, const std::vector<Cell>& cells) {
  Facet out{"termijn", {"isVerlopen", "zonderTermijn", "termijnNa", "termijnVoor"}, {}};
  const auto add = [&](std::string value, Parameters filter, const std::function<bool(const Cell&)>& test) {
    std::int64_t count = 0;
    for (const auto& cell : cells) count += Others{query, "termijn"}.fit(cell) && test(cell) ? cell.count : 0;
    out.values.push_back({std::move(value), count, std::move(filter)});
  };
  const auto day = [&](int away) { return calendar::to_iso(query.day + std::chrono::days{away}); };
  add("verstreken", {{"isVerlopen", "true"}}, [](const Cell& cell) { return cell.overdue; });
  for (const int band : {14, 30, 60}) {
    add(std::to_string(band) + "-dagen", {{"termijnNa", day(-1)}, {"termijnVoor", day(band + 1)}},
        [band](const Cell& cell) { return cell.days_ahead > 0 && cell.days_ahead <= band; });
  }
  add("zonder", {{"zonderTermijn", "true"}}, [](const Cell& cell) { return cell.without_term; });
  return out;
}

Facet of_linked(const std::vector<Linked>& linked, const std::string& name, const Chosen& chosen) {
  Facet out{name, {name}, {}};
  for (const auto& one : linked) {
    if (one.facet == name) out.values.push_back({one.value, one.count, {{name, one.value}}});
  }
  for (const auto& value : chosen) {
    const bool there =
        std::any_of(out.values.begin(), out.values.end(), [&](const FacetValue& one) { return one.value == value; });
    if (!there) out.values.push_back({value, 0, {{name, value}}});
  }
  std::stable_sort(out.values.begin(), out.values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  return out;
}

}  // namespace

Query without_facets(Query query) {
  query.soort.clear();
  query.status.clear();
  query.directie.clear();
  query.verantwoordelijke.clear();
  query.editie.clear();
  query.thema.clear();
  query.termijn_voor.reset();
  query.termijn_na.reset();
  query.is_verlopen.reset();
  query.zonder_termijn.reset();
  return query;
}

Query only_terms(const Query& query) {
  Query out;
  out.kind = query.kind;
  out.day = query.day;
  out.termijn_voor = query.termijn_voor;
  out.termijn_na = query.termijn_na;
  out.is_verlopen = query.is_verlopen;
  out.zonder_termijn = query.zonder_termijn;
  return out;
}

std::vector<Facet> facets_of(const Query& query, const Counted& counted) {
  const auto& [cells, assigned, unassigned, linked] = counted;
  std::vector<Facet> out;
  if (query.kind == Kind::Werkvoorraad)
    out.push_back(by_value(query, cells, "soort", &Cell::soort, query.soort, {"motie", "toezegging", "kamerverzoek"}));
  out.push_back(by_term(query, cells));
  out.push_back(by_value(query, cells, "status", &Cell::status, query.status, values::statuses(query.kind)));
  out.push_back(by_value(query, assigned, "directie", &Cell::directie, query.directie));
  out.back().parameters.emplace_back("zonderDirectie");
  if (unassigned > 0 || query.zonder_directie)
    out.back().values.push_back({"zonder", unassigned, {{"zonderDirectie", "true"}}});
  out.push_back(by_value(query, cells, "verantwoordelijke", &Cell::verantwoordelijke, query.verantwoordelijke));
  out.push_back(of_linked(linked, "editie", query.editie));
  Chosen themes;
  for (const auto& theme : query.thema) themes.push_back(folded(theme));
  out.push_back(of_linked(linked, "thema", themes));
  out.push_back(of_linked(linked, "voorstel", query.voorstel));
  return out;
}

}  // namespace gestand::overview
