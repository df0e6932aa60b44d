#include "services/alerts/adapters/pg_preferences.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/wire/body.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;
using std::chrono::minutes;

const std::string space = "0f3a3f55-0f0c-5d0e-8a34-3d1f0a1d6a55";  // names the id that follows from a receiver

// "08:30"; nothing for what is no time of the day.
std::optional<minutes> time_of_day(const std::string& text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const int hours = (text[0] - '0') * 10 + text[1] - '0';
  const int rest = (text[3] - '0') * 10 + text[4] - '0';
  return hours > 23 || rest > 59 ? std::nullopt : std::optional(minutes{hours * 60 + rest});
}

void read_time(wire::Body& body, const std::string& name, json& document) {
  if (!body.has(name)) return;
  document[name] = body.text(name, 5);
  if (body.fine(name) && !time_of_day(document[name]))
    body.fault(name, "geen-tijd", "\"" + name + "\" is een tijd van de dag, zoals \"08:30\".");
}

Preference preference_of(const json& document) {
  const auto time = [&](const char* name) { return time_of_day(document.value(name, "00:00")).value_or(minutes{0}); };
  return {document.value("ontvanger", ""),
          document.value("ritme", "direct") == "dag",
          time("tijd"),
          time("stilVanaf"),
          time("stilTot"),
          document.value("vrijeDagen", true)};
}

KnownPreference known(const pqxx::row& row) { return {row[0].c_str(), row[1].as<int>(), row[2].c_str()}; }

}  // namespace

std::optional<Preference> find_preference(pqxx::transaction_base& transaction, const std::string& receiver) {
  const auto rows = transaction.exec_params("SELECT document FROM preference WHERE receiver = $1 AND active", receiver);
  return rows.empty() ? std::nullopt : std::optional(preference_of(json::parse(rows[0][0].c_str())));
}

std::optional<KnownPreference> preference_by(pqxx::transaction_base& transaction, const std::string& id) {
  if (!eventlog::is_uuid(id)) return std::nullopt;
  const auto rows = transaction.exec_params("SELECT id, version, document FROM preference WHERE id = $1", id);
  return rows.empty() ? std::nullopt : std::optional(known(rows[0]));
}

std::vector<KnownPreference> all_preferences(pqxx::transaction_base& transaction) {
  std::vector<KnownPreference> found;
  for (const auto& row : transaction.exec("SELECT id, version, document FROM preference ORDER BY receiver"))
    found.push_back(known(row));
  return found;
}

std::string preference_id(const std::string& receiver) {
  return eventlog::named_uuid(space, "bezorgvoorkeur/" + receiver);
}

json preference_document(const json& body, const json& document, wire::Faults& faults) {
  const bool is_new = document.empty();
  json made = is_new ? json{{"soort", "bezorgvoorkeur"}, {"ritme", "direct"}, {"vrijeDagen", true}, {"actief", true}}
                     : document;
  wire::Body reader(body, faults);
  if (is_new) made["ontvanger"] = reader.text("ontvanger", 100);
  if (const auto rhythm = reader.maybe_choice("ritme", {"direct", "dag"})) made["ritme"] = *rhythm;
  for (const auto* name : {"tijd", "stilVanaf", "stilTot"}) read_time(reader, name, made);
  if (reader.has("vrijeDagen")) made["vrijeDagen"] = reader.flag("vrijeDagen");
  if (!is_new && reader.has("actief")) made["actief"] = reader.flag("actief");
  if (!is_new) (void)reader.maybe_text("reden", 2000);
  if (made["ritme"] == "dag" && !made.contains("tijd") && faults.empty())
    reader.fault("tijd", "ontbreekt", "Zeg bij \"ritme\": \"dag\" met \"tijd\" hoe laat, zoals \"08:30\".");
  if (made.contains("stilVanaf") != made.contains("stilTot"))
    reader.fault(made.contains("stilVanaf") ? "stilTot" : "stilVanaf", "ontbreekt",
                 "Stille uren hebben een begin (\"stilVanaf\") en een einde (\"stilTot\").");
  reader.finish();
  return made;
}

eventlog::Appended change_preference(pqxx::work& transaction, const SettingChange& change, const json& document) {
  const auto before = preference_by(transaction, change.id);
  const json old = before ? json::parse(before->document) : json::object();
  if (old == document) return {};
  const int version = before ? before->version : 0;
  const auto receiver = document.at("ontvanger").get<std::string>();
  transaction.exec_params(
      "INSERT INTO preference (id, version, document, receiver, active) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) "
      "DO UPDATE SET version = excluded.version, document = excluded.document, active = excluded.active",
      change.id, version + 1, document.dump(), receiver, document.value("actief", true));
  transaction.exec_params("UPDATE mail SET held_until = NULL WHERE receiver = $1 AND held_until IS NOT NULL", receiver);
  return append_setting(transaction, change, "bezorgvoorkeur", version, old, document);
}

}  // namespace gestand::alerts
