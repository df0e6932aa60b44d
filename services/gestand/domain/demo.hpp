// The demonstration data: invented items around police and justice, as a script of requests to the API.
// Everything is recognisable: dossiers 99001-99099, names that begin with "Voorbeeld", dates relative to the first
// start.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::cli {

// One POST. In path and body stand <-30> for the day 30 days before the first start, and <id NAME> for the id that the
// step NAME got in its answer.
struct DemoStep {
  std::string name;  // also the idempotency key: a repeat, or a second half after a crash, does nothing twice
  std::string path;
  std::string body;
  std::string role = "coordinator";  // whose token sends it: an approval is never the writer's own
};

[[nodiscard]] std::vector<DemoStep> demo_vehicles();
[[nodiscard]] std::vector<DemoStep> demo_motions();
[[nodiscard]] std::vector<DemoStep> demo_commitments();
[[nodiscard]] std::vector<DemoStep> demo_staff();
[[nodiscard]] std::vector<DemoStep> demo_handling();
[[nodiscard]] std::vector<DemoStep> demo_reporting();

// Vehicles first, for motions and commitments hang on their editions; then who handles them, and what the editions
// say of them last.
[[nodiscard]] std::vector<DemoStep> demo_steps();

// Fills in the placeholders. Throws std::invalid_argument for one that means nothing.
[[nodiscard]] std::string filled(std::string_view text, const std::function<std::string(int offset)>& day,
                                 const std::function<std::string(const std::string& name)>& id);

}  // namespace gestand::cli
