// The page taken apart: furniture (page numbers, repeated heads) off, the column in the margin apart from the body.
#pragma once
#include <vector>

#include "services/documents/domain/text.hpp"

namespace gestand::documents {

// A piece of a line between wide gaps, tabs or bars.
struct Cell {
  Flow flow;
  std::size_t column = 0;
};
[[nodiscard]] std::vector<Cell> cells_of(const Flow& line);

struct Page {
  std::vector<Flow> body;    // with empty lines, which end paragraphs
  std::vector<Flow> margin;  // the lines of the narrow column beside it
};
[[nodiscard]] Page lay_out(std::u32string_view text);

}  // namespace gestand::documents
