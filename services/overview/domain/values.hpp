// The official values that a filter may name. They are fixed by the contract; an unknown one is a fault of the asker.
#pragma once
#include <string>
#include <vector>

#include "services/overview/domain/query.hpp"

namespace gestand::overview::values {

[[nodiscard]] const std::vector<std::string>& sorts(Kind kind);     // filter `soort`; empty: the list has none
[[nodiscard]] const std::vector<std::string>& statuses(Kind kind);  // filter `status`; empty: the list has none
[[nodiscard]] const std::vector<std::string>& executions();
[[nodiscard]] const std::vector<std::string>& appreciations();
[[nodiscard]] const std::vector<std::string>& chambers();

}  // namespace gestand::overview::values
