// Parked events of every consumer, straight from the database: also visible when the consumer itself is down.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace gestand::cli {

struct ParkedEvent {
  std::string schema;  // deadlines, alerts, overview_1 …
  std::string source;
  int part = 0;
  std::int64_t seq = 0;
  std::string item;
  std::string type;
  std::string error;
};

// Oldest first by schema, source and number. Throws Failed when the database is away.
[[nodiscard]] std::vector<ParkedEvent> parked_events(const std::string& conninfo);

}  // namespace gestand::cli
