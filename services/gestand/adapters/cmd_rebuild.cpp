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
  bus.ask("overview", "overview.rebuild", "{}", patience);
  Progress progress("Opbouwen", 1000);
  while (true) {
    const auto stand = nlohmann::json::parse(bus.ask("overview", "overview.rebuild.stand", "{}", patience));
    const std::string state = stand.value("stand", "");
    const auto done = stand.value("verwerkt", std::uint64_t{0});
    const auto total = std::max<std::uint64_t>(stand.value("totaal", std::uint64_t{0}), 1);
    if (state == "mislukt") throw Failed("het opbouwen is mislukt: " + stand.value("fout", "zie het log van overview"));
    if (state == "gereed") {
      progress.done(fmt::format("{} gebeurtenissen", done));
      return 0;
    }
    progress.set(std::min(done, total) * 1000 / total);
    std::this_thread::sleep_for(look_every);
  }
}

}  // namespace gestand::cli
