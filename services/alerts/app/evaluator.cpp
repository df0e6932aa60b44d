// The loop of the evaluation.
#include "services/alerts/app/evaluator.hpp"

#include <exception>

#include "common/logging/log.hpp"
#include "services/alerts/domain/evaluate.hpp"

namespace gestand::alerts {
namespace {

using namespace std::chrono_literals;

constexpr auto pace = 250ms;
constexpr auto pace_after_failure = 1s;
constexpr auto budget_for_sources = 5s;

}  // namespace

bool is_behind(const Look& look) {
  const auto target = evaluated_by(look.now);
  return look.signals || look.evaluated < target || (look.first_due && *look.first_due <= target) ||
         (look.first_snoozed && *look.first_snoozed <= target);
}

bool Evaluator::step() {
  const auto look = evaluation_.look();
  if (!is_behind(look)) return false;
  if (!sources_.followed(budget_for_sources)) {
    logging::warn("evaluation waits for its sources");
    return false;
  }
  while (evaluation_.run(evaluated_by(look.now))) {
    const std::lock_guard lock(mutex_);
    if (stopping_) break;
  }
  return true;
}

void Evaluator::start() {
  worker_ = std::thread([this] { work(); });
}

void Evaluator::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stopped_.notify_all();
  }
  if (worker_.joinable()) worker_.join();
}

void Evaluator::work() {
  for (;;) {
    std::chrono::milliseconds rest = pace;
    try {
      (void)step();
    } catch (const std::exception& error) {
      logging::warn("evaluation tries again", {{"fout", error.what()}});
      rest = pace_after_failure;
    }
    std::unique_lock lock(mutex_);
    if (stopped_.wait_for(lock, rest, [this] { return stopping_; })) return;
  }
}

}  // namespace gestand::alerts
