// The row that says that an import is under way, for all replicas.
#pragma once
#include <string>

#include "common/eventlog/database.hpp"

namespace gestand::motions {

void touch_import(eventlog::Database& database, const std::string& source);
void end_import(eventlog::Database& database, const std::string& source);
[[nodiscard]] bool import_runs(eventlog::Database& database);

}  // namespace gestand::motions
