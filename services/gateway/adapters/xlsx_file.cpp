#include "services/gateway/adapters/xlsx_file.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "services/gateway/adapters/scratch_file.hpp"

namespace gestand::gateway {

namespace {

constexpr std::size_t text_max = 32'767;  // of a cell, in UTF-16
constexpr lxw_color_t head_colour = 0xDCE6F1, rule_colour = 0x8A94A3;
constexpr std::uint8_t paper_a4 = 9;
constexpr double line_height = 15, height_max = 409;  // points
constexpr std::int64_t without_moment = 946'684'800;  // 1 January 2000: of what has no date of its own

void check(lxw_error outcome) {
  if (outcome != LXW_NO_ERROR)
    throw std::runtime_error(std::string("a workbook cannot be written: ") + lxw_strerror(outcome));
}

// Cut where the cell is full.
std::string fitting(const std::string& text) {
  std::string out = printable(text);
  std::size_t units = 0;
  for (std::size_t at = 0; at < out.size(); ++at) {
    const auto byte = static_cast<unsigned char>(out[at]);
    if ((byte & 0xc0U) == 0x80U) continue;
    units += byte >= 0xf0 ? 2 : 1;
    if (units > text_max - 1) return out.substr(0, at) + "…";
  }
  return out;
}

// About how many lines a text takes in a column of so many figures; words do not fill a line to its end.
double lines_of(const std::string& text, double width) {
  constexpr double filled = 0.92;
  double lines = 0, characters = 0;
  for (const char c : text + "\n") {
    if (c == '\n') {
      lines += std::max(1.0, std::ceil(characters / (width * filled)));
      characters = 0;
    } else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) {
      ++characters;
    }
  }
  return lines;
}

}  // namespace

struct XlsxFile::Book {
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* current = nullptr;
  lxw_row_t next_row = 0;
  lxw_col_t columns = 0;
  SheetStyle style;
  std::vector<double> widths;
  lxw_format *head = nullptr, *text = nullptr, *wrapped_text = nullptr, *date = nullptr, *number = nullptr;
  bool draft = false;

  lxw_format* format(const char* numbers, bool wraps) {
    lxw_format* out = workbook_add_format(workbook);
    format_set_align(out, LXW_ALIGN_VERTICAL_TOP);
    if (numbers != nullptr) format_set_num_format(out, numbers);
    if (wraps) format_set_text_wrap(out);
    format_set_bottom(out, LXW_BORDER_HAIR);
    format_set_bottom_color(out, rule_colour);
    return out;
  }
  // Not every program reckons it when it opens the file.
  [[nodiscard]] double height_of(const Cells& cells) const {
    double most = 1;
    const auto read = style.printed > 0 ? std::min(style.printed, cells.size()) : cells.size();
    for (std::size_t i = 0; i < read; ++i) most = std::max(most, lines_of(cells[i].text, widths[i]));
    return std::min(most * line_height, height_max);
  }
  void finish_sheet() {
    if (current != nullptr && next_row > 1) {
      worksheet_autofilter(current, 0, 0, next_row - 1, static_cast<lxw_col_t>(columns - 1));
      const auto printed = static_cast<lxw_col_t>(style.printed);
      if (printed > 0 && printed < columns)
        worksheet_print_area(current, 0, 0, next_row - 1, static_cast<lxw_col_t>(printed - 1));
    }
  }
};

XlsxFile::XlsxFile(const std::string& path, DocumentInfo info) : book_(std::make_unique<Book>()) {
  std::string folder = scratch_folder();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  book_->workbook = workbook_new_opt(path.c_str(), &options);
  if (book_->workbook == nullptr) throw std::runtime_error("a workbook cannot be made");
  std::string author = paper_author;
  lxw_doc_properties properties{};
  properties.title = info.title.data();
  properties.author = author.data();
  properties.created = without_moment;
  if (info.moment) {
    properties.created = std::chrono::floor<std::chrono::seconds>(*info.moment).time_since_epoch().count();
  }
  check(workbook_set_properties(book_->workbook, &properties));
  book_->head = book_->format(nullptr, true);
  format_set_bold(book_->head);
  format_set_bg_color(book_->head, head_colour);
  format_set_bottom(book_->head, LXW_BORDER_THIN);
  book_->text = book_->format(nullptr, false);
  book_->wrapped_text = book_->format(nullptr, true);
  book_->date = book_->format("dd-mm-yyyy", false);
  format_set_align(book_->date, LXW_ALIGN_LEFT);
  book_->number = book_->format("0", false);
  format_set_align(book_->number, LXW_ALIGN_LEFT);
  book_->draft = info.draft;
}

XlsxFile::~XlsxFile() {
  if (book_->workbook != nullptr) (void)workbook_close(book_->workbook);  // frees it, and the file has no reader
}

void XlsxFile::sheet(const std::string& name, const Columns& columns, SheetStyle style) {
  book_->finish_sheet();
  auto* sheet = workbook_add_worksheet(book_->workbook, name.c_str());
  if (sheet == nullptr) throw std::runtime_error("a sheet cannot be made: " + name);
  book_->current = sheet;
  book_->columns = static_cast<lxw_col_t>(columns.size());
  book_->style = style;
  book_->widths.clear();
  for (const auto& column : columns) book_->widths.push_back(column.width);
  for (lxw_col_t i = 0; i < book_->columns; ++i) {
    check(worksheet_set_column(sheet, i, i, columns[i].width, nullptr));
  }
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, paper_a4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.7, 0.6);
  worksheet_freeze_panes(sheet, 1, 0);
  check(worksheet_repeat_rows(sheet, 0, 0));
  check(worksheet_set_header(sheet, book_->draft ? "&L&A&R&BCONCEPT" : "&L&A"));
  check(worksheet_set_footer(sheet, "&RPagina &P van &N"));
  if (style.wrapped) check(worksheet_set_row(sheet, 0, 2 * line_height, nullptr));
  for (lxw_col_t i = 0; i < book_->columns; ++i) {
    check(worksheet_write_string(sheet, 0, i, fitting(columns[i].title).c_str(), book_->head));
  }
  book_->next_row = 1;
}

void XlsxFile::row(const Cells& cells) {
  const auto row = book_->next_row++;
  if (book_->style.wrapped) check(worksheet_set_row(book_->current, row, book_->height_of(cells), nullptr));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    const auto& [text, kind] = cells[i];
    if (text.empty()) {
      if (book_->style.wrapped) check(worksheet_write_blank(book_->current, row, column, book_->wrapped_text));
      continue;
    }
    const auto date = kind == CellKind::Date ? calendar::parse_date(text) : std::nullopt;
    if (date) {
      const std::chrono::year_month_day day{*date};
      lxw_datetime when{};
      when.year = int{day.year()};
      when.month = static_cast<int>(unsigned{day.month()});
      when.day = static_cast<int>(unsigned{day.day()});
      check(worksheet_write_datetime(book_->current, row, column, &when, book_->date));
    } else if (kind == CellKind::Number && text.find_first_not_of("-0123456789") == std::string::npos &&
               text.size() < 15) {
      check(worksheet_write_number(book_->current, row, column, static_cast<double>(std::stoll(text)), book_->number));
    } else {
      check(worksheet_write_string(book_->current, row, column, fitting(text).c_str(),
                                   book_->style.wrapped ? book_->wrapped_text : book_->text));
    }
  }
}

void XlsxFile::close() {
  book_->finish_sheet();
  auto* workbook = book_->workbook;
  book_->workbook = nullptr;
  check(workbook_close(workbook));
}

}  // namespace gestand::gateway
