#include "services/gateway/adapters/odt_file.hpp"
#include "services/gateway/adapters/paper.hpp"
#include "services/gateway/adapters/scratch_file.hpp"
#include "services/gateway/adapters/xlsx_file.hpp"

namespace gestand::gateway {

namespace {

constexpr const char* warning = "CONCEPT – deze bijlage is nog niet vastgesteld en kan nog veranderen.";

std::string csv_of(const Paper& paper, CsvStyle style) {
  std::string out = csv_header(paper.data.columns, style);
  for (const auto& row : paper.data.rows) out += csv_line(row, style);
  return out;
}

void write_workbook(const Paper& paper, const std::string& path) {
  XlsxFile book(path, paper.info);
  book.sheet(paper.sheet, paper.data.columns, {true, paper.data.printed});
  for (const auto& row : paper.data.rows) book.row(row);
  book.sheet("Toelichting", {{"Gegeven", CellKind::Text, 24}, {"Waarde", CellKind::Text, 80}}, {true});
  if (paper.info.draft) book.row({{"Let op"}, {warning}});
  for (const auto& [name, value] : paper.facts) book.row({{name}, {value}});
  book.close();
}

void write_text(const Paper& paper, const std::string& path) {
  std::vector<Columns> columns;
  for (const auto& table : paper.tables) {
    if (!table.rows.empty()) columns.push_back(table.columns);
  }
  OdtFile out(path, paper.info, columns);
  out.heading(1, paper.info.title);
  if (paper.info.draft) out.warning(warning);
  for (const auto& [name, value] : paper.facts) out.paragraph(name + ": " + value);
  for (const auto& table : paper.tables) {
    out.heading(table.level, table.heading);
    if (table.rows.empty()) {
      if (!table.if_empty.empty()) out.paragraph(table.if_empty);
      continue;
    }
    out.begin_table(table.heading);
    for (const auto& row : table.rows) out.row(row);
    out.end_table();
  }
  out.close();
}

}  // namespace

std::string written(const Paper& paper, Format format, CsvStyle style) {
  if (format == Format::Csv) return csv_of(paper, style);
  const ScratchFile file;
  if (format == Format::Xlsx) {
    write_workbook(paper, file.path());
  } else {
    write_text(paper, file.path());
  }
  std::string out;
  file.send([&](const std::string& bytes) {
    out += bytes;
    return true;
  });
  return out;
}

}  // namespace gestand::gateway
