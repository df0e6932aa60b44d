// How many items a list would have by each value of its facets, with the other filters as they are. Reckoned from
// cells: what the list finds without its facets, counted by everything that a facet asks.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "services/overview/domain/query.hpp"

namespace gestand::overview {

struct Cell {
  std::string soort, status, directie, verantwoordelijke;  // empty: none
  bool overdue = false;                                    // as isVerlopen says
  int days_ahead = 0;  // 0: none or past; else the first band that it fits, 14, 30, 60 or 61
  bool without_term = false;
  bool fits_term = true, fits_edition = true, fits_theme = true;  // the query's own filters on these
  std::int64_t count = 0;
};

// An edition, a theme or a kind of proposal, and in how many items of the list (without its own filter) it is.
struct Linked {
  std::string facet, value;  // facet: "editie", "thema", "voorstel"
  std::int64_t count = 0;
};

struct FacetValue {
  std::string value;
  std::int64_t count = 0;
  Parameters filter;  // what chooses it; each parameter of the facet that is not in it is left out
};

struct Facet {
  std::string name;
  std::vector<std::string> parameters;  // all by which it filters
  std::vector<FacetValue> values;
};

// The query without its facets; what is left is what the cells are counted from.
[[nodiscard]] Query without_facets(Query query);
// Only the facet's own filters, of a query that has nothing else.
[[nodiscard]] Query only_terms(const Query& query);

struct Counted {
  std::vector<Cell> cells;
  std::vector<Cell> assigned;   // the same without the filter on having no directorate
  std::int64_t unassigned = 0;  // items of the list without a directorate
  std::vector<Linked> linked;
};

[[nodiscard]] std::vector<Facet> facets_of(const Query& query, const Counted& counted);

}  // namespace gestand::overview
