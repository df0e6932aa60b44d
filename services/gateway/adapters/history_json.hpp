// The events of an item as its history shows them. The log already is the history.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "common/eventlog/event.hpp"
#include "services/gateway/adapters/bus_caller.hpp"

namespace gestand::gateway {

struct About {
  std::vector<eventlog::StoredEvent> events;  // of its owner, and behind them those of its deadlines; oldest first
  std::string directorate;                    // that has the item today; may be empty
};
// No events if there is no such item.
[[nodiscard]] About events_about(BusCaller& bus, const std::string& service, const std::string& item);

// [{id, type, soort, versie, item, door, geregistreerdOp, datum?, feit?, wijziging}], oldest first; recorded before
// `until`. Unless it is `whole`, without what is confidential; texts that can be erased are still ids.
[[nodiscard]] nlohmann::json history_of(const std::vector<eventlog::StoredEvent>& events,
                                        const std::optional<std::string>& until, bool whole);

}  // namespace gestand::gateway
