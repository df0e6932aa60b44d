// application/problem+json (RFC 9457) as the contract shapes it.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "common/wire/faults.hpp"
#include "services/gateway/app/exchange.hpp"

namespace gestand::gateway {

[[nodiscard]] ApiResponse problem(int status, const std::string& code, const std::string& detail,
                                  const std::string& instance);
[[nodiscard]] ApiResponse problem(const wire::Faults& faults, const std::string& instance);
// From {"status","code","detail","errors"?} of another service.
[[nodiscard]] ApiResponse problem(const nlohmann::json& refusal, const std::string& instance);
// What goes wrong before a handler sees it.
[[nodiscard]] ApiResponse http_problem(int status);

}  // namespace gestand::gateway
