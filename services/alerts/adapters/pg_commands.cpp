#include "services/alerts/adapters/pg_commands.hpp"

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/wire/present.hpp"
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

eventlog::Appended append_setting(pqxx::work& transaction, const SettingChange& change, const std::string& kind,
                                  int version, const json& before, const json& after) {
  eventlog::AppendRequest own;
  if (!change.key.empty()) own.key = change.key;
  own.request_hash = change.request_hash;
  own.item = change.id;
  own.expected = {{change.id, version}};
  const json data = {{"soort", after.at("soort")},
                     {"door", json::parse(change.actor)},
                     {"wijziging", wire::changes_between(before, after)}};
  own.events = {{change.id, "nl.meldingen." + kind + "-" + change.what, data.dump()}};
  return eventlog::Log::append(transaction, own);
}

std::string new_id(const std::string& space, const std::string& key) {
  return key.empty() ? eventlog::random_uuid() : eventlog::named_uuid(space, key);
}

std::string setting_command(eventlog::Database& database, const SettingKind& kind, const std::string& id, bool is_new,
                            const json& envelope, const std::string& key, eventlog::Appended& appended) {
  const auto hash = hash_of(envelope);
  std::string answer;
  database.transaction([&](pqxx::work& transaction) {
    appended.clear();
    kind.lock(transaction);
    const auto before = kind.document(transaction, id);
    bool other = false;
    if (is_repeat(transaction, key, hash, other))
      return void(answer = other || !before ? key_taken() : kind.shown(transaction, id).dump());
    if (!is_new && !before) return void(answer = not_found());
    if (is_new && before) return void(answer = refused("bestaat-al", "Dit is er al: wijzig het."));
    wire::Faults faults;
    const auto old = before ? json::parse(*before) : json::object();
    const auto document = kind.read(transaction, envelope.value("body", json::object()), old, faults);
    if (!faults.empty()) return void(answer = faulty(faults));
    const bool ends = before && old.value("actief", true) && !document.value("actief", true);
    const char* what = is_new ? "ingesteld" : ends ? "beeindigd" : "gewijzigd";
    appended = kind.save(transaction, {id, what, actor_of(envelope), key, hash}, document);
    answer = kind.shown(transaction, id).dump();
  });
  return answer;
}

}  // namespace gestand::alerts
