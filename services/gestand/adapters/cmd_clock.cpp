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
constexpr std::chrono::seconds one_question{10};
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

// The alerts service answers when the day is recorded, or says after a while how far it is: a long leap takes a day at
// a time.
void await_evaluation(const Stack& stack, Date due) {
  StackBus bus(stack);
  const nlohmann::json until{{"datum", calendar::to_iso(due)}};
  const auto end = std::chrono::steady_clock::now() + patience;
  std::string reached;
  while (std::chrono::steady_clock::now() < end) {
    const auto answer = nlohmann::json::parse(bus.ask("alerts", "alerts.tot", until.dump(), patience, one_question));
    if (answer.value("bij", false)) return;
    reached = answer.value("geevalueerdTot", "");
  }
  throw Failed("de klok is gezet, maar de meldingen van " + calendar::to_iso(due) +
               " zijn nog niet vastgelegd (tot en met " + reached + " wel)");
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
    await_evaluation(stack, due_day(to));
  }
  show(clock.stand());
  return 0;
}

}  // namespace gestand::cli
