// The pages beside the items: acts on many items, reference data, papers and imports, by their addresses.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

// Nothing: the address is of no page here. `at`: the parts of the address.
[[nodiscard]] std::optional<PageReply> place(Visit& visit, const std::vector<std::string>& at);

}  // namespace gestand::gateway::pages
