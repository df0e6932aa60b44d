// The evaluation on our tables: alerts, their mails and the watermark move in one transaction.
#pragma once
#include <functional>

#include "common/eventlog/log.hpp"
#include "services/alerts/app/evaluator.hpp"

namespace gestand::alerts {

class PgEvaluation final : public Evaluation {
 public:
  using Publish = std::function<void(const eventlog::Appended&)>;  // a hint to those who listen
  PgEvaluation(eventlog::Database& database, Publish publish) : database_(database), publish_(std::move(publish)) {}

  [[nodiscard]] Look look() override;
  [[nodiscard]] bool run(Date target) override;

 private:
  eventlog::Database& database_;
  Publish publish_;
};

}  // namespace gestand::alerts
