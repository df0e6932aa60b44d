// Tables as text/csv (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula is written as text.
#pragma once
#include <string>

#include "services/gateway/adapters/cell.hpp"

namespace gestand::gateway {

struct CsvStyle {
  char separator = ',';
  bool mark = false;  // a byte order mark, for spreadsheets that else do not see that it is UTF-8
};

[[nodiscard]] std::string csv_header(const Columns& columns, CsvStyle style);
[[nodiscard]] std::string csv_line(const Cells& cells, CsvStyle style);

}  // namespace gestand::gateway
