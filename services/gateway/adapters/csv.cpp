#include "services/gateway/adapters/csv.hpp"

#include <string_view>

namespace gestand::gateway {

namespace {

std::string field(std::string text, char separator) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    text.insert(text.begin(), '\'');
  if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string csv_header(const Columns& columns, CsvStyle style) {
  std::string out;
  if (style.mark) out += "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out += style.separator;
    out += field(columns[i].title, style.separator);
  }
  return out + "\r\n";
}

std::string csv_line(const Cells& cells, CsvStyle style) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += style.separator;
    const bool text = cells[i].kind == CellKind::Text;  // a number may be below zero
    out += text ? field(cells[i].text, style.separator) : cells[i].text;
  }
  return out + "\r\n";
}

}  // namespace gestand::gateway
