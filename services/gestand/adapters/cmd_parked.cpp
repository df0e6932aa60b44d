// gestand geparkeerd: events that a consumer could not use. They wait, with all later ones of their item, until
// somebody decides.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/pg_parked.hpp"
#include "services/gestand/adapters/stack_bus.hpp"

namespace gestand::cli {
namespace {

constexpr std::chrono::seconds patience{30};

int show(const Stack& stack, const std::string& consumer) {
  bool any = false;
  for (const ParkedEvent& event : parked_events(stack.database())) {
    if (!event.schema.starts_with(consumer)) continue;  // overview has two schemas; an empty name fits all
    any = true;
    fmt::print("{:<11} {:<13} deel {:>2} nr {:>8}  {}  {}: {}\n", event.schema, event.source, event.part, event.seq,
               event.item, event.type, event.error);
  }
  if (!any) fmt::print("Er staat niets geparkeerd.\n");
  return 0;
}

}  // namespace

int cmd_parked(const ParkedOptions& options) {
  const Stack stack(options.data);
  if (options.action == "toon") return show(stack, options.consumer);
  StackBus bus(stack);
  const nlohmann::json question{{"actie", options.action}, {"item", options.item}};
  const auto answer =
      nlohmann::json::parse(bus.ask(options.consumer, options.consumer + ".geparkeerd", question.dump(), patience));
  const int settled = answer.value("aantal", 0);
  if (settled == 0)
    throw Failed("er is niets afgehandeld: van dit item staat niets geparkeerd, of het lukte weer niet");
  fmt::print("{}: {} gebeurtenissen van {} {}\n", options.consumer, settled, options.item,
             options.action == "opnieuw" ? "verwerkt" : "verwijderd");
  return 0;
}

}  // namespace gestand::cli
