// An item by its number, as a person writes it.
#pragma once
#include <optional>
#include <string>

#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

struct FoundItem {
  std::string resource;  // "moties"
  std::string id, number, title;
};

// The motion, commitment or request with this number, in any usual spelling; nothing where there is none.
[[nodiscard]] std::optional<FoundItem> item_by_number(Visit& visit, const std::string& typed);

}  // namespace gestand::gateway::pages
