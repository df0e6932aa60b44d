// What every source answers about its log on the bus:
//   log.heads  ""                        -> packed heads (and one byte: 1 while a bulk import runs)
//   log.read   {"deel","na","hoogstens"} -> packed events of a partition
//   log.item   {"item"}                  -> packed events of an item, oldest first
//   log.texts  {"ids":[…]}               -> {id: text}; erased ones are missing
//   clock.now  ""                        -> the stack's clock, RFC 3339
//   log.verify ""                        -> {"fouten":[{"deel","volgnummer","item","fout"}],"digest","events"}
#pragma once
#include <functional>

#include "common/bus/node.hpp"
#include "common/eventlog/log.hpp"

namespace gestand::run {

void serve_log_methods(bus::Node& node, eventlog::Log& log, eventlog::Database& database);

// For sources that follow others: log.heads with {"na":{source:[heads]}} answers when `followed` says that they are
// applied.
using Followed = std::function<bool(const std::map<std::string, eventlog::Heads>&, std::chrono::milliseconds budget)>;
void serve_heads_after(bus::Node& node, eventlog::Log& log, Followed followed);
// For sources that import: log.heads says whether one runs.
void serve_heads_with_bulk(bus::Node& node, eventlog::Log& log, std::function<bool()> bulk_runs);

// Runs a handler's body: Unavailable, InDoubt and malformed JSON become statuses; anything else is Internal and logged.
[[nodiscard]] bus::Reply guarded(const bus::Request& request, const std::function<bus::Reply()>& work);

}  // namespace gestand::run
