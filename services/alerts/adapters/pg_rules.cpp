// The SQL of rules.
#include "services/alerts/adapters/pg_rules.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/consumer/kept_calendar.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/pg_known.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

KnownRule known(const pqxx::row& row) { return {row[0].c_str(), row[1].as<int>(), row[2].c_str(), row[3].as<bool>()}; }

}  // namespace

void schedule_all(pqxx::work& transaction) {
  const auto rules = threshold_rules(transaction);
  const auto calendar = consumer::calendar_now(transaction);
  std::set<std::string> ids;
  for (const auto& row : transaction.exec("SELECT id FROM deadline WHERE running AND date IS NOT NULL"))
    ids.insert(row[0].c_str());
  auto deadlines = load_deadlines(transaction, ids);
  for (auto& [id, deadline] : deadlines)
    if (const auto running = running_deadline(id, deadline))
      deadline.next_due = next_due(*running, rules, *calendar, deadline.evaluated);
  if (!deadlines.empty()) save_deadlines(transaction, deadlines);
}

std::vector<Rule> threshold_rules(pqxx::transaction_base& transaction) {
  std::vector<Rule> rules;
  for (const auto& row : transaction.exec("SELECT id, document, since FROM rule WHERE active ORDER BY id")) {
    auto rule = rule_from(row[0].c_str(), json::parse(row[1].c_str()), day_from(row[2]));
    if (!rule.thresholds.empty()) rules.push_back(std::move(rule));
  }
  return rules;
}

std::set<std::string> event_rules(pqxx::transaction_base& transaction) {
  std::set<std::string> ids;
  for (const auto& row :
       transaction.exec("SELECT id FROM rule WHERE active AND document::json->>'gebeurtenis' IS NOT NULL"))
    ids.insert(row[0].c_str());
  return ids;
}

std::optional<KnownRule> find_rule(pqxx::transaction_base& transaction, const std::string& id) {
  if (!eventlog::is_uuid(id)) return std::nullopt;
  const auto rows = transaction.exec_params("SELECT id, version, document, active FROM rule WHERE id = $1", id);
  return rows.empty() ? std::nullopt : std::optional(known(rows[0]));
}

void refuse_unknown_receivers(pqxx::work& transaction, const json& rule, wire::Faults& faults) {
  const auto check = [&](const std::string& place, const std::string& name) {
    if (!is_receiver(transaction, name))
      faults.push_back({"body", place, "onbekende-ontvanger",
                        "\"" + name +
                            "\" is geen ontvanger: geef directie, behandelaar, coordinatoren, de code van een " +
                            "directie of de id van een medewerker."});
  };
  if (!faults.empty()) return;
  check("ontvanger", rule.value("ontvanger", "directie"));
  for (const auto* list : {"escalatie", "ladder"}) {
    const auto steps = rule.value(list, json::array());
    for (std::size_t i = 0; i < steps.size(); ++i)
      check(std::string{list} + "/" + std::to_string(i) + "/ontvanger", steps[i].value("ontvanger", ""));
  }
}

std::vector<KnownRule> all_rules(pqxx::transaction_base& transaction) {
  std::vector<KnownRule> rules;
  for (const auto& row :
       transaction.exec("SELECT id, version, document, active FROM rule ORDER BY document::json->>'naam', id"))
    rules.push_back(known(row));
  return rules;
}

eventlog::Appended change_rule(pqxx::work& transaction, const SettingChange& change, const json& document) {
  const auto evaluated = lock_watermark(transaction);
  const auto before = find_rule(transaction, change.id);
  const auto old = before ? json::parse(before->document) : json::object();
  if (old == document) return {};
  const int version = before ? before->version : 0;
  transaction.exec_params(
      "INSERT INTO rule (id, version, document, since, active) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (id) DO UPDATE SET version = excluded.version, document = excluded.document, "
      "since = excluded.since, active = excluded.active",
      change.id, version + 1, document.dump(), calendar::to_iso(evaluated), document.value("actief", true));
  schedule_all(transaction);
  return append_setting(transaction, change, "regel", version, old, document);
}

eventlog::Appended begin_evaluation(pqxx::work& transaction) {
  const auto now = calendar::parse_instant(
      transaction.exec("SELECT to_char(platform.nu() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")[0][0]
          .c_str());
  transaction.exec_params("INSERT INTO watermark (day) VALUES ($1) ON CONFLICT DO NOTHING",
                          calendar::to_iso(evaluated_by(now.value())));
  (void)lock_watermark(transaction);
  eventlog::Appended appended;
  for (const auto& built_in : built_in_rules()) {
    if (find_rule(transaction, built_in.id)) continue;
    const SettingChange change{built_in.id, "ingesteld", R"({"id":"alerts","rol":"systeem"})", "", ""};
    for (auto& event : change_rule(transaction, change, json::parse(built_in.document)))
      appended.push_back(std::move(event));
  }
  return appended;
}

}  // namespace gestand::alerts
