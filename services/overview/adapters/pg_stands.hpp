// Stands of items in table `item`: loaded for the facts that are to come, and written back where they changed.
#pragma once
#include <map>
#include <pqxx/pqxx>
#include <set>
#include <string>
#include <vector>

#include "services/overview/adapters/facts_json.hpp"

namespace gestand::overview {

using Timelines = std::map<std::string, ItemTimeline>;  // by item

// From here to the end of the transaction no other writer works in this model; the version of the model moves.
void take_turn(pqxx::work& transaction);

// Adds the stands of `items` that last beyond `after`.
void load_stands(pqxx::work& transaction, const std::set<std::string>& items, Instant after, Timelines& into);

// Writes what changed, in one statement. Returns the number of rows.
std::size_t save_stands(pqxx::work& transaction, const Timelines& timelines);

// An instant as a bigint of microseconds, NULL for infinity; for a SELECT list.
[[nodiscard]] std::string micros(const std::string& column);
[[nodiscard]] Instant instant_of(const pqxx::field& field);

}  // namespace gestand::overview
