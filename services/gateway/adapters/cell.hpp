// Columns of a table and what stands in its cells: the same for CSV, XLSX and ODT, so that they cannot differ.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace gestand::gateway {

enum class CellKind { Text, Date, Number };

struct Column {
  std::string title;
  CellKind kind = CellKind::Text;
  double width = 16;      // of about so many figures
  std::string path = {};  // of the member of a row, "appreciatie.oordeel"; empty: the row is made by hand
};
using Columns = std::vector<Column>;

struct Cell {
  std::string text;  // of a date "2024-05-16", of a number its figures; empty: nothing stands there
  CellKind kind = CellKind::Text;
};
using Cells = std::vector<Cell>;

// The members of a row of a list, each in its column. A list in a member is told by names.
[[nodiscard]] Cells cells_of(const nlohmann::json& row, const Columns& columns);

// Of one list ("moties"): the columns that it has in every form.
[[nodiscard]] const Columns& columns_of_list(const std::string& kind);

// Of those the ones that `names` asks for ("termijn": all of the deadline), in its order; a name that is none of them
// is put into `unknown`.
[[nodiscard]] Columns chosen_columns(const std::string& kind, const std::string& names,
                                     std::vector<std::string>& unknown);

// What XML 1.0 cannot hold is left out; a byte that is no UTF-8 becomes U+FFFD.
[[nodiscard]] std::string printable(const std::string& text);

}  // namespace gestand::gateway
