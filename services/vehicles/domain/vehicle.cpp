#include "services/vehicles/domain/vehicle.hpp"

namespace gestand::vehicles {

const std::vector<std::string>& vehicle_kinds() {
  static const std::vector<std::string> all{"halfjaarbericht", "voortgangsbrief", "verzamelbrief",
                                            "kamerbrief",      "debat",           "begroting",
                                            "kader",           "register",        "wetgeving"};
  return all;
}

}  // namespace gestand::vehicles
