// gestand verify: every chain and every partition of every log, and one digest over all heads.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/stack_bus.hpp"

namespace gestand::cli {
namespace {

constexpr std::array sources{"motions", "commitments", "vehicles", "organisation", "documents", "deadlines", "alerts"};
constexpr std::chrono::seconds patience{600};

}  // namespace

int cmd_verify(const std::string& data) {
  const Stack stack(data);
  StackBus bus(stack);
  std::string heads;
  std::int64_t events = 0;
  std::size_t faults = 0;
  for (const char* source : sources) {
    const auto answer = nlohmann::json::parse(bus.ask(source, "log.verify", "", patience, patience));
    const auto& found = answer.at("fouten");
    const std::string digest = answer.at("digest");
    events += answer.at("events").get<std::int64_t>();
    heads += fmt::format("{} {}\n", source, digest);
    fmt::print("{:<13}{:>9} gebeurtenissen  {}  {}\n", source, answer.at("events").get<std::int64_t>(), digest,
               found.empty() ? "in orde" : fmt::format("{} fouten", found.size()));
    for (const auto& fault : found)
      fmt::print("  deel {} volgnummer {} item {}: {}\n", fault.at("deel").get<int>(),
                 fault.at("volgnummer").get<std::int64_t>(), fault.at("item").get<std::string>(),
                 fault.at("fout").get<std::string>());
    faults += found.size();
  }
  fmt::print("{:<13}{:>9} gebeurtenissen  {}  {}\n", "geheel", events, eventlog::hex(eventlog::sha256(heads)),
             faults == 0 ? "in orde" : "NIET IN ORDE");
  return faults == 0 ? 0 : 1;
}

}  // namespace gestand::cli
