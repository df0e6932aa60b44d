// The change that most verbs make: one event of the item that was asked, and that item as the answer. For adapters.
#pragma once
#include <string>
#include <utility>

#include "common/owner/rules.hpp"

namespace gestand::owner {

[[nodiscard]] inline Change change_of(const Call& call, nlohmann::json after, const std::string& event,
                                      nlohmann::json fact) {
  Change out;
  out.items.push_back({call.item, call.document, call.version, std::move(after), event, std::move(fact)});
  out.answer = call.item;
  return out;
}

}  // namespace gestand::owner
