// Workbooks (Office Open XML): the values of one sheet, as they were when it was saved. A formula gives its result,
// a number that is shown as a date is a day, rich text is its letters.
#pragma once
#include <string>

#include "common/sheet/table.hpp"

namespace gestand::sheet {

// Throws Unreadable, also when there is no sheet of that name.
[[nodiscard]] Table read_xlsx(const std::string& bytes, const std::string& sheet = {}, const Limits& limits = {});

// Whether a number format shows days ("dd-mm-yyyy", not "#,##0" or "[Red]0").
[[nodiscard]] bool is_day_format(std::string_view format);

}  // namespace gestand::sheet
