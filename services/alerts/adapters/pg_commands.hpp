// What every command of people to this service begins with: who asks, and whether the same was asked before.
#pragma once
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <pqxx/pqxx>
#include <string>

#include "common/eventlog/log.hpp"
#include "common/wire/faults.hpp"

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

// What people set (rules, preferences, webhooks): a document with a history. Each is one command with one event.
struct SettingChange {
  std::string id;
  std::string what;   // "ingesteld", "gewijzigd", "beeindigd"
  std::string actor;  // JSON {"id","rol"}
  std::string key;    // of idempotency, may be empty
  std::string request_hash;
};
// Its event: "nl.meldingen.<kind>-<what>" with what changed between the documents. The last statement of a transaction.
[[nodiscard]] eventlog::Appended append_setting(pqxx::work& transaction, const SettingChange& change,
                                                const std::string& kind, int version, const nlohmann::json& before,
                                                const nlohmann::json& after);

struct SettingKind {
  std::function<void(pqxx::work&)> lock;  // commands of the kind go one after the other
  std::function<std::optional<std::string>(pqxx::work&, const std::string& id)> document;
  // The document that the body asks for, from the one that is (an empty object: none), or faults.
  std::function<nlohmann::json(pqxx::work&, const nlohmann::json& body, const nlohmann::json& before, wire::Faults&)>
      read;
  std::function<eventlog::Appended(pqxx::work&, const SettingChange&, const nlohmann::json& document)> save;
  std::function<nlohmann::json(pqxx::work&, const std::string& id)> shown;
};
// The id under which a command makes something new: the same key finds what it made.
[[nodiscard]] std::string new_id(const std::string& space, const std::string& key);
// Makes (`is_new`) or changes the setting; gives the answer, and in `appended` what is to be published.
[[nodiscard]] std::string setting_command(eventlog::Database& database, const SettingKind& kind, const std::string& id,
                                          bool is_new, const nlohmann::json& envelope, const std::string& key,
                                          eventlog::Appended& appended);

}  // namespace gestand::alerts
