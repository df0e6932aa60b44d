// What people do with alerts and rules: each a change with its event, once for each idempotency key.
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/wire/body.hpp"
#include "services/alerts/adapters/answers_json.hpp"
#include "services/alerts/adapters/bus_api.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_commands.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/adapters/rule_json.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

struct Asked {
  std::optional<Date> until;
  std::string document;  // JSON of what was asked
};

Asked read_verb(const std::string& verb, const json& body, Date today, wire::Faults& faults) {
  wire::Body reader(body, faults);
  Asked asked;
  json fact = json::object();
  if (verb == "bevestigingen") {
    if (const auto note = reader.maybe_text("toelichting", 2000)) fact["toelichting"] = *note;
  } else {
    asked.until = reader.date("totDatum");
    fact = {{"totDatum", calendar::to_iso(*asked.until)}, {"reden", reader.text("reden", 2000)}};
    if (faults.empty() && *asked.until <= today)
      reader.fault("totDatum", "datum-in-verleden", "De sluimering eindigt na vandaag.");
  }
  reader.finish();
  asked.document = fact.dump();
  return asked;
}

json changed_document(const KnownAlert& alert, const std::string& verb, const Asked& asked) {
  auto document = json::parse(alert.document);
  if (verb == "bevestigingen") {
    document["status"] = "bevestigd";
    document.erase("sluimerTot");
    document.erase("sluimerReden");
    return document;
  }
  document["status"] = "gesluimerd";
  document["sluimerTot"] = calendar::to_iso(*asked.until);
  document["sluimerReden"] = json::parse(asked.document).at("reden");
  return document;
}

std::string shown(pqxx::transaction_base& transaction, const KnownAlert& alert) {
  const auto items = load_items(transaction, {alert.item});
  return shown_alert(alert.id, alert.version, alert.document, alert.item,
                     items.empty() ? nullptr : &items.begin()->second)
      .dump();
}

}  // namespace

std::string BusApi::verb(const std::string& body, const std::string& key) {
  const auto envelope = json::parse(body);
  const auto id = envelope.value("id", "");
  const auto verb = envelope.value("verb", "");
  if (!eventlog::is_uuid(id) || (verb != "bevestigingen" && verb != "sluimeringen")) return not_found();
  const auto hash = hash_of(envelope);
  std::string answer;
  eventlog::Appended appended;
  database_.transaction([&](pqxx::work& transaction) {
    appended.clear();
    auto found = lock_alerts(transaction, {id});
    if (found.empty()) return void(answer = not_found());
    auto alert = found.front();
    bool other = false;
    if (is_repeat(transaction, key, hash, other)) return void(answer = other ? key_taken() : shown(transaction, alert));
    const auto today = stack_clock(transaction).today;
    wire::Faults faults;
    const auto asked = read_verb(verb, envelope.value("body", json::object()), today, faults);
    if (!faults.empty()) return void(answer = faulty(faults));
    if (alert.status == "bevestigd") {
      answer = verb == "bevestigingen" ? shown(transaction, alert)
                                       : refused("melding-bevestigd", "Deze melding is al bevestigd.");
      return;
    }
    const auto document = changed_document(alert, verb, asked);
    if (document.dump() == alert.document) return void(answer = shown(transaction, alert));
    alert.status = document.at("status");
    alert.snoozed_until = asked.until;
    AlertChanges changes;
    changes.add(
        alert, document,
        {verb == "bevestigingen" ? "bevestigd" : "gesluimerd", actor_of(envelope), asked.document, today, key, hash});
    alert.document = document.dump();
    ++alert.version;
    answer = shown(transaction, alert);
    appended = changes.write(transaction);
  });
  publish_(appended);
  return answer;
}

std::string BusApi::create_rule(const std::string& body, const std::string& key) {
  // The same key makes the same rule, so that a repeat finds it.
  const auto id = key.empty() ? eventlog::random_uuid() : eventlog::named_uuid(built_in_rules().front().id, key);
  return rule_command(id, true, body, key);
}

std::string BusApi::change_rule(const std::string& body, const std::string& key) {
  return rule_command(json::parse(body).value("id", ""), false, body, key);
}

std::string BusApi::rule_command(const std::string& id, bool is_new, const std::string& body, const std::string& key) {
  const auto envelope = json::parse(body);
  const auto hash = hash_of(envelope);
  std::string answer;
  eventlog::Appended appended;
  database_.transaction([&](pqxx::work& transaction) {
    appended.clear();
    (void)lock_watermark(transaction);  // two commands under one key go one after the other
    const auto before = find_rule(transaction, id);
    bool other = false;
    if (is_repeat(transaction, key, hash, other))
      return void(answer = other || !before ? key_taken() : shown_rule(*before).dump());
    if (!is_new && !before) return void(answer = not_found());
    wire::Faults faults;
    const auto document = rule_document(envelope.value("body", json::object()),
                                        before ? json::parse(before->document) : json::object(), faults);
    if (!faults.empty()) return void(answer = faulty(faults));
    const bool ends = before && before->active && !document.value("actief", true);
    appended = alerts::change_rule(transaction,
                                   {id,
                                    is_new ? "ingesteld"
                                    : ends ? "beeindigd"
                                           : "gewijzigd",
                                    actor_of(envelope), key, hash},
                                   document);
    answer = shown_rule(find_rule(transaction, id).value()).dump();
  });
  publish_(appended);
  return answer;
}

}  // namespace gestand::alerts
