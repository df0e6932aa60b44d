// What people do with alerts and rules: each a change with its event, once for each idempotency key.
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/wire/body.hpp"
#include "services/alerts/adapters/answers_json.hpp"
#include "services/alerts/adapters/bus_api.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_climbs.hpp"
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

constexpr std::chrono::days overdue_snooze_max{14};

// A snooze is no way past the date: it ends on it at the latest. What is past it already sleeps two weeks at most.
std::optional<std::string> too_long(const KnownAlert& alert, Date until, Date today) {
  const auto document = json::parse(alert.document);
  if (!document.contains("termijnDatum") || document.contains("klok")) return std::nullopt;
  if (today <= alert.key.date && until > alert.key.date)
    return "De termijn is " + calendar::dutch(alert.key.date) +
           ": een sluimering eindigt uiterlijk op die dag. Vraag uitstel of verplaats de termijn.";
  if (today > alert.key.date && until > today + overdue_snooze_max)
    return "De termijn is voorbij: een sluimering duurt dan ten hoogste 14 dagen.";
  return std::nullopt;
}

Asked read_verb(const std::string& verb, const json& body, const KnownAlert& alert, Date today, wire::Faults& faults) {
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
    if (faults.empty())
      if (const auto why = too_long(alert, *asked.until, today)) reader.fault("totDatum", "na-de-termijn", *why);
  }
  reader.finish();
  asked.document = fact.dump();
  return asked;
}

json changed_document(const KnownAlert& alert, const std::string& verb, const Asked& asked, const json& actor,
                      Instant now) {
  auto document = json::parse(alert.document);
  if (verb == "bevestigingen") {
    document["status"] = "bevestigd";
    document["bevestiging"] = json::parse(asked.document);
    document["bevestiging"]["door"] = actor;
    document["bevestiging"]["op"] = calendar::to_iso(now);
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
    const auto clock = stack_clock(transaction);
    const auto today = clock.today;
    if (alert.status == "bevestigd" && verb == "sluimeringen")
      return void(answer = refused("melding-bevestigd", "Deze melding is al bevestigd."));
    wire::Faults faults;
    const auto asked = read_verb(verb, envelope.value("body", json::object()), alert, today, faults);
    if (!faults.empty()) return void(answer = faulty(faults));
    if (alert.status == "bevestigd") return void(answer = shown(transaction, alert));
    const auto document = changed_document(alert, verb, asked, json::parse(actor_of(envelope)), clock.now);
    if (document.dump() == alert.document) return void(answer = shown(transaction, alert));
    alert.status = document.at("status");
    alert.snoozed_until = asked.until;
    if (asked.until)
      hold_climb(transaction, alert.key, *asked.until);
    else
      end_climb(transaction, alert.key);
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
  return rule_command(new_id(built_in_rules().front().id, key), true, body, key);
}

std::string BusApi::change_rule(const std::string& body, const std::string& key) {
  return rule_command(json::parse(body).value("id", ""), false, body, key);
}

std::string BusApi::rule_command(const std::string& id, bool is_new, const std::string& body, const std::string& key) {
  const SettingKind kind{
      [](pqxx::work& transaction) { (void)lock_watermark(transaction); },
      [](pqxx::work& transaction, const std::string& one) {
        const auto found = find_rule(transaction, one);
        return found ? std::optional(found->document) : std::nullopt;
      },
      [](pqxx::work& transaction, const json& given, const json& before, wire::Faults& faults) {
        auto document = rule_document(given, before, faults);
        refuse_unknown_receivers(transaction, document, faults);
        return document;
      },
      [](pqxx::work& transaction, const SettingChange& change, const json& document) {
        return alerts::change_rule(transaction, change, document);
      },
      [](pqxx::work& transaction, const std::string& one) { return shown_rule(find_rule(transaction, one).value()); }};
  eventlog::Appended appended;
  const auto answer = setting_command(database_, kind, id, is_new, json::parse(body), key, appended);
  publish_(appended);
  return answer;
}

}  // namespace gestand::alerts
