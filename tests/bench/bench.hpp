// Measurements of the core, each beside the floor that it is compared with. The caller (tests/bench/run) makes the
// database and the table.
#pragma once
#include <string>

namespace gestand::bench {

// Appends of one event by `clients` threads for `seconds`; prints "tps N".
void append(const std::string& conninfo, int clients, int seconds);
// Appends of 200 new items in one partition, one after the other; prints "events_per_s N".
void batches(const std::string& conninfo, int seconds);
// Events at a pace: prints the medians in microseconds of "delivery" (append begun -> effect committed),
// "append_commit" and "effect_commit" (the same two transactions without anything between) and "one_way" (the same
// message over a bare socket pair).
void delivery(const std::string& conninfo, int events, int per_second);

}  // namespace gestand::bench
