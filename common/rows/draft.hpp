// One row, read: what it says of each field, and every cell that cannot be read.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/calendar/calendar.hpp"
#include "common/rows/columns.hpp"
#include "common/rows/values.hpp"

namespace gestand::rows {

struct Fault {
  int row = 0;                        // 0: of the sheet as a whole
  std::optional<std::size_t> column;  // none: of the row as a whole
  std::string value;                  // as it stands there
  std::string code, detail;           // stable for programs; a Dutch sentence for people
};

struct Said {
  std::string raw;    // as it stands in the sheet
  std::string plain;  // as Gestand keeps it
  std::size_t column = 0;
};

struct Term {
  std::optional<Date> date;
  std::string words;  // empty for a plain date
};

struct Draft {
  int row = 0;
  std::map<Field, Said> said;
  std::vector<Party> made_to, asked_by, movers;
  std::optional<Term> term;
  std::vector<std::string> themes;
  std::vector<Fault> faults;
  std::set<Field> broken;  // those that have a fault: what follows from them is not told as well

  [[nodiscard]] const Said* get(Field field) const {
    const auto found = said.find(field);
    return found == said.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::string plain(Field field) const {
    const auto* one = get(field);
    return one == nullptr ? "" : one->plain;
  }
};

// What the reading of a row needs to know beside it.
struct Setting {
  Kind kind = Kind::Toezegging;
  Date today;
  bool from_1904 = false;
  const Reference& reference;
  const calendar::Calendar& calendar;  // by which terms in words are read
};

// The cells of the row as people see them: a cell merged over several rows counts in each.
[[nodiscard]] std::vector<sheet::Cell> cells_of(const sheet::Table& table, std::size_t row);

[[nodiscard]] Draft read_row(int row, const std::vector<sheet::Cell>& cells, const Mapping& mapping,
                             const Setting& setting);

}  // namespace gestand::rows
