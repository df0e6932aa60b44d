// Step after step, with patience while a service is away: see demo_player.hpp.
#include "services/gestand/adapters/demo_player.hpp"

#include <fmt/format.h>

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "common/calendar/date.hpp"
#include "services/gestand/adapters/progress.hpp"
#include "services/gestand/adapters/stack.hpp"
#include "services/gestand/domain/demo.hpp"

namespace gestand::cli {

int play_demo(const std::function<HttpClient(const std::string& role)>& client, Date first_day) {
  const std::vector<DemoStep> steps = demo_steps();
  std::map<std::string, std::string> ids;
  const auto day = [&](int offset) { return calendar::to_iso(first_day + std::chrono::days(offset)); };
  const auto id = [&](const std::string& name) { return ids.at(name); };
  Progress progress("Voorbeeldgegevens", steps.size());
  for (const DemoStep& step : steps) {
    const HttpReply reply =
        patient(client(step.role), "POST", filled(step.path, day, id), filled(step.body, day, id), "zaad-" + step.name);
    const auto answer = nlohmann::json::parse(reply.body, nullptr, false);
    if (reply.status != 200 && reply.status != 201)
      throw Failed(fmt::format("voorbeeld {} ({}): {} {}", step.name, step.path, reply.status, reply.body));
    if (answer.is_object()) ids[step.name] = answer.value("id", "");
    progress.add(1);
  }
  progress.done(fmt::format("{} stappen", steps.size()));
  return static_cast<int>(steps.size());
}

}  // namespace gestand::cli
