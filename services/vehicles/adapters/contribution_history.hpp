// Every text and every approval that an edition ever had, from its events: the log already is the history.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/eventlog/event.hpp"

namespace gestand::vehicles {

// Oldest first: {item, versie, tekst, akkoord, …} as the contribution stood after the event, with `handeling`
// ("tekst", "akkoord" or "correctie"), `door` and `geregistreerdOp` of the event. An empty `item`: of all items.
[[nodiscard]] nlohmann::json contribution_history(const std::vector<eventlog::StoredEvent>& events,
                                                  const std::string& item);

}  // namespace gestand::vehicles
