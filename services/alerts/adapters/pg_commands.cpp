#include "services/alerts/adapters/pg_commands.hpp"

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/answers_json.hpp"

namespace gestand::alerts {

using nlohmann::json;

std::string hash_of(const json& envelope) {
  return eventlog::sha256(
      json{envelope.value("id", ""), envelope.value("verb", ""), envelope.value("body", json())}.dump());
}

std::string actor_of(const json& envelope) {
  const auto actor = envelope.value("actor", json::object());
  return json{{"id", actor.value("id", "")}, {"rol", actor.value("rol", "")}}.dump();
}

std::string key_taken() { return refused("sleutel-hergebruikt", "Deze Idempotency-Key hoort bij een ander verzoek."); }

bool is_repeat(pqxx::transaction_base& transaction, const std::string& key, const std::string& hash, bool& other) {
  if (key.empty()) return false;
  const auto rows = transaction.exec_params("SELECT encode(request_hash, 'hex') FROM idempotency WHERE key = $1", key);
  other = !rows.empty() && rows[0][0].c_str() != eventlog::hex(hash);
  return !rows.empty();
}

}  // namespace gestand::alerts
