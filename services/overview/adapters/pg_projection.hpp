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

// Lets assignments dated ahead begin that are due by the stack's clock.
void settle(eventlog::Database& database);
void settle_if_due(eventlog::Database& database);

// Fresh statistics once so much has changed that a plan may go wrong.
void maintain(eventlog::Database& database);

}  // namespace gestand::overview
