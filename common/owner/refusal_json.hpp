// A refusal as an owner answers it on the bus: {status, code, detail}, and the faults of a body beside it.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "common/wire/faults.hpp"

namespace gestand::owner {

[[nodiscard]] nlohmann::json refused(int status, const std::string& code, const std::string& detail);
[[nodiscard]] nlohmann::json faulty(const wire::Faults& faults);

}  // namespace gestand::owner
