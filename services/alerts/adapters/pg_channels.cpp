#include "services/alerts/adapters/pg_channels.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_rules.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

// Its host where it has no name: an address may hold a secret.
const std::string webhook_name = "coalesce(w.document::json->>'naam', substring(w.url FROM '^[^/]*//([^/]*)'))";

// A channel has a history of its own, beside that of the webhook.
std::string channel_id(const std::string& webhook) { return eventlog::named_uuid(webhook, "kanaal"); }

struct State {
  int version = 0;
  json document = json::object();
};

// Locked: two replicas see the same failure.
State state_of(pqxx::work& transaction, const std::string& id) {
  transaction.exec_params("INSERT INTO channel (id, version, document) VALUES ($1, 0, '{}') ON CONFLICT DO NOTHING",
                          id);
  const auto row = transaction.exec_params("SELECT version, document FROM channel WHERE id = $1 FOR UPDATE", id)[0];
  return {row[0].as<int>(), json::parse(row[1].c_str())};
}

void save(pqxx::work& transaction, AlertChanges& changes, const Channel& channel, const State& before,
          const json& document, const char* what) {
  transaction.exec_params("UPDATE channel SET version = $2, document = $3 WHERE id = $1", channel.id,
                          before.version + 1, document.dump());
  changes.tell(channel.id, before.version, std::string{"nl.meldingen.kanaal-"} + what, before.document, document);
}

json shown(pqxx::transaction_base& transaction, const Channel& channel) {
  const auto rows = transaction.exec_params("SELECT document FROM channel WHERE id = $1", channel.id);
  const auto document = rows.empty() ? json::object() : json::parse(rows[0][0].c_str());
  json out{{"kanaal", channel.kind},
           {"id", channel.id},
           {"naam", channel.name},
           {"status", document.value("status", "werkt")}};
  for (const auto* member : {"sinds", "fout"})
    if (document.contains(member)) out[member] = document[member];
  return out;
}

}  // namespace

Channel webhook_channel(pqxx::transaction_base& transaction, const std::string& webhook) {
  const auto rows = transaction.exec_params("SELECT " + webhook_name + " FROM webhook w WHERE id = $1", webhook);
  return {channel_id(webhook), "webhook", rows.empty() ? webhook : rows[0][0].c_str()};
}

void channel_fails(pqxx::work& transaction, AlertChanges& changes, const Channel& channel, const std::string& why) {
  const auto before = state_of(transaction, channel.id);
  if (before.document.value("status", "") == "gestoord") return;
  const auto clock = stack_clock(transaction);
  const json document{{"soort", "kanaal"},    {"kanaal", channel.kind},
                      {"naam", channel.name}, {"status", "gestoord"},
                      {"fout", why},          {"sinds", calendar::to_iso(clock.now)}};
  save(transaction, changes, channel, before, document, "gestoord");
  if (!event_rules(transaction).contains(channel_rule)) return;
  save_items(transaction, {{channel.id, {"kanaal", json{{"naam", channel.name}}.dump()}}});
  save_signals(transaction, {{eventlog::named_uuid(channel.id, "gestoord/" + std::to_string(before.version)),
                              channel_rule, channel.id, "", clock.today, "kanaal gestoord: " + why, ""}});
}

void channel_works(pqxx::work& transaction, AlertChanges& changes, const Channel& channel) {
  const auto known = transaction.exec_params(
      "SELECT 1 FROM channel WHERE id = $1 AND document::json->>'status' = 'gestoord'", channel.id);
  if (known.empty()) return;
  const auto before = state_of(transaction, channel.id);
  if (before.document.value("status", "") != "gestoord") return;
  auto document = before.document;
  document["status"] = "werkt";
  document["sinds"] = calendar::to_iso(stack_clock(transaction).now);
  document.erase("fout");
  save(transaction, changes, channel, before, document, "hersteld");
}

json all_channels(pqxx::transaction_base& transaction) {
  auto mail = shown(transaction, {mail_channel, "mail", "Mail"});
  const auto mails = transaction.exec(
      "SELECT count(*) FILTER (WHERE state <> 'mislukt'), count(*) FILTER (WHERE state = 'mislukt') FROM mail WHERE "
      "state IN ('klaar', 'mislukt', 'onderweg')")[0];
  mail["wachtend"] = mails[0].as<int>();
  mail["mislukt"] = mails[1].as<int>();
  json all{mail};
  for (const auto& row : transaction.exec(
           "SELECT w.id, " + webhook_name +
           ", count(d.id) FILTER (WHERE d.state IN ('klaar', 'onderweg')), count(d.id) FILTER (WHERE d.state = "
           "'mislukt'), count(d.id) FILTER (WHERE d.state = 'opgegeven') FROM webhook w LEFT JOIN delivery d ON "
           "d.webhook = w.id AND d.state <> 'verzonden' WHERE w.active GROUP BY w.id ORDER BY 2, 1")) {
    auto webhook = shown(transaction, {channel_id(row[0].c_str()), "webhook", row[1].c_str()});
    webhook["webhook"] = row[0].c_str();
    webhook["wachtend"] = row[2].as<int>();
    webhook["mislukt"] = row[3].as<int>();
    webhook["opgegeven"] = row[4].as<int>();
    all.push_back(webhook);
  }
  return all;
}

}  // namespace gestand::alerts
