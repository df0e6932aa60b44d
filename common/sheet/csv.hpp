// Tables as text: RFC 4180 and what programs make of it.
#pragma once
#include <string>

#include "common/sheet/table.hpp"

namespace gestand::sheet {

// The separator (; , or tab) is found by looking: the one that cuts most lines into equally many cells. A first line
// "sep=;" goes before. Rows are counted as a spreadsheet shows them: a line break in a cell makes no new row.
// Throws Unreadable.
[[nodiscard]] Table read_csv(const std::string& bytes, const Limits& limits = {});

}  // namespace gestand::sheet
