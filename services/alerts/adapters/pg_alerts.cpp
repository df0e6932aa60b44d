// The SQL of alerts.
#include "services/alerts/adapters/pg_alerts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/wire/present.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_webhooks.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

const std::string columns =
    "id, version, document, deadline, rule, threshold, date, item, receiver, effective, status, snoozed_until, round, "
    "mail, rung";

KnownAlert known(const pqxx::row& row) {
  KnownAlert alert;
  alert.id = row[0].c_str();
  alert.version = row[1].as<int>();
  alert.document = row[2].c_str();
  alert.key = {row[3].c_str(), row[4].c_str(), row[5].as<int>(), day_from(row[6]), row[14].as<int>()};
  alert.item = row[7].c_str();
  alert.receiver = row[8].c_str();
  alert.effective = day_from(row[9]);
  alert.status = row[10].c_str();
  if (!row[11].is_null()) alert.snoozed_until = day_from(row[11]);
  alert.round = row[12].as<int>();
  alert.mail = row[13].is_null() ? "" : row[13].c_str();
  return alert;
}

std::vector<KnownAlert> all(const pqxx::result& rows) {
  std::vector<KnownAlert> alerts;
  for (const auto& row : rows) alerts.push_back(known(row));
  return alerts;
}

template <class Get>
std::string column(const std::vector<KnownAlert>& alerts, Get get) {
  std::vector<std::string> values;
  for (const auto& alert : alerts) values.push_back(get(alert));
  return eventlog::pg_array(values);
}

void save(pqxx::work& transaction, const std::vector<KnownAlert>& alerts) {
  transaction.exec_params(
      "INSERT INTO alert (id, version, document, deadline, rule, threshold, date, item, receiver, effective, status, "
      "snoozed_until, "
      "round, mail, recorded, rung, covers) SELECT id, version, document, deadline, rule, threshold, date, item, "
      "receiver, effective, status, "
      "nullif(snoozed_until, '')::date, round, nullif(mail, '')::uuid, platform.nu(), rung, "
      "string_to_array(nullif(covers, ''), ',')::uuid[] "
      "FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::uuid[], $6::int[], $7::date[], $8::uuid[], "
      "$9::text[], $10::date[], "
      "$11::text[], $12::text[], $13::int[], $14::text[], $15::int[], $16::text[]) AS t(id, version, document, "
      "deadline, rule, threshold, date, item, receiver, "
      "effective, status, snoozed_until, round, mail, rung, covers) ON CONFLICT (id) DO UPDATE SET version = "
      "excluded.version, "
      "document = excluded.document, status = excluded.status, snoozed_until = excluded.snoozed_until, round = "
      "excluded.round, "
      "mail = excluded.mail",
      column(alerts, [](const auto& a) { return a.id; }),
      column(alerts, [](const auto& a) { return std::to_string(a.version); }),
      column(alerts, [](const auto& a) { return a.document; }),
      column(alerts, [](const auto& a) { return a.key.deadline; }),
      column(alerts, [](const auto& a) { return a.key.rule; }),
      column(alerts, [](const auto& a) { return std::to_string(a.key.threshold); }),
      column(alerts, [](const auto& a) { return calendar::to_iso(a.key.date); }),
      column(alerts, [](const auto& a) { return a.item; }), column(alerts, [](const auto& a) { return a.receiver; }),
      column(alerts, [](const auto& a) { return calendar::to_iso(a.effective); }),
      column(alerts, [](const auto& a) { return a.status; }),
      column(alerts,
             [](const auto& a) { return a.snoozed_until ? calendar::to_iso(*a.snoozed_until) : std::string{}; }),
      column(alerts, [](const auto& a) { return std::to_string(a.round); }),
      column(alerts, [](const auto& a) { return a.mail; }),
      column(alerts, [](const auto& a) { return std::to_string(a.key.rung); }),
      column(alerts, [](const auto& a) { return fmt::format("{}", fmt::join(a.covers, ",")); }));
}

}  // namespace

std::string alert_id(const Key& key) {
  return eventlog::named_uuid(key.deadline, "melding/" + key.rule + "/" + std::to_string(key.threshold) + "/" +
                                                calendar::to_iso(key.date) +
                                                (key.rung == 0 ? "" : "/trede/" + std::to_string(key.rung)));
}

std::vector<KnownAlert> lock_alerts(pqxx::work& transaction, const std::vector<std::string>& ids) {
  if (ids.empty()) return {};
  return all(transaction.exec_params(
      "SELECT " + columns + " FROM alert WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE", eventlog::pg_array(ids)));
}

std::vector<KnownAlert> lock_lapsed_snoozes(pqxx::work& transaction, Date until, int limit) {
  return all(
      transaction.exec_params("SELECT " + columns +
                                  " FROM alert WHERE id IN (SELECT id FROM alert WHERE status = 'gesluimerd' "
                                  "AND snoozed_until <= $1 ORDER BY snoozed_until, id LIMIT $2) ORDER BY id FOR UPDATE",
                              calendar::to_iso(until), limit));
}

std::vector<std::string> existing_alerts(pqxx::work& transaction, const std::vector<std::string>& ids) {
  std::vector<std::string> found;
  for (const auto& row :
       transaction.exec_params("SELECT id FROM alert WHERE id = ANY ($1::uuid[])", eventlog::pg_array(ids)))
    found.emplace_back(row[0].c_str());
  return found;
}

void AlertChanges::add(KnownAlert alert, const json& document, const Act& act) {
  const auto before = alert.document.empty() ? json::object() : json::parse(alert.document);
  json data{{"soort", "melding"},
            {"datum", calendar::to_iso(act.day)},
            {"door", json::parse(act.actor)},
            {"wijziging", wire::changes_between(before, document)}};
  if (!act.asked.empty()) data["feit"] = json::parse(act.asked);
  own_.expected.push_back({alert.id, alert.version});
  own_.events.push_back({alert.id, "nl.meldingen.melding-" + act.what, data.dump()});
  if (!act.key.empty()) {
    own_.key = act.key;
    own_.item = alert.id;
  }
  own_.request_hash = act.request_hash;
  ++alert.version;
  alert.document = document.dump();
  changed_.push_back(std::move(alert));
}

void AlertChanges::tell(const std::string& id, int version, const std::string& type, const json& before,
                        const json& after) {
  const json data{{"soort", after.at("soort")},
                  {"door", json::parse(by_system)},
                  {"wijziging", wire::changes_between(before, after)}};
  own_.expected.push_back({id, version});
  own_.events.push_back({id, type, data.dump()});
}

eventlog::Appended AlertChanges::write(pqxx::work& transaction) {
  if (own_.events.empty()) return {};
  if (!changed_.empty()) save(transaction, changed_);
  auto appended = eventlog::Log::append(transaction, own_);
  queue_pushes(transaction, appended);
  return appended;
}

Clock stack_clock(pqxx::transaction_base& transaction) {
  const auto text =
      transaction.exec("SELECT to_char(platform.nu() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
  const auto now = calendar::parse_instant(text[0][0].c_str()).value();
  return {now, calendar::amsterdam_date(now)};
}

}  // namespace gestand::alerts
