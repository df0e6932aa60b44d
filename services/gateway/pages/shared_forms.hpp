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

// Of a term that is told as an edition.
[[nodiscard]] inline Field edition_field(std::string_view name, std::string_view label) {
  return {.name = name,
          .label = label,
          .kind = Kind::Select,
          .hint = "De zaak wordt daarmee aan die editie gekoppeld, en de termijn schuift met de editie mee.",
          .source = Source::Editions};
}

[[nodiscard]] inline Field themes_field() {
  return {.name = "themas", .label = "Thema's", .kind = Kind::Lines, .hint = "Eén per regel."};
}

[[nodiscard]] std::vector<Form> shared_verbs();

// A slip in what was recorded of the thing itself; the form shows what is there, and what is changed is sent.
[[nodiscard]] Form corrected(std::vector<Field> fields, bool with_reason = true);
// A fact that never was.
[[nodiscard]] Form annulled();

}  // namespace gestand::gateway::pages
