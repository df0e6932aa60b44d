#include "services/documents/domain/layout.hpp"

#include <algorithm>
#include <map>

#include "services/documents/domain/header.hpp"
#include "services/documents/domain/pattern.hpp"

namespace gestand::documents {

namespace {

constexpr std::size_t gap_of_columns = 2;
constexpr std::size_t margin_from = 40;  // a column that starts here may be the margin of the house style

bool is_page_number(const std::string& plain) {
  static const Pattern pattern(
      "^(pagina|blad|page|p\\.) *\\d+( *(van|/|-|of) *\\d+)?$|^- *\\d+ *-$|^\\d+ *(/|van) *\\d+$");
  return plain.size() < 40 && pattern.in(plain);
}

// Lines that stand again near the top or the foot of pages.
std::map<std::string, int> repeated_heads(const std::vector<Line>& lines) {
  std::map<std::string, int> seen;
  constexpr std::size_t near = 4;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].page_start) continue;
    const std::size_t from = i > near ? i - near : 0;
    for (std::size_t k = from; k < std::min(i + near, lines.size()); ++k) {
      const auto text = trimmed(lines[k].flow.plain);
      if (text.size() >= 4 && text.size() < 120) ++seen[std::string(text)];
    }
  }
  for (auto& [text, count] : seen) count = 0;
  for (const auto& line : lines) {
    if (const auto one = seen.find(std::string(trimmed(line.flow.plain))); one != seen.end()) ++one->second;
  }
  return seen;
}

// The column at which labels stand to the right of the body, as in the house style of letters; 0 if there is none.
std::size_t margin_column(const std::vector<Line>& lines) {
  std::map<std::size_t, int> labels;
  std::map<std::size_t, int> any;
  std::size_t seen = 0;
  for (const auto& line : lines) {
    if (line.flow.size() > 400 || ++seen > 400) continue;
    const auto cells = cells_of(line.flow);
    if (cells.empty() || cells.back().column < margin_from) continue;
    ++any[cells.back().column];
    if (label_at(cells.back().flow)) ++labels[cells.back().column];
  }
  for (const auto& [column, count] : labels)
    if (count >= 2 || (count == 1 && any[column] >= 3)) return column;
  return 0;
}

}  // namespace

std::vector<Cell> cells_of(const Flow& line) {
  std::vector<Cell> out;
  std::size_t i = 0;
  while (i < line.size()) {
    while (i < line.size() && (line.plain[i] == ' ' || line.plain[i] == '|')) ++i;
    const std::size_t begin = i;
    std::size_t end = i;
    std::size_t blanks = 0;
    for (; i < line.size() && line.plain[i] != '|' && blanks < gap_of_columns; ++i) {
      blanks = line.plain[i] == ' ' ? blanks + 1 : 0;
      if (blanks == 0) end = i + 1;
    }
    if (end > begin) out.push_back({line.part(begin, end), begin});
  }
  return out;
}

Page lay_out(std::u32string_view text) {
  const auto lines = lines_of(text);
  const auto heads = repeated_heads(lines);
  const std::size_t margin = margin_column(lines);
  std::map<std::string, int> shown;
  Page out;
  for (const auto& line : lines) {
    const std::string plain(trimmed(line.flow.plain));
    if (is_page_number(plain)) continue;
    if (const auto head = heads.find(plain); head != heads.end() && head->second > 1 && shown[plain]++ > 0) continue;
    if (margin > 0 && line.flow.size() < 400) {
      const auto cells = cells_of(line.flow);
      if (!cells.empty() && cells.back().column + 2 >= margin && cells.back().column <= margin + 2) {
        static const Pattern page("pagina *\\d+");
        if (!page.in(cells.back().flow.plain)) out.margin.push_back(cells.back().flow);
        out.body.push_back(line.flow.part(0, cells.back().column));
        continue;
      }
      if (!plain.empty()) out.margin.emplace_back();
    }
    out.body.push_back(line.flow);
  }
  return out;
}

}  // namespace gestand::documents
