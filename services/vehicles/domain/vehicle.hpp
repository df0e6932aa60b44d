// A vehicle: a series in which items are reported to the Chamber, such as the halfjaarbericht politie.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace gestand::vehicles {

struct Vehicle {
  std::string id, name, kind;  // kind: one of vehicle_kinds()
  std::optional<std::string> directorate;
};

// Official values, verbatim (contract, section 3).
[[nodiscard]] const std::vector<std::string>& vehicle_kinds();

}  // namespace gestand::vehicles
