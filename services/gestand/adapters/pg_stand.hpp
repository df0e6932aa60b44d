// What a database of Gestand holds, as far as backup and restore must know.
#pragma once
#include <string>

namespace gestand::cli {

// True once services have run on it or any log has an event. Throws Failed when the database is away.
[[nodiscard]] bool holds_data(const std::string& conninfo);

// Takes the empty schemas of a fresh database away, so that a dump can bring its own. Throws Failed if there is
// anything in them.
void drop_unused_schemas(const std::string& conninfo);

}  // namespace gestand::cli
