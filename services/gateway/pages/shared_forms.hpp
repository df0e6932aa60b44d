// Forms that moties, toezeggingen and kamerverzoeken have in common.
#pragma once
#include <vector>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

[[nodiscard]] inline Field date_field(std::string_view hint = {}) {
  return {.name = "datum", .label = "Datum", .kind = Kind::Date, .required = true, .hint = hint};
}

[[nodiscard]] inline Field letter_field() {
  return {.name = "brief", .label = "Brief (Kamerstuk)", .hint = "Nummer van het Kamerstuk, bijvoorbeeld 26643-1173."};
}

[[nodiscard]] std::vector<Form> shared_verbs();

}  // namespace gestand::gateway::pages
