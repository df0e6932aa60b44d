// A sheet as a table of cells, each at the place where people see it ("B17"). What a cell means is for others
// (common/rows); here it is only what kind of value the file says that it holds.
#pragma once
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::sheet {

// The file is no sheet that we can read; the text is Dutch and says what to do.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// More than this is no sheet of promises: a fault, or a file made to hurt.
struct Limits {
  std::size_t inflated = 512U << 20U;  // bytes of one part of a workbook, unpacked
  std::size_t text = 128U << 20U;      // bytes of text that is kept
  std::size_t rows = 100'000;          // that hold anything
  std::size_t columns = 1'000;
  std::size_t cells = 2'000'000;
};

struct Cell {
  enum class Kind { Empty, Text, Number, Day, Fault };
  Kind kind = Kind::Empty;
  std::string text;         // as people see it; of a fault its code ("#REF!")
  double number = 0;        // of a number
  std::optional<Date> day;  // of a day
  bool operator==(const Cell&) const = default;
};

struct Row {
  int number = 0;  // from 1, as people count
  std::vector<Cell> cells;
};

struct Merge {  // cells shown as one; rows as people count, columns from 0, all inclusive
  int top, bottom;
  std::size_t left, right;
};

struct Table {
  std::string name;                 // of the sheet; empty for CSV
  std::string encoding;             // of CSV: "UTF-8", "Windows-1252" …
  std::optional<char> separator;    // of CSV
  std::vector<std::string> sheets;  // all that can be chosen
  bool days_from_1904 = false;      // how this file counts days
  std::vector<Row> rows;            // those that hold anything
  std::vector<Merge> merges;
};

[[nodiscard]] std::string column_name(std::size_t column);         // 0 → "A", 26 → "AA"
[[nodiscard]] std::string cell_name(std::size_t column, int row);  // "B17"
[[nodiscard]] std::optional<std::size_t> column_of(std::string_view name);

// The day that a spreadsheet means by a number; nothing for one that is no day. Excel thinks that 29 February 1900
// was one.
[[nodiscard]] std::optional<Date> day_of_number(double number, bool from_1904);

// A number as people write it: "1172", not "1172.0".
[[nodiscard]] std::string shown(double number);

// Any file: looks at its first bytes. `sheet`: by name, else the first that people see.
[[nodiscard]] Table read_table(const std::string& bytes, const std::string& sheet = {}, const Limits& limits = {});

}  // namespace gestand::sheet
