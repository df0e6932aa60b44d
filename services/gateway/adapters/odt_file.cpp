#include "services/gateway/adapters/odt_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "common/calendar/date.hpp"
#include "services/gateway/adapters/odt_parts.hpp"

namespace gestand::gateway {

namespace {

constexpr std::size_t piece = 1 << 16;
constexpr std::size_t text_of_a_page = 1'000;  // more in one cell may break across pages
constexpr double page_width = 26.7;            // centimetres between the margins

constexpr std::string_view content_begin =
    R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"><office:automatic-styles>)"
    R"(<style:style style:name="rij" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>)"
    R"(<style:style style:name="lange-rij" style:family="table-row"><style:table-row-properties fo:keep-together="auto"/></style:style>)"
    R"(<style:style style:name="cel" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border="0.5pt solid #8a94a3" style:vertical-align="top"/></style:style>)"
    R"(<style:style style:name="kop" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border="0.5pt solid #8a94a3" fo:background-color="#dce6f1" style:vertical-align="bottom"/></style:style>)";

std::string style_name(std::size_t table) { return fmt::format("tabel{}", table + 1); }

std::string table_styles(std::size_t nr, const Columns& columns) {
  const double all = std::accumulate(columns.begin(), columns.end(), 0.0,
                                     [](double sum, const Column& column) { return sum + column.width; });
  std::string out = fmt::format(
      R"(<style:style style:name="{}" style:family="table"><style:table-properties style:width="{:.2f}cm" table:align="margins" table:border-model="collapsing" fo:margin-bottom="0.3cm"/></style:style>)",
      style_name(nr), page_width);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out += fmt::format(
        R"(<style:style style:name="{}.{}" style:family="table-column"><style:table-column-properties style:column-width="{:.2f}cm"/></style:style>)",
        style_name(nr), i + 1, columns[i].width / all * page_width);
  }
  return out;
}

std::string cell_xml(std::string_view style, std::string_view paragraph, const std::string& text) {
  return fmt::format(
      R"(<table:table-cell table:style-name="{}" office:value-type="string"><text:p text:style-name="{}">{}</text:p></table:table-cell>)",
      style, paragraph, odt_escaped(text));
}

// As people write it here; the key of a date belongs in a data format.
std::string shown(const Cell& cell) {
  const auto date = cell.kind == CellKind::Date ? calendar::parse_date(cell.text) : std::nullopt;
  if (!date) return cell.text;
  const std::chrono::year_month_day day{*date};
  return fmt::format("{:02}-{:02}-{:04}", unsigned{day.day()}, unsigned{day.month()}, int{day.year()});
}

}  // namespace

OdtFile::OdtFile(const std::string& path, DocumentInfo info, const std::vector<Columns>& tables)
    : zip_(path), tables_(tables) {
  // A reader knows the kind of document by its first entry, at a fixed place in the file.
  zip_.add("mimetype", "application/vnd.oasis.opendocument.text", true);
  zip_.add("META-INF/manifest.xml", odt_manifest());
  zip_.add("meta.xml", odt_meta(info));
  zip_.add("styles.xml", odt_styles(info));
  zip_.begin("content.xml");
  put(std::string(content_begin));
  for (std::size_t i = 0; i < tables_.size(); ++i) put(table_styles(i, tables_[i]));
  put("</office:automatic-styles><office:body><office:text>");
}

void OdtFile::heading(int level, const std::string& text) {
  put(fmt::format(R"(<text:h text:style-name="Heading_20_{0}" text:outline-level="{0}">{1}</text:h>)", level,
                  odt_escaped(text)));
}

void OdtFile::paragraph(const std::string& text) {
  put(R"(<text:p text:style-name="Text_20_body">)" + odt_escaped(text) + "</text:p>");
}

void OdtFile::warning(const std::string& text) {
  put(R"(<text:p text:style-name="Waarschuwing">)" + odt_escaped(text) + "</text:p>");
}

void OdtFile::begin_table(const std::string& name) {
  const auto& columns = tables_.at(table_);
  put(fmt::format(R"(<table:table table:name="{}" table:style-name="{}">)", odt_escaped(name), style_name(table_)));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    put(fmt::format(R"(<table:table-column table:style-name="{}.{}"/>)", style_name(table_), i + 1));
  }
  put(R"(<table:table-header-rows><table:table-row table:style-name="rij">)");
  for (const auto& column : columns) put(cell_xml("kop", "Table_20_Heading", column.title));
  put("</table:table-row></table:table-header-rows>");
}

void OdtFile::row(const Cells& cells) {
  const bool fits_a_page =
      std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.text.size() < text_of_a_page; });
  put(fmt::format(R"(<table:table-row table:style-name="{}">)", fits_a_page ? "rij" : "lange-rij"));
  for (const auto& cell : cells) put(cell_xml("cel", "Table_20_Contents", shown(cell)));
  put("</table:table-row>");
}

void OdtFile::end_table() {
  put("</table:table>");
  ++table_;
}

void OdtFile::close() {
  put("</office:text></office:body></office:document-content>");
  flush();
  zip_.end();
  zip_.close();
}

void OdtFile::put(const std::string& xml) {
  waiting_ += xml;
  if (waiting_.size() >= piece) flush();
}

void OdtFile::flush() {
  zip_.write(waiting_);
  waiting_.clear();
}

}  // namespace gestand::gateway
