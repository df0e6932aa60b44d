// A review as scripts and the report see it (docs/import.md).
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "common/rows/review.hpp"

namespace gestand::rows {

// The place as people see it: "B17"; of a whole row "17"; of the sheet "".
[[nodiscard]] std::string place_of(const Fault& fault);

[[nodiscard]] nlohmann::json review_json(const sheet::Table& table, const Mapping& mapping, Kind kind,
                                         const Review& review);

}  // namespace gestand::rows
