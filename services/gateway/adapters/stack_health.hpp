// How the stack stands, as far as the gateway can ask: which processes answer and how far behind they are, and the
// events that a consumer could not use, with what a person can do about them.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/gateway/adapters/bus_caller.hpp"
#include "services/gateway/app/exchange.hpp"

namespace gestand::gateway {

// {"diensten":[{"dienst","processen":[{"naam","versie","status","achterstand"}]}],"geparkeerd":[{"dienst","aantal"?}],
// "imports"?: the last of each register, as services/motions tells them}.
// A service none of whose processes answers has none; a process that is down is not there. `achterstand`: events known
// and not yet applied. Without `aantal` the service did not say. Waits at most two seconds, throws nothing.
[[nodiscard]] nlohmann::json stack_health(BusCaller& bus);

// {"aantal","resultaten":[{dienst,bron,item,type,fout,deel,volgnummer}],"onbereikbaar":[dienst]}.
[[nodiscard]] nlohmann::json parked_events(BusCaller& bus);

// Tries the events of an item again, or skips them, at the consumer that `envelope` names in its body ({"dienst"}).
// Repeating does no harm: what was settled stays settled. 409 where the item is still parked afterwards.
[[nodiscard]] ApiResponse settle_parked(BusCaller& bus, const nlohmann::json& envelope, bool skip,
                                        const std::string& path);

}  // namespace gestand::gateway
