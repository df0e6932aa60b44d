// Promise <-> the members of a document (common/eventlog/README.md), and the bodies of the verbs that all promises
// share.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "common/promises/promise.hpp"
#include "common/wire/body.hpp"

namespace gestand::promises {

void write(const Promise& promise, nlohmann::json& document);
[[nodiscard]] Promise read_promise(const std::string& id, const nlohmann::json& document);

// What the date of a deadline was reckoned from, as its element tells; nothing where it stands by itself, or was made
// before this was kept.
[[nodiscard]] std::optional<Basis> basis_of(const nlohmann::json& deadline);
[[nodiscard]] nlohmann::json steps_json(const std::vector<calendar::Step>& steps);
[[nodiscard]] std::vector<calendar::Step> steps_of(const nlohmann::json& list);

// The editions that a document is linked to, whose news a command takes in.
[[nodiscard]] std::vector<std::string> linked_editions(const nlohmann::json& document);

}  // namespace gestand::promises
