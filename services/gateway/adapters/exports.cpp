#include "services/gateway/adapters/exports.hpp"

#include <nlohmann/json.hpp>

#include "services/gateway/adapters/odt_file.hpp"
#include "services/gateway/adapters/scratch_file.hpp"
#include "services/gateway/adapters/xlsx_file.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

std::string title_of(const std::string& list) {
  std::string out = list;
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

void send_csv(const Export& what, const Columns& columns, const EachRow& rows, const Write& write) {
  if (!write(csv_header(columns, what.csv))) return;
  rows([&](const json& row) { return write(csv_line(cells_of(row, columns), what.csv)); });
}

}  // namespace

void send_table(const Export& what, const EachRow& rows, const Write& write) {
  const Columns& columns = what.columns.empty() ? columns_of_list(what.name) : what.columns;
  if (what.format == Format::Csv) return send_csv(what, columns, rows, write);
  const ScratchFile file;
  const DocumentInfo info{title_of(what.name)};
  if (what.format == Format::Xlsx) {
    XlsxFile book(file.path(), info);
    book.sheet(info.title, columns, {});
    rows([&](const json& row) {
      book.row(cells_of(row, columns));
      return true;
    });
    book.close();
  } else {
    OdtFile paper(file.path(), info, {columns});
    paper.heading(1, info.title);
    paper.begin_table(info.title);
    rows([&](const json& row) {
      paper.row(cells_of(row, columns));
      return true;
    });
    paper.end_table();
    paper.close();
  }
  file.send(write);
}

std::string attachment(const std::string& name, Format format) {
  return "attachment; filename=\"" + name + "." + std::string(extension(format)) + "\"";
}

}  // namespace gestand::gateway
