// The report of an import: every row that could not be used, in whole or in part, and why.
#pragma once
#include <string>
#include <vector>

#include "services/gestand/domain/import_record.hpp"

namespace gestand::cli {

// Writes one JSON object a line, whole or not at all. Throws std::runtime_error if it cannot.
void write_report(const std::string& path, std::vector<Finding> findings);

// Counts by reason, most frequent first, in Dutch.
[[nodiscard]] std::string summary(const std::vector<Finding>& findings);

}  // namespace gestand::cli
