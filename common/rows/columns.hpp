// Which column says what: found by the headers of practice and by what stands under them; a person may say otherwise.
#pragma once
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/rows/fields.hpp"
#include "common/rows/reference.hpp"
#include "common/sheet/table.hpp"

namespace gestand::rows {

// A choice names a column or a field that is not there; the text is Dutch.
struct WrongChoice : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Column {
  std::size_t index = 0;
  std::string header;  // as it stands; of a header of two rows both
  std::optional<Field> field;
  std::string how;                    // "kop", "inhoud", "gekozen", "onthouden"; empty if it says nothing
  std::vector<std::string> examples;  // the first that stand under it
};

struct Mapping {
  int header_row = 0;           // as people count
  std::size_t first_row = 0;    // in the table's rows
  std::vector<Column> columns;  // those that have a header
  [[nodiscard]] std::optional<std::size_t> column_of(Field field) const;
};

// Header, or letter of a column → name of a field; "-": says nothing.
using Choices = std::map<std::string, std::string>;

// `chosen` goes before `remembered`, which goes before finding. Throws sheet::Unreadable without a row of headers,
// WrongChoice.
[[nodiscard]] Mapping map_columns(const sheet::Table& table, Kind kind, const Choices& chosen,
                                  const Choices& remembered, const Reference& reference);

// What to remember of it, and under which name: the set of its headers.
[[nodiscard]] Choices choices_of(const Mapping& mapping);
[[nodiscard]] std::string name_of_headers(const Mapping& mapping);

}  // namespace gestand::rows
