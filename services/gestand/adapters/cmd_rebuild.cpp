// gestand rebuild: a second read model is filled from the logs beside the live one, catches up, and takes its place.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/progress.hpp"
#include "services/gestand/adapters/stack_bus.hpp"

namespace gestand::cli {
namespace {

constexpr std::chrono::seconds patience{60};
constexpr std::chrono::milliseconds look_every{250};

}  // namespace

int cmd_rebuild(const std::string& data) {
  const Stack stack(data);
  StackBus bus(stack);
  const auto begun = nlohmann::json::parse(bus.ask("overview", "overview.rebuild", "{}", patience));
  if (!begun.value("gestart", true)) fmt::print("Er wordt al opgebouwd; dit wacht mee.\n");
  const auto before = begun.value("live", std::string());
  Progress progress("Opbouwen", 1000);
  while (true) {
    const auto stand = nlohmann::json::parse(bus.ask("overview", "overview.rebuild.stand", "{}", patience));
    if (!stand.value("bezig", false)) {
      if (stand.value("live", std::string()) == before)
        throw Failed("het opbouwen is afgebroken; zie het log van overview");
      progress.done(fmt::format("gereed, generatie {}", stand.value("generatie", std::int64_t{0})));
      return 0;
    }
    const auto done = stand.value("gedaan", std::uint64_t{0});
    progress.set(std::min<std::uint64_t>(
        1000, done * 1000 / std::max<std::uint64_t>(stand.value("totaal", std::uint64_t{0}), 1)));
    std::this_thread::sleep_for(look_every);
  }
}

}  // namespace gestand::cli
