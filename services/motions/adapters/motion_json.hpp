// Motion <-> its document: the one place that knows the names of its members.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/motions/domain/motion.hpp"

namespace gestand::motions {

[[nodiscard]] nlohmann::json document_of(const Motion& motion);
[[nodiscard]] Motion motion_of(const std::string& id, const nlohmann::json& document);

}  // namespace gestand::motions
