#include "services/gateway/adapters/stack_day.hpp"

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"

namespace gestand::gateway {

using namespace std::chrono_literals;

Date StackDay::get() {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (known_ && now - asked_ < 1s) return day_;
  const auto reply = node_.call("motions", "clock.now", "", 1s);
  if (reply.status == bus::Status::Ok) {
    if (const auto instant = calendar::parse_instant(reply.body)) {
      day_ = calendar::amsterdam_date(*instant);
      known_ = true;
      asked_ = now;
    }
  }
  return day_;
}

}  // namespace gestand::gateway
