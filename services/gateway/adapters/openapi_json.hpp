// The API's own description, made from the table of routes, so that it cannot differ from what is served.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace gestand::gateway {

[[nodiscard]] nlohmann::json openapi(const std::string& version);

}  // namespace gestand::gateway
