#include "services/alerts/adapters/pg_webhooks.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_channels.hpp"

namespace gestand::alerts {

namespace {

using nlohmann::json;

constexpr auto lease = "30 seconds";            // longer than any attempt may take; real time
constexpr auto tried_for = "1 day";             // then it is given up, until a person sends it again
constexpr auto kept_for = "30 days";            // so long can be seen that it was delivered
constexpr auto given_up_kept_for = "180 days";  // and so long it can be sent again
constexpr auto sweep_every = std::chrono::hours{1};
constexpr int attempts_before_alarm = 5;    // half a minute in vain
constexpr int most_seconds_of_others = 60;  // what waits for the same receiver goes on after this at the latest

std::string in_utc(const std::string& column) {
  return "to_char(" + column + R"( AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))";
}

// A webhook as a channel: disturbed when one push fails again and again, mended when none does any more.
void note_webhook(pqxx::work& transaction, AlertChanges& changes, const Push& push, const Answer& answer) {
  if (!answer.taken() && push.attempt < attempts_before_alarm) return;
  if (answer.taken() && transaction
                            .exec_params("SELECT EXISTS (SELECT FROM delivery WHERE webhook = $1 AND state IN "
                                         "('mislukt', 'onderweg') AND attempt >= $2)",
                                         push.webhook, attempts_before_alarm)[0][0]
                            .as<bool>())
    return;
  const auto channel = webhook_channel(transaction, push.webhook);
  if (answer.taken())
    channel_works(transaction, changes, channel);
  else
    channel_fails(transaction, changes, channel, answer.why);
}

KnownWebhook known(const pqxx::row& row) { return {row[0].c_str(), row[1].as<int>(), row[2].c_str()}; }

const std::string shown_columns = "id, event, type, state, attempt, answer, error, " + in_utc("since") + ", " +
                                  in_utc("again_at") + ", " + in_utc("done_at") + ", resent";

json shown(const pqxx::row& row) {
  json out = {{"id", row[0].c_str()},
              {"gebeurtenis", row[1].c_str()},
              {"type", row[2].c_str()},
              {"status", row[3].c_str()},
              {"pogingen", row[4].as<int>()},
              {"sindsOp", row[7].c_str()},
              {"herhaaldNaOnbekend", row[10].as<int>()}};
  if (!row[5].is_null()) out["antwoord"] = row[5].as<int>();
  if (!row[6].is_null()) out["fout"] = row[6].c_str();
  if (out["status"] == "klaar" || out["status"] == "mislukt") out["volgendePogingOp"] = row[8].c_str();
  if (!row[9].is_null()) out["verzondenOp"] = row[9].c_str();
  return out;
}

}  // namespace

std::optional<KnownWebhook> find_webhook(pqxx::transaction_base& transaction, const std::string& id) {
  if (!eventlog::is_uuid(id)) return std::nullopt;
  const auto rows = transaction.exec_params("SELECT id, version, document FROM webhook WHERE id = $1", id);
  return rows.empty() ? std::nullopt : std::optional(known(rows[0]));
}

std::vector<KnownWebhook> all_webhooks(pqxx::transaction_base& transaction) {
  std::vector<KnownWebhook> out;
  for (const auto& row : transaction.exec("SELECT id, version, document FROM webhook ORDER BY url, id"))
    out.push_back(known(row));
  return out;
}

eventlog::Appended change_webhook(pqxx::work& transaction, const SettingChange& change, const json& document,
                                  const std::string& secret) {
  const auto before = find_webhook(transaction, change.id);
  const json old = before ? json::parse(before->document) : json::object();
  if (old == document) return {};
  const int version = before ? before->version : 0;
  const bool active = document.value("actief", true);
  transaction.exec_params(
      "INSERT INTO webhook (id, version, document, url, kinds, secret, active) VALUES ($1, $2, $3, $4, $5::text[], $6, "
      "$7) ON CONFLICT (id) DO UPDATE SET version = excluded.version, document = excluded.document, url = "
      "excluded.url, kinds = excluded.kinds, active = excluded.active",
      change.id, version + 1, document.dump(), document.at("url").get<std::string>(),
      eventlog::pg_array(document.at("soorten").get<std::vector<std::string>>()), secret, active);
  if (!active)
    transaction.exec_params(
        "UPDATE delivery SET state = 'opgegeven', error = 'de webhook is beeindigd' WHERE webhook = $1 AND state IN "
        "('klaar', 'mislukt')",
        change.id);
  return append_setting(transaction, change, "webhook", version, old, document);
}

void queue_pushes(pqxx::work& transaction, const eventlog::Appended& events) {
  if (events.empty() || !transaction.exec("SELECT EXISTS (SELECT FROM webhook WHERE active)")[0][0].as<bool>()) return;
  std::vector<std::string> ids, types, bodies;
  for (const auto& event : events) {
    const json parsed = json::parse(event.body);
    if (parsed.at("data").value("bulk", false)) continue;
    ids.push_back(parsed.at("id"));
    types.push_back(event.type);
    bodies.push_back(eventlog::served(event));
  }
  if (ids.empty()) return;
  // The same event for the same receiver has the same id, whoever queues it and however often.
  transaction.exec_params(
      "INSERT INTO delivery (id, webhook, event, type, body) SELECT md5(w.id::text || e.id::text)::uuid, w.id, e.id, "
      "e.type, e.body FROM webhook w, unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS e(id, type, body, "
      "nr) WHERE w.active AND EXISTS (SELECT FROM unnest(w.kinds) k WHERE starts_with(e.type, k)) ORDER BY w.id, e.nr "
      "ON CONFLICT DO NOTHING",
      eventlog::pg_array(ids), eventlog::pg_array(types), eventlog::pg_array(bodies));
}

json list_deliveries(pqxx::transaction_base& transaction, const std::string& webhook, int page, int page_size) {
  json out = {
      {"aantal", transaction.exec_params("SELECT count(*) FROM delivery WHERE webhook = $1", webhook)[0][0].as<long>()},
      {"resultaten", json::array()}};
  for (const auto& row : transaction.exec_params("SELECT " + shown_columns +
                                                     " FROM delivery WHERE webhook = $1 ORDER BY since DESC, id LIMIT "
                                                     "$2 OFFSET $3",
                                                 webhook, page_size, (page - 1L) * page_size))
    out["resultaten"].push_back(shown(row));
  return out;
}

json find_delivery(pqxx::transaction_base& transaction, const std::string& webhook, const std::string& id) {
  if (!eventlog::is_uuid(id)) return nullptr;
  const auto rows =
      transaction.exec_params("SELECT " + shown_columns + " FROM delivery WHERE webhook = $1 AND id = $2", webhook, id);
  return rows.empty() ? json() : shown(rows[0]);
}

std::string queue_trial(pqxx::work& transaction, const std::string& webhook, const std::string& key) {
  const std::string id = key.empty() ? eventlog::random_uuid() : eventlog::named_uuid(webhook, "proef/" + key);
  const json event = {{"specversion", "1.0"},
                      {"id", id},
                      {"source", "urn:nld:gestand:systeem:alerts"},
                      {"type", "nl.meldingen.webhook-proef"},
                      {"subject", webhook},
                      {"time", calendar::to_iso(stack_clock(transaction).now)},
                      {"datacontenttype", "application/json"},
                      {"data", {{"proef", true}}}};
  transaction.exec_params(
      "INSERT INTO delivery (id, webhook, event, type, body) VALUES ($1, $2, $1, 'nl.meldingen.webhook-proef', $3) ON "
      "CONFLICT DO NOTHING",
      id, webhook, event.dump());
  return id;
}

bool send_again(pqxx::work& transaction, const std::string& id, const std::string& key) {
  const auto rows = transaction.exec_params(
      "UPDATE delivery SET state = 'klaar', again_at = clock_timestamp(), since = clock_timestamp(), resend_key = "
      "nullif($2, '') WHERE id = $1 AND state <> 'onderweg' AND ($2 = '' OR resend_key IS DISTINCT FROM $2) RETURNING "
      "id",
      id, key);
  if (!rows.empty()) return true;
  return !transaction.exec_params("SELECT FROM delivery WHERE id = $1 AND resend_key = $2", id, key).empty();
}

PgPushOutbox::PgPushOutbox(eventlog::Database& database, std::string instance, Publish publish)
    : database_(database),
      instance_(std::move(instance)),
      owner_(instance_ + "/" + eventlog::random_uuid()),
      publish_(std::move(publish)) {}

void PgPushOutbox::take_over() {
  database_.transaction([&](pqxx::work& transaction) {
    transaction.exec_params(
        "UPDATE delivery SET again_at = clock_timestamp() WHERE state = 'onderweg' AND split_part(owner, '/', 1) = $1",
        instance_);
  });
  sweep();
}

// What is long done is of no use to those who look whether it arrived.
void PgPushOutbox::sweep() {
  swept_ = std::chrono::steady_clock::now();
  database_.transaction([&](pqxx::work& transaction) {
    transaction.exec(fmt::format(
        "DELETE FROM delivery WHERE (state = 'verzonden' AND done_at < clock_timestamp() - interval '{}') OR (state = "
        "'opgegeven' AND since < clock_timestamp() - interval '{}')",
        kept_for, given_up_kept_for));
  });
}

std::optional<Push> PgPushOutbox::next() {
  if (std::chrono::steady_clock::now() - swept_ > sweep_every) sweep();
  std::optional<Push> out;
  database_.transaction([&](pqxx::work& transaction) {
    out.reset();
    const auto rows = transaction.exec(
        "SELECT d.id, d.webhook, w.url, w.secret, d.body, d.attempt, d.state FROM delivery d JOIN webhook w ON w.id = "
        "d.webhook WHERE d.state IN ('klaar', 'mislukt', 'onderweg') AND d.again_at <= clock_timestamp() ORDER BY "
        "d.again_at, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED");
    if (rows.empty()) return;
    const auto row = rows[0];
    out = Push{row[0].c_str(), row[1].c_str(), row[2].c_str(), row[3].c_str(), row[4].c_str(), row[5].as<int>() + 1};
    const bool unknown = row[6].c_str() == std::string("onderweg");
    transaction.exec_params(std::string("UPDATE delivery SET state = 'onderweg', attempt = $2, owner = $3, resent = "
                                        "resent + $4, again_at = clock_timestamp() + interval '") +
                                lease + "' WHERE id = $1",
                            out->id, out->attempt, owner_, unknown ? 1 : 0);
  });
  return out;
}

void PgPushOutbox::record(const Push& push, const Answer& answer) {
  constexpr int gone = 410;  // the receiver wants no more of it (Standard Webhooks)
  const auto seconds = static_cast<int>(back_off_of_push(push.attempt).count());
  eventlog::Appended appended;
  database_.transaction([&](pqxx::work& transaction) {
    appended.clear();
    const auto rows = transaction.exec_params(
        std::string("UPDATE delivery SET state = CASE WHEN $3 THEN 'verzonden' WHEN $4 OR since < clock_timestamp() - "
                    "interval '") +
            tried_for +
            "' THEN 'opgegeven' ELSE 'mislukt' END, answer = nullif($5, 0), error = nullif($6, ''), owner = NULL, "
            "done_at = CASE WHEN $3 THEN clock_timestamp() END, again_at = clock_timestamp() + $7 * interval '1 "
            "second' WHERE id = $1 AND attempt = $2 AND state = 'onderweg' AND owner = $8 RETURNING id",
        push.id, push.attempt, answer.taken(), answer.status == gone, answer.status, answer.why, seconds, owner_);
    if (rows.empty()) return;  // somebody else took it over
    AlertChanges changes;
    note_webhook(transaction, changes, push, answer);
    // The others for the same receiver make way, so that one that is away holds up nobody else.
    if (!answer.taken())
      transaction.exec_params(
          "UPDATE delivery SET again_at = clock_timestamp() + $2 * interval '1 second' WHERE webhook = $1 AND state IN "
          "('klaar', 'mislukt') AND again_at < clock_timestamp() + $2 * interval '1 second'",
          push.webhook, std::min(seconds, most_seconds_of_others));
    appended = changes.write(transaction);
  });
  publish_(appended);
}

PgPushOutbox::Counts PgPushOutbox::counts() {
  Counts out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    const auto row = transaction.exec(
        "SELECT count(*) FILTER (WHERE state IN ('klaar', 'mislukt', 'onderweg')), count(*) FILTER (WHERE state = "
        "'mislukt'), count(*) FILTER (WHERE state = 'opgegeven'), coalesce(sum(resent), 0) FROM delivery WHERE state "
        "<> 'verzonden'")[0];
    out = {row[0].as<double>(), row[1].as<double>(), row[2].as<double>(), row[3].as<double>()};
  });
  return out;
}

}  // namespace gestand::alerts
