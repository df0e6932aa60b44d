#include "services/alerts/app/worker.hpp"

#include <chrono>
#include <exception>

#include "common/logging/log.hpp"

namespace gestand::alerts {

namespace {

using namespace std::chrono_literals;

constexpr auto pace = 250ms;
constexpr auto pace_after_failure = 1s;

}  // namespace

void Worker::start() {
  thread_ = std::thread([this] { work(); });
}

void Worker::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stopped_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

void Worker::work() {
  bool begun = false;
  for (;;) {
    std::chrono::milliseconds rest = pace;
    try {
      if (!begun) begin_();
      begun = true;
      if (step_()) rest = 0ms;
    } catch (const std::exception& error) {
      logging::warn("delivery tries again", {{"fout", error.what()}});
      rest = pace_after_failure;
      begun = false;  // our own intent may still stand
    }
    std::unique_lock lock(mutex_);
    if (stopped_.wait_for(lock, rest, [this] { return stopping_; })) return;
  }
}

}  // namespace gestand::alerts
