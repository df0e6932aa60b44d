// Follows deadlines, their items and the directorates; keeps for each deadline the day on which a rule may speak of it.
// It alerts nobody itself: that is the run's, which first waits for all sources.
#pragma once
#include "common/consumer/consumer.hpp"

namespace gestand::alerts {

class Follow final : public consumer::Effect {
 public:
  void apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest& own) override;
};

}  // namespace gestand::alerts
