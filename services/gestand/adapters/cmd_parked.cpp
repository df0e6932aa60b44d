// gestand geparkeerd: events that a consumer could not use. They wait, with all later ones of their item, until
// somebody decides.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/stack_bus.hpp"

namespace gestand::cli {
namespace {

constexpr std::chrono::seconds patience{30};

nlohmann::json ask(StackBus& bus, const std::string& consumer, const nlohmann::json& question) {
  return nlohmann::json::parse(bus.ask(consumer, consumer + ".geparkeerd", question.dump(), patience));
}

}  // namespace

int cmd_parked(const ParkedOptions& options) {
  const Stack stack(options.data);
  StackBus bus(stack);
  if (options.action != "toon") {
    const auto settled =
        ask(bus, options.consumer, {{"actie", options.action}, {"item", options.item}}).value("aantal", 0);
    fmt::print("{}: {} gebeurtenissen van {} {}\n", options.consumer, settled, options.item,
               options.action == "opnieuw" ? "verwerkt" : "verwijderd");
    if (settled == 0)
      throw Failed("er is niets afgehandeld: van dit item staat niets geparkeerd, of het lukte weer niet");
    return 0;
  }
  std::size_t parked = 0;
  for (const std::string& consumer : options.consumer.empty()
                                         ? std::vector<std::string>{"overview", "deadlines", "alerts"}
                                         : std::vector<std::string>{options.consumer}) {
    const auto rows = ask(bus, consumer, {{"actie", "toon"}}).at("resultaten");
    parked += rows.size();
    for (const auto& row : rows)
      fmt::print("{:<10} {:<12} deel {:>2} nr {:>8}  {}  {}: {}\n", consumer, row.value("bron", ""),
                 row.value("deel", 0), row.value("volgnummer", std::int64_t{0}), row.value("item", ""),
                 row.value("type", ""), row.value("fout", ""));
  }
  if (parked == 0) fmt::print("Er staat niets geparkeerd.\n");
  return 0;
}

}  // namespace gestand::cli
