// One record of a register as a motion. The names of its members are those of docs/import.md.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/motions/domain/motion.hpp"

namespace gestand::motions {

// Throws nlohmann::json::exception or std::invalid_argument on a record that is none.
[[nodiscard]] Motion motion_of_record(const nlohmann::json& record, const std::string& source);

}  // namespace gestand::motions
