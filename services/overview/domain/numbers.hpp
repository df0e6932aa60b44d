// The numbers of the dashboard, each as the filter of the list that has as many rows. Number and list cannot differ:
// both are this filter.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/overview/domain/query.hpp"

namespace gestand::overview {

struct Figure {
  std::string name;  // "verlopen", or the name of a bar: "2024-05", "motie", "3 tot 6 maanden"
  Parameters filter;
};

// What the dashboard was asked for; it is part of every list.
struct Scope {
  std::optional<std::string> directie;
  std::optional<Date> peil_datum;
  Date day;
  bool unassigned = false;  // only what has no directorate, which the work list leaves out
};

[[nodiscard]] std::vector<Figure> figures(const Scope& scope);
// Those of them that are told of items without a directorate: what the narrow index alone can count.
[[nodiscard]] std::vector<Figure> figures_of_unassigned(const Scope& scope);
// Open items that are proposed to be closed; counted apart from the others.
[[nodiscard]] Figure proposals(const Scope& scope);
[[nodiscard]] std::vector<Figure> by_kind(const Scope& scope);
[[nodiscard]] std::vector<Figure> by_age(const Scope& scope);
[[nodiscard]] std::vector<Figure> held_by_term(const Scope& scope);  // held motions, by how near their first term is
[[nodiscard]] std::vector<Figure> forecast(const Scope& scope);  // what falls due, by month: this one and eleven more
[[nodiscard]] std::vector<Figure> stock(const Scope& scope);     // open at the end of each month; the last: now
// Deadlines whose first date has come: kept by then ("gehaald"), or not ("gemist"). Of the list /v1/termijnen.
[[nodiscard]] std::vector<Figure> first_dates(const Scope& scope);
[[nodiscard]] std::vector<Figure> inflow(const Scope& scope);
[[nodiscard]] std::vector<Figure> outflow(const Scope& scope);
[[nodiscard]] Figure of_edition(const Scope& scope, const std::string& edition);
[[nodiscard]] Figure proposed_by(const Scope& scope, const std::string& edition);
[[nodiscard]] Figure oldest(const Scope& scope);
[[nodiscard]] Figure first_held(const Scope& scope);  // held motions, the one that lapses first before the others

// What all figures of open work have in common.
[[nodiscard]] Parameters open_work(const Scope& scope);

// "/v1/werkvoorraad?isOpen=true&…"
[[nodiscard]] std::string address_of(const Figure& figure, const std::string& list = "werkvoorraad");

}  // namespace gestand::overview
