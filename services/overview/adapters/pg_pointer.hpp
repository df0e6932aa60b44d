// The row that says which read model is shown and which one a rebuild is filling.
#pragma once
#include <optional>
#include <string>

#include "common/eventlog/database.hpp"
#include "common/vocab/time.hpp"

namespace gestand::overview {

struct Pointer {
  std::string live;
  std::optional<std::string> building;
  std::int64_t generation = 0;
  std::optional<Instant> started;
};

[[nodiscard]] Pointer read_pointer(eventlog::Database& database);

// Empties the model that is not shown and says that it is being filled. Does nothing, and says so, if a rebuild is
// under way.
[[nodiscard]] bool begin_rebuild(eventlog::Database& database);

// Shows the model that was being filled, if nothing else happened since `seen`.
void finish_rebuild(eventlog::Database& database, const Pointer& seen);

}  // namespace gestand::overview
