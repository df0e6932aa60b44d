// gestand-deadlines: which date hangs on what. Wires the log, the consumer of the owners and the bus, and runs.
#include "common/calendar/zone.hpp"
#include "common/consumer/consumer.hpp"
#include "common/run/log_methods.hpp"
#include "common/run/parked_methods.hpp"
#include "common/run/service.hpp"
#include "common/vocab/errors.hpp"
#include "services/deadlines/adapters/bus_api.hpp"
#include "services/deadlines/adapters/follow.hpp"
#include "services/deadlines/adapters/pg_deadlines.hpp"

namespace {

using namespace gestand;
using namespace std::chrono_literals;

constexpr auto patience = 1500ms;

// What was said before the question counts in its answer. Throws Unavailable where a source does not answer.
bool has_followed(consumer::Consumer& consumer) {
  const auto end = std::chrono::steady_clock::now() + patience;
  return consumer.wait_for(consumer.heads_of_sources(patience), end);
}

}  // namespace

int main(int argc, char** argv) {
  run::Service service("deadlines", argc, argv);
  eventlog::Log log(service.database());
  const auto batches = service.open("deadlines", 0);
  deadlines::Follow follow;
  consumer::Consumer consumer({.group = "deadlines",
                               .instance = service.settings().instance,
                               .sources = {"organisation", "motions", "commitments", "vehicles"}},
                              service.node(), *batches, follow);

  service.serve_log(log);
  run::serve_heads_after(service.node(), log,
                         [&consumer](const consumer::Positions& heads, std::chrono::milliseconds budget) {
                           return consumer.wait_for(heads, std::chrono::steady_clock::now() + budget);
                         });
  service.node().serve("deadlines.bereken", [&](const bus::Request& request) {
    return run::guarded(request, [&] {
      try {
        (void)has_followed(consumer);
      } catch (const Unavailable&) {  // words can be read by the calendar that is known here
      }
      return bus::Reply{bus::Status::Ok, deadlines::compute(request.body, deadlines::calendar_of(*batches),
                                                            calendar::amsterdam_date(log.now()))};
    });
  });
  service.node().serve("deadlines.voorspel", [&](const bus::Request& request) {
    return run::guarded(request, [&] {
      if (!has_followed(consumer)) throw Unavailable("deadlines has not followed its sources yet");
      return bus::Reply{bus::Status::Ok, deadlines::preview(request.body, *batches, service.node())};
    });
  });
  run::serve_parked(service.node(), "deadlines", consumer);
  service.on_start([&consumer] { consumer.start(); });
  service.on_stop([&consumer] { consumer.stop(); });
  service.ready_when([&consumer] { return consumer.caught_up_once(); });
  service.lag_is([&consumer] { return consumer.lag(); });
  service.metric("gestand_deadlines_parked_events", "Events that could not be used",
                 [&consumer] { return static_cast<double>(consumer.parked().size()); });
  return service.run();
}
