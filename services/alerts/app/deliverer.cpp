// The loop of the delivery.
#include "services/alerts/app/deliverer.hpp"

#include <chrono>
#include <exception>

#include "common/logging/log.hpp"

namespace gestand::alerts {
namespace {

using namespace std::chrono_literals;

constexpr auto pace = 250ms;
constexpr auto pace_after_failure = 1s;

}  // namespace

bool Deliverer::step() {
  const auto intent = outbox_.next();
  if (!intent) return false;
  const auto result = post_.send(intent->message);
  if (result.sent != Sent::Accepted)
    logging::warn("mail not handed over", {{"berichtId", intent->message.id},
                                           {"poging", std::to_string(intent->attempt)},
                                           {"uitkomst", std::string{to_string(result.sent)}},
                                           {"fout", result.why}});
  outbox_.record(*intent, result);
  return true;
}

void Deliverer::start() {
  worker_ = std::thread([this] { work(); });
}

void Deliverer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stopped_.notify_all();
  }
  if (worker_.joinable()) worker_.join();
}

void Deliverer::work() {
  bool took_over = false;
  for (;;) {
    std::chrono::milliseconds rest = pace;
    try {
      if (!took_over) outbox_.take_over();
      took_over = true;
      if (step()) rest = 0ms;
    } catch (const std::exception& error) {
      logging::warn("delivery tries again", {{"fout", error.what()}});
      rest = pace_after_failure;
      took_over = false;  // our own intent may still stand
    }
    std::unique_lock lock(mutex_);
    if (stopped_.wait_for(lock, rest, [this] { return stopping_; })) return;
  }
}

}  // namespace gestand::alerts
