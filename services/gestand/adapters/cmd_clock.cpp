// gestand klok: shows or moves the simulated clock; moving it returns when the evaluation that became due is recorded.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/pg_clock.hpp"
#include "services/gestand/adapters/stack.hpp"
#include "services/gestand/adapters/stack_bus.hpp"

namespace gestand::cli {
namespace {

constexpr std::chrono::seconds patience{300};  // a leap of a year is 365 days to evaluate
constexpr std::chrono::hours evaluated_at{7};  // in Amsterdam, each day

Instant instant_of(const std::string& words) {
  const auto at = calendar::parse_instant(words);
  if (!at) throw WrongUse("geen tijdstip: " + words + " (bedoeld is bijvoorbeeld 2024-06-27T08:00:00+02:00)");
  return *at;
}

void show(const ClockStand& stand) {
  fmt::print("{} ({} in Amsterdam){}\n", calendar::to_iso(stand.now),
             calendar::to_iso(calendar::amsterdam_date(stand.now)),
             stand.simulated ? ", gesimuleerde klok" : ", de klok van deze machine");
}

// The last day whose evaluation is due at this moment.
Date due_day(Instant now) {
  const Date today = calendar::amsterdam_date(now);
  return now >= calendar::amsterdam_instant(today, evaluated_at) ? today : today - std::chrono::days(1);
}

}  // namespace

int cmd_clock(const ClockOptions& options) {
  const Stack stack(options.data);
  const PgClock clock(stack.database());
  if (options.resume) {
    clock.resume();
  } else if (!options.start.empty()) {
    clock.start(instant_of(options.start));
  } else if (!options.to.empty()) {
    const Instant to = instant_of(options.to);
    clock.move_to(to);
    // Every replica reads the clock from the database each time, so all use it as soon as the move is committed.
    const nlohmann::json until{{"datum", calendar::to_iso(due_day(to))}};
    StackBus(stack).ask("alerts", "alerts.tot", until.dump(), patience, std::chrono::seconds(60));
  }
  show(clock.stand());
  return 0;
}

}  // namespace gestand::cli
