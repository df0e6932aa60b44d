// What every command of people to this service begins with: who asks, and whether the same was asked before.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <pqxx/pqxx>
#include <string>

namespace gestand::alerts {

// Equal bodies as parsed JSON are equal requests.
[[nodiscard]] std::string hash_of(const nlohmann::json& envelope);
// {"id","rol"} as text.
[[nodiscard]] std::string actor_of(const nlohmann::json& envelope);
// The refusal of a key that belongs to another request.
[[nodiscard]] std::string key_taken();
// A repeat of a request: what its key says of it before anything is done. `other`: the key is of another request.
[[nodiscard]] bool is_repeat(pqxx::transaction_base& transaction, const std::string& key, const std::string& hash,
                             bool& other);

}  // namespace gestand::alerts
