// Which editions were ever planned before a recess, as the log of vehicles tells.
#pragma once
#include <string>
#include <vector>

#include "common/eventlog/database.hpp"

namespace gestand::vehicles {

// Reads the whole log, that of one kind of few items: for when the calendar changes, not for every request.
[[nodiscard]] std::vector<std::string> ever_windowed(eventlog::Database& database);

}  // namespace gestand::vehicles
