// The columns of the lists: which there are, which are shown, and what stands in a cell.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "services/gateway/pages/references.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {

struct ListColumn {
  std::string_view name;  // as in `kolommen`, of the page and of the export
  std::string_view label;
  std::string_view sort;  // as in `sorteer`; empty: the list cannot be sorted by it
};

// Those that `kolommen` names, in its order; the usual ones without it. `own`: whether a person chose.
struct Chosen {
  std::vector<const ListColumn*> columns;
  bool own = false;
};
[[nodiscard]] Chosen columns_of(const std::string& resource, const Params& query);

[[nodiscard]] nlohmann::json heads_view(const std::string& resource, const Params& query, const Chosen& chosen);
// Every column of the list as a box to tick: {kolomNaam, kolomTekst, aan}
[[nodiscard]] nlohmann::json column_boxes(const std::string& resource, const Chosen& chosen);

struct RowContext {
  const std::string& resource;
  Date as_of;
  std::string reference_day;  // goes on in the links; empty: none
};
// {rijAdres, rijId, rijNummer, rijTitel, cellen:[{celKlasse, …}]}
[[nodiscard]] nlohmann::json row_view(const nlohmann::json& row, const RowContext& context, const Chosen& chosen,
                                      References& references);

// "moties" of "motie", where its pages are.
[[nodiscard]] std::string home_of(std::string_view kind);

}  // namespace gestand::gateway::pages
