#include "common/rows/columns.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "common/promises/number.hpp"
#include "common/rows/values.hpp"
#include "common/text/folding.hpp"
#include "common/wire/number.hpp"

namespace gestand::rows {

namespace {

using sheet::Cell;
using sheet::Table;

constexpr int headers_within = 20;  // rows from the top
constexpr std::size_t looked_at = 200;

const std::string& text_at(const sheet::Row& row, std::size_t column) {
  static const std::string none;
  return column < row.cells.size() ? row.cells[column].text : none;
}

// What people see in a cell of the header: the text of the cells that it is merged with.
std::string seen(const Table& table, int row, std::size_t column) {
  const auto find = [&](int number) {
    const auto at =
        std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& one) { return one.number == number; });
    return at == table.rows.end() ? nullptr : &*at;
  };
  for (const auto& merge : table.merges) {
    if (row < merge.top || row > merge.bottom || column < merge.left || column > merge.right) continue;
    const auto* top = find(merge.top);
    return top == nullptr ? "" : text_at(*top, merge.left);
  }
  const auto* own = find(row);
  return own == nullptr ? "" : text_at(*own, column);
}

// A title over several columns, which belongs to each of them; not one over the whole sheet.
std::string title_over(const Table& table, int row, std::size_t column, std::size_t width) {
  for (const auto& merge : table.merges) {
    const bool here = merge.bottom == row - 1 && merge.left <= column && column <= merge.right;
    const std::size_t columns = merge.right - merge.left + 1;
    if (here && columns > 1 && columns * 2 <= width + 1) return seen(table, merge.top, merge.left);
  }
  return {};
}

bool is_usual(Kind kind, const std::string& header) {
  return std::any_of(fields().begin(), fields().end(), [&](const FieldInfo& one) {
    return has(kind, one.field) && std::find(one.headers.begin(), one.headers.end(), header) != one.headers.end();
  });
}

struct Finder {
  const Table& table;
  Kind kind;
  const Reference& reference;
  Mapping& mapping;
  std::set<Field> taken;

  void each_value(const Column& column, const std::function<void(const Cell&)>& use) const {
    std::size_t count = 0;
    for (std::size_t i = mapping.first_row; i < table.rows.size() && count < looked_at; ++i) {
      const auto& cells = table.rows[i].cells;
      if (column.index >= cells.size() || cells[column.index].kind == Cell::Kind::Empty) continue;
      ++count;
      use(cells[column.index]);
    }
  }
  // The share of what stands under it that fits; nothing if nothing stands there.
  [[nodiscard]] std::optional<double> share(const Column& column, const std::function<bool(const Cell&)>& fits) const {
    double all = 0, good = 0;
    each_value(column, [&](const Cell& cell) {
      all += 1;
      good += fits(cell) ? 1 : 0;
    });
    return all > 0 ? std::optional(good / all) : std::nullopt;
  }
  [[nodiscard]] bool is_number(const Cell& cell) const {
    if (kind == Kind::Motie) return wire::parse_paper_number(cell.text).has_value();
    return promises::parse_number(cell.text).has_value();
  }
  // A column of counters is no column of numbers.
  [[nodiscard]] bool can_be(Field field, const Column& column) const {
    constexpr double some = 0.3;
    if (field == Field::Nummer)
      return share(column, [&](const Cell& cell) { return is_number(cell); }).value_or(1) >= some;
    if (field == Field::Zaaknummer)
      return share(column, [](const Cell& cell) {
               return wire::parse_case_number(cell.text).has_value();
             }).value_or(1) >= some;
    return true;
  }
  void take(Column& column, Field field, const char* how) {
    column.field = field;
    column.how = how;
    taken.insert(field);
  }
  void by_header(bool whole) {
    constexpr std::size_t telling = 5;  // letters: a shorter word begins too much
    for (const auto& one : fields()) {
      if (!has(kind, one.field) || taken.contains(one.field)) continue;
      for (const auto& header : one.headers) {
        const auto fits = [&](const Column& column) {
          const std::string mine = text::folded(column.header);
          const bool same =
              whole ? mine == header : header.size() >= telling && mine.starts_with(std::string(header) + " ");
          return same && column.how.empty() && can_be(one.field, column);
        };
        const auto found = std::find_if(mapping.columns.begin(), mapping.columns.end(), fits);
        if (found == mapping.columns.end()) continue;
        take(*found, one.field, "kop");
        break;
      }
    }
  }
  // Two columns may claim to say who it was: the one with offices says the office, the other the name.
  void office_and_name() {
    const auto offices = [&](const Column& column) {
      return share(column, [&](const Cell& cell) { return reference.offices.code_of(cell.text).has_value(); })
          .value_or(0);
    };
    const auto at = std::find_if(mapping.columns.begin(), mapping.columns.end(),
                                 [](const Column& one) { return one.field == Field::Ambt && one.how == "kop"; });
    if (at == mapping.columns.end()) return;
    const auto& usual = info(Field::Ambt).headers;
    for (auto& other : mapping.columns) {
      const bool claims = std::find(usual.begin(), usual.end(), text::folded(other.header)) != usual.end();
      if (!other.how.empty() || !claims) continue;
      auto& name = offices(other) > offices(*at) ? *at : other;
      auto& office = &name == &other ? *at : other;
      name.field.reset();
      name.how.clear();
      take(office, Field::Ambt, "kop");
      if (has(kind, Field::Naam) && !taken.contains(Field::Naam)) take(name, Field::Naam, "kop");
      return;
    }
  }
  // What is needed and has no header that we know may show by what stands there, if only one column can be it.
  void by_content(Field field, const std::function<bool(const Cell&)>& fits) {
    constexpr double most = 0.8;
    if (!has(kind, field) || taken.contains(field)) return;
    Column* found = nullptr;
    for (auto& column : mapping.columns) {
      if (!column.how.empty() || share(column, fits).value_or(0) < most) continue;
      if (found != nullptr) return;
      found = &column;
    }
    if (found != nullptr) take(*found, field, "inhoud");
  }
};

void choose(Finder& finder, const Choices& choices, const char* how, bool must_exist) {
  for (const auto& [name, field_name] : choices) {
    const std::string folded = text::folded(name);
    auto& columns = finder.mapping.columns;
    auto column = std::find_if(columns.begin(), columns.end(),
                               [&](const Column& one) { return text::folded(one.header) == folded; });
    if (const auto index = sheet::column_of(name); column == columns.end() && index)
      column = std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.index == *index; });
    const auto field = parse_field(field_name);
    const bool known = field_name == "-" || (field && has(finder.kind, *field));
    if (must_exist && column == columns.end()) {
      std::string known_headers;
      for (const auto& one : columns) known_headers += (known_headers.empty() ? "" : ", ") + one.header;
      throw WrongChoice("er is geen kolom \"" + name + "\"; wel: " + known_headers);
    }
    if (must_exist && !known) {
      std::string names;
      for (const auto& one : fields()) {
        if (has(finder.kind, one.field)) names += (names.empty() ? "" : ", ") + std::string(one.name);
      }
      throw WrongChoice("een kolom kan niet \"" + field_name + "\" zijn; wel: " + names + " of -");
    }
    if (column == columns.end() || !known || !column->how.empty()) continue;
    if (field && finder.taken.contains(*field)) {
      if (must_exist) throw WrongChoice("twee kolommen zijn gekozen voor \"" + field_name + "\"");
      continue;
    }
    column->how = how;
    if (field) finder.take(*column, *field, how);
  }
}

// The row within the first twenty that has most of the usual headers.
std::size_t header_of(const Table& table, Kind kind, const Choices& chosen) {
  std::size_t best = 0, best_score = 0;
  for (std::size_t i = 0; i < table.rows.size() && table.rows[i].number <= headers_within; ++i) {
    std::size_t score = 0;
    std::set<std::string> seen_before;
    for (std::size_t column = 0; column < table.rows[i].cells.size(); ++column) {
      const std::string header = text::folded(seen(table, table.rows[i].number, column));
      if (header.empty() || !seen_before.insert(header).second) continue;
      const bool named =
          std::any_of(chosen.begin(), chosen.end(), [&](const auto& one) { return text::folded(one.first) == header; });
      score += named || is_usual(kind, header) ? 1U : 0U;
    }
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  if (best_score < 2) {
    throw sheet::Unreadable(
        "er zijn geen kolomkoppen gevonden in de eerste twintig rijen; zet boven de kolommen koppen als Nummer, "
        "Toezegging, Datum, Bewindspersoon, Aan, Termijn");
  }
  return best;
}

}  // namespace

std::optional<std::size_t> Mapping::column_of(Field field) const {
  for (const auto& one : columns) {
    if (one.field == field) return one.index;
  }
  return std::nullopt;
}

Mapping map_columns(const Table& table, Kind kind, const Choices& chosen, const Choices& remembered,
                    const Reference& reference) {
  Mapping out;
  const std::size_t at = header_of(table, kind, chosen);
  out.header_row = table.rows[at].number;
  out.first_row = at + 1;
  std::size_t width = table.rows[at].cells.size();
  int last_header_row = out.header_row;
  for (const auto& merge : table.merges) {
    if (merge.top > out.header_row || merge.bottom < out.header_row) continue;
    width = std::max(width, merge.right + 1);
    last_header_row = std::max(last_header_row, merge.bottom);  // a header over two rows
  }
  while (out.first_row < table.rows.size() && table.rows[out.first_row].number <= last_header_row) ++out.first_row;
  Finder finder{table, kind, reference, out, {}};
  for (std::size_t column = 0; column < width; ++column) {
    const std::string own = text::flat(seen(table, out.header_row, column));
    const std::string over = text::flat(title_over(table, out.header_row, column, width));
    if (own.empty()) continue;
    Column one{
        column, over.empty() || over == own || is_usual(kind, text::folded(own)) ? own : over + " " + own, {}, {}, {}};
    finder.each_value(one, [&](const Cell& cell) {
      if (one.examples.size() < 3) one.examples.push_back(cell.text);
    });
    out.columns.push_back(std::move(one));
  }
  choose(finder, chosen, "gekozen", true);
  choose(finder, remembered, "onthouden", false);
  finder.by_header(true);
  finder.office_and_name();
  finder.by_header(false);
  finder.by_content(Field::Nummer, [&](const Cell& cell) { return finder.is_number(cell); });
  finder.by_content(Field::Ambt, [&](const Cell& cell) { return reference.offices.code_of(cell.text).has_value(); });
  finder.by_content(Field::Directie,
                    [&](const Cell& cell) { return reference.directorates.code_of(cell.text).has_value(); });
  if (needs(kind, Field::Datum)) {
    finder.by_content(Field::Datum, [&](const Cell& cell) { return read_day(cell, table.days_from_1904).ok(); });
  }
  return out;
}

Choices choices_of(const Mapping& mapping) {
  Choices out;
  for (const auto& one : mapping.columns) out[one.header] = one.field ? std::string(info(*one.field).name) : "-";
  return out;
}

std::string name_of_headers(const Mapping& mapping) {
  std::set<std::string> all;
  for (const auto& one : mapping.columns) all.insert(text::folded(one.header));
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : " | ") + one;
  return out;
}

}  // namespace gestand::rows
