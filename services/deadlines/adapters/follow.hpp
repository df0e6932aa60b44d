// Follows the owners: what they say of deadlines and editions becomes events of our own log, in the transaction of the
// offset.
#pragma once
#include "common/consumer/consumer.hpp"

namespace gestand::deadlines {

class Follow final : public consumer::Effect {
 public:
  void apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest& own) override;
};

}  // namespace gestand::deadlines
