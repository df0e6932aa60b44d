// The SQL of mails on their way.
#include "services/alerts/adapters/pg_outbox.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/consumer/kept_calendar.hpp"
#include "common/eventlog/ids.hpp"
#include "common/logging/log.hpp"
#include "services/alerts/adapters/pg_addresses.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_channels.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_letter.hpp"
#include "services/alerts/adapters/pg_preferences.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/app/stages/dedupe.hpp"
#include "services/alerts/app/stages/hold.hpp"
#include "services/alerts/app/stages/mute.hpp"
#include "services/alerts/app/stages/record.hpp"
#include "services/alerts/domain/evaluate.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

constexpr auto lease = "30 seconds";  // longer than any attempt may take; real time
constexpr int attempts_before_alarm = 3;

std::vector<std::string> texts(const pqxx::field& field) {
  std::vector<std::string> found;
  if (field.is_null()) return found;
  auto parser = field.as_array();
  for (auto [kind, value] = parser.get_next(); kind != pqxx::array_parser::done;
       std::tie(kind, value) = parser.get_next())
    if (kind == pqxx::array_parser::string_value) found.push_back(value);
  return found;
}

bool runs(pqxx::work& transaction, const std::string& deadline) {
  return transaction.exec_params("SELECT coalesce((SELECT running FROM deadline WHERE id = $1), true)", deadline)[0][0]
      .as<bool>();
}

bool catching_up(pqxx::work& transaction) {
  const auto evaluated = calendar::parse_date(transaction.exec("SELECT day FROM watermark")[0][0].c_str()).value();
  return evaluated < evaluated_by(stack_clock(transaction).now);
}

// Hold, mute, dedupe: what of a mail is still to be said. A reminder of what has ended is settled by that.
std::vector<KnownAlert> still_to_say(pqxx::work& transaction, const std::string& mail, AlertChanges& changes,
                                     std::vector<KnownAlert> alerts) {
  const auto evaluated = calendar::parse_date(transaction.exec("SELECT day FROM watermark")[0][0].c_str()).value();
  std::erase_if(alerts, [&](const KnownAlert& alert) {
    const auto held = hold(alert.status == "gesluimerd" ? alert.snoozed_until : std::nullopt, evaluated);
    const auto muted = mute(alert.status == "bevestigd", alert.round > 1, runs(transaction, alert.key.deadline));
    const auto twice = dedupe(alert.status == "verzonden", alert.mail == mail);
    if (held == Hold::No && muted == Mute::No && twice == Dedupe::No) return false;
    const std::string reason{held != Hold::No    ? to_string(held)
                             : muted != Mute::No ? to_string(muted)
                                                 : to_string(twice)};
    logging::info("alert left out of its mail", {{"melding", alert.id}, {"reden", reason}});
    if (muted == Mute::DeadlineEnded && held == Hold::No && twice == Dedupe::No) {
      auto document = json::parse(alert.document);
      auto settled = alert;
      document["status"] = settled.status = "bevestigd";
      changes.add(
          std::move(settled), document,
          {"bevestigd", by_system, json{{"toelichting", reason}}.dump(), stack_clock(transaction).today, "", ""});
    }
    return true;
  });
  return alerts;
}

// When its reader wants it; now, if nothing was said.
Instant released(pqxx::work& transaction, const std::string& receiver, Instant planned, const Clock& clock,
                 const std::vector<KnownAlert>& alerts) {
  const auto preference = find_preference(transaction, receiver);
  if (!preference) return clock.now;
  std::optional<Date> soonest;
  for (const auto& alert : alerts)
    if (json::parse(alert.document).contains("termijn") && alert.key.date >= clock.today)
      soonest = soonest ? std::min(*soonest, alert.key.date) : alert.key.date;
  return release(*preference, *consumer::calendar_now(transaction), planned, clock.now, soonest);
}

// What this attempt says of mail as a channel: disturbed once a mail was refused three times, mended when none is any
// more.
void note_mail(pqxx::work& transaction, AlertChanges& changes, const Intent& intent, const Result& result) {
  if (result.sent != Sent::Accepted) {
    if (intent.attempt >= attempts_before_alarm)
      channel_fails(transaction, changes, {mail_channel, "mail", "Mail"}, result.why);
    return;
  }
  const auto rest = transaction.exec_params(
      "SELECT EXISTS (SELECT FROM mail WHERE state IN ('mislukt', 'onderweg') AND attempt >= $1)",
      attempts_before_alarm);
  if (!rest[0][0].as<bool>()) channel_works(transaction, changes, {mail_channel, "mail", "Mail"});
}

// Not every reader was reached: the coordinators hear it. An address is said in the log only: it may be a person's.
void note_refused(pqxx::work& transaction, const Intent& intent, const std::vector<std::string>& addressed,
                  std::size_t count) {
  if (!event_rules(transaction).contains(channel_rule)) return;
  save_items(transaction, {{mail_channel, {"kanaal", json{{"naam", "Mail"}}.dump()}}});
  save_signals(
      transaction,
      {{eventlog::named_uuid(intent.mail, "geweigerd"), channel_rule, mail_channel, "", stack_clock(transaction).today,
        fmt::format("de mailserver weigerde {} van de adressen van {}; de anderen kregen het bericht", count,
                    fmt::join(addressed, ", ")),
        ""}});
}

}  // namespace

PgOutbox::PgOutbox(eventlog::Database& database, MailSettings settings, People& people, Publish publish)
    : database_(database),
      settings_(std::move(settings)),
      people_(people),
      owner_(settings_.instance + "/" + eventlog::random_uuid()),
      publish_(std::move(publish)) {}

void PgOutbox::take_over() {
  // An instance lives once: what its name holds under another life (or this life could not record) is nobody's any
  // more.
  database_.transaction([&](pqxx::work& transaction) {
    transaction.exec_params(
        "UPDATE mail SET again_at = clock_timestamp(), leased_until = clock_timestamp() "
        "WHERE state = 'onderweg' AND split_part(owner, '/', 1) = $1",
        settings_.instance);
  });
}

std::optional<Intent> PgOutbox::next() {
  std::map<std::string, Person> people;
  for (;;) {
    std::optional<Intent> intent;
    eventlog::Appended appended;
    Took took;
    database_.transaction([&](pqxx::work& transaction) {
      appended.clear();
      took = {};
      intent = take(transaction, people, appended, took);
    });
    publish_(appended);
    if (intent || !took.found) return intent;
    if (!took.strangers.empty()) meet(took, people);
  }
}

// Names and addresses are asked for between two transactions. While nobody answers, this mail waits and others go on.
void PgOutbox::meet(const Took& took, std::map<std::string, Person>& people) {
  try {
    auto found = people_.find(took.strangers);
    for (const auto& id : took.strangers) people[id] = found[id];
  } catch (const std::exception& error) {
    logging::warn("mail waits: the address of its reader is not to be had", {{"fout", error.what()}});
    database_.transaction([&](pqxx::work& transaction) {
      transaction.exec_params(
          "UPDATE mail SET again_at = clock_timestamp() + interval '5 seconds', error = $2 WHERE id = $1", took.mail,
          std::string{error.what()});
    });
  }
}

std::optional<Intent> PgOutbox::take(pqxx::work& transaction, const std::map<std::string, Person>& people,
                                     eventlog::Appended& appended, Took& took) {
  // While missed days are caught up a new mail waits for the last of them; not for ever, should the evaluation be
  // stuck.
  const auto rows = transaction.exec_params(
      "SELECT id, receiver, copies, alerts, state, attempt, message, envelope, carried, in_doubt, "
      "to_char(planned AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), addressed FROM mail "
      "WHERE state IN ('klaar', 'mislukt', 'onderweg') AND again_at <= clock_timestamp() AND (NOT $1 OR state <> "
      "'klaar' OR again_at < clock_timestamp() - interval '30 seconds') AND (held_until IS NULL OR held_until <= "
      "platform.nu()) ORDER BY again_at, id LIMIT 1 FOR UPDATE SKIP LOCKED",
      catching_up(transaction));
  took.found = !rows.empty();
  if (!took.found) return std::nullopt;
  const auto row = rows[0];
  const std::string id = row[0].c_str();
  took.mail = id;
  Intent intent{id, row[5].as<int>() + 1, {"", settings_.sender, {}, ""}};
  const bool unknown = row[9].as<bool>() || row[4].c_str() == std::string{"onderweg"};
  std::vector<std::string> carried = texts(row[8]);
  std::vector<std::string> addressed = texts(row[11]);
  if (unknown) {
    const auto envelope = texts(row[7]);
    intent.message = {envelope.at(0), envelope.at(1), {envelope.begin() + 2, envelope.end()}, row[6].c_str()};
    logging::warn("mail is sent again: the outcome of the last attempt is unknown", {{"berichtId", intent.message.id}});
  } else {
    const auto clock = stack_clock(transaction);
    const auto copies = texts(row[2]);
    std::vector<Route> routes{route_of(transaction, row[1].c_str(), clock.today)};
    for (const auto& copy : copies) routes.push_back(route_of(transaction, copy, clock.today));
    for (const auto& route : routes)
      if (!route.person.empty() && !people.contains(route.person)) took.strangers.insert(route.person);
    if (!took.strangers.empty()) return std::nullopt;
    AlertChanges changes;
    const auto alerts = still_to_say(transaction, id, changes, lock_alerts(transaction, texts(row[3])));
    const auto release = alerts.empty() ? clock.now
                                        : released(transaction, row[1].c_str(),
                                                   calendar::parse_instant(row[10].c_str()).value(), clock, alerts);
    if (alerts.empty()) transaction.exec_params("UPDATE mail SET state = 'vervallen' WHERE id = $1", id);
    if (release > clock.now) {
      logging::info("mail is held: its reader wants it later", {{"bericht", id}, {"tot", calendar::to_iso(release)}});
      transaction.exec_params("UPDATE mail SET held_until = $2 WHERE id = $1", id, calendar::to_iso(release));
    }
    appended = changes.write(transaction);
    if (alerts.empty() || release > clock.now) return std::nullopt;
    std::vector<Addressed> readers;
    for (const auto& route : routes)
      readers.push_back(addresses_of(transaction, route, people, settings_.coordinators));
    const auto letter =
        letter_for(transaction, settings_, readers.front(), {readers.begin() + 1, readers.end()}, alerts);
    intent.message = {letter.id, letter.sender, letter.to, compose(letter)};
    intent.message.receivers.insert(intent.message.receivers.end(), letter.copies.begin(), letter.copies.end());
    carried.clear();
    for (const auto& alert : alerts) carried.push_back(alert.id);
    addressed.clear();
    for (const auto& reader : readers) addressed.push_back(reader.who);
  }
  std::vector<std::string> envelope{intent.message.id, intent.message.sender};
  envelope.insert(envelope.end(), intent.message.receivers.begin(), intent.message.receivers.end());
  transaction.exec_params(
      std::string("UPDATE mail SET state = 'onderweg', attempt = $2, owner = $3, message = $4, envelope = $5::text[], "
                  "carried = $6::uuid[], addressed = $8::text[], "
                  "in_doubt = true, resent = resent + $7, leased_until = clock_timestamp() + interval '") +
          lease + "', again_at = clock_timestamp() + interval '" + lease + "' WHERE id = $1",
      id, intent.attempt, owner_, intent.message.bytes, eventlog::pg_array(envelope), eventlog::pg_array(carried),
      unknown ? 1 : 0, eventlog::pg_array(addressed));
  return intent;
}

void PgOutbox::record(const Intent& intent, const Result& result) {
  eventlog::Appended appended;
  database_.transaction([&](pqxx::work& transaction) {
    appended.clear();
    const auto rows = transaction.exec_params(
        // A refusal settles no doubt about a former attempt: the same bytes go again.
        "UPDATE mail SET state = $3, in_doubt = $4 OR (resent > 0 AND $3 <> 'verzonden'), error = $5, owner = NULL, "
        "leased_until = NULL, "
        "message = CASE WHEN $4 OR (resent > 0 AND $3 <> 'verzonden') THEN message END, again_at = clock_timestamp() + "
        "$6 * interval '1 second' "
        "WHERE id = $1 AND attempt = $2 AND state = 'onderweg' AND owner = $7 RETURNING carried, addressed",
        intent.mail, intent.attempt, std::string{state_after(result.sent)}, result.sent == Sent::Unknown,
        result.why.empty() ? std::nullopt : std::optional(result.why),
        static_cast<int>(back_off(intent.attempt).count()), owner_);
    if (rows.empty()) return;  // somebody else took it over, and will say how it went
    const auto clock = stack_clock(transaction);
    AlertChanges changes;
    for (auto& alert : lock_alerts(transaction, texts(rows[0][0]))) {
      auto document = json::parse(alert.document);
      const auto status = std::string{status_after(alert.status, result.sent)};
      if (result.sent == Sent::Accepted) {
        document["verzondenOp"] = calendar::to_iso(clock.now);
        document["berichtId"] = intent.message.id + "@" + host_of(settings_.public_url);
        document["bezorgingen"].push_back(
            {{"op", document["verzondenOp"]}, {"berichtId", document["berichtId"]}, {"aan", texts(rows[0][1])}});
      } else if (status == alert.status) {
        continue;  // it was failing already
      }
      document["status"] = alert.status = status;
      const char* what = result.sent == Sent::Accepted ? "verzonden" : "mislukt";
      const auto fact =
          result.why.empty() ? std::string{} : json{{"fout", result.why}, {"uitkomst", to_string(result.sent)}}.dump();
      changes.add(std::move(alert), document, {what, by_system, fact, clock.today, "", ""});
    }
    note_mail(transaction, changes, intent, result);
    if (!result.refused.empty()) note_refused(transaction, intent, texts(rows[0][1]), result.refused.size());
    appended = changes.write(transaction);
  });
  publish_(appended);
  for (const auto& address : result.refused)
    logging::warn("an address was refused", {{"berichtId", intent.message.id}, {"adres", address}});
}

PgOutbox::Counts PgOutbox::counts() {
  Counts counts;
  database_.statements([&](pqxx::nontransaction& transaction) {
    const auto row = transaction.exec(
        "SELECT count(*) FILTER (WHERE state IN ('klaar', 'mislukt', 'onderweg')), count(*) FILTER (WHERE state = "
        "'mislukt'), "
        "coalesce(sum(resent), 0) FROM mail")[0];
    counts = {row[0].as<double>(), row[1].as<double>(), row[2].as<double>()};
  });
  return counts;
}

}  // namespace gestand::alerts
