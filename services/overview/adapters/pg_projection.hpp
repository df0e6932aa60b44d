// Turns events of all sources into rows of the read model. Fold and columns in facts_json, time in domain/timeline.
// Every type of event is understood, because a document is the fold of its changes whatever they are called.
#pragma once
#include <pqxx/pqxx>
#include <span>

#include "common/consumer/consumer.hpp"
#include "common/eventlog/database.hpp"

namespace gestand::overview {

class Projection : public consumer::Effect {
 public:
  void apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest& own) override;
};

// The first time at which an assignment dated ahead begins to count, as SQL. Written as a minimum, which is always read
// from the index: an EXISTS made the planner read the whole table now and then (measured: 15 ms of every list after an
// import).
inline constexpr const char* first_switch = "(SELECT min(volgende_wissel) FROM item WHERE volgende_wissel IS NOT NULL)";

// Lets assignments dated ahead begin that are due by the stack's clock.
void settle(eventlog::Database& database);
void settle_if_due(eventlog::Database& database);

// Fresh statistics once so much has changed that a plan may go wrong.
void maintain(eventlog::Database& database);

}  // namespace gestand::overview
