// The last import of each source: whether it is under way, for all replicas, and what it came to.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "common/eventlog/database.hpp"

namespace gestand::motions {

// Begins one, or says that it is still under way.
void touch_import(eventlog::Database& database, const std::string& source);
// `counts`: {nieuw, gewijzigd, ongewijzigd, geweigerd}; anything else: it was broken off.
void end_import(eventlog::Database& database, const std::string& source, const nlohmann::json& counts);
[[nodiscard]] bool import_runs(eventlog::Database& database);
// [{bron, status: "bezig"|"klaar"|"afgebroken", begonnenOp, klaarOp?, and what was counted}], by source.
[[nodiscard]] nlohmann::json last_imports(eventlog::Database& database);

}  // namespace gestand::motions
