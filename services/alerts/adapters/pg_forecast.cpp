#include "services/alerts/adapters/pg_forecast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/consumer/kept_calendar.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/answers_json.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_climbs.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_preferences.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/domain/clock.hpp"
#include "services/alerts/domain/rehearse.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

constexpr int days_max = 366;
constexpr std::chrono::hours evaluation_time{7};

int days_of(const json& asked, wire::Faults& faults) {
  const auto days = asked.value("dagen", json(30));
  const auto text = days.is_string() ? days.get<std::string>() : days.dump();
  const bool number = !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos;
  const int count = number ? std::stoi(text) : 0;
  if (count < 1 || count > days_max)
    faults.push_back(
        {"query", "dagen", "buiten-bereik", fmt::format("\"dagen\" moet van 1 tot en met {} zijn.", days_max)});
  return count;
}

// The rules as they would be, and the id of the one that is tried.
struct Trial {
  std::vector<Rule> rules;
  std::string id;  // empty: none
};

Trial rules_with(pqxx::work& transaction, const json& asked, Date evaluated, wire::Faults& faults) {
  Trial trial{threshold_rules(transaction), ""};
  if (!asked.contains("regel")) return trial;
  auto body = asked["regel"];
  const auto id = body.is_object() ? body.value("id", json()) : json();
  if (body.is_object()) body.erase("id");
  const auto before = id.is_string() ? find_rule(transaction, id) : std::nullopt;
  if (!id.is_null() && !before) {
    faults.push_back({"body", "id", "onbekende-id", "Deze regel is er niet."});
    return trial;
  }
  const auto document = rule_document(body, before ? json::parse(before->document) : json::object(), faults);
  refuse_unknown_receivers(transaction, document, faults);
  if (!faults.empty()) return trial;
  trial.id = before ? before->id : eventlog::random_uuid();
  std::erase_if(trial.rules, [&](const Rule& one) { return one.id == trial.id; });
  auto rule = rule_from(trial.id, document, evaluated);
  if (document.value("actief", true) && !rule.thresholds.empty()) trial.rules.push_back(std::move(rule));
  return trial;
}

// With a rule on trial the days that are kept for the others say nothing: all that is in charge is looked at.
std::map<std::string, KnownDeadline> that_may_be_due(pqxx::work& transaction, const Trial& trial, Date until,
                                                     const std::vector<Climb>& climbs) {
  std::set<std::string> ids;
  for (const auto& climb : climbs) ids.insert(climb.key.deadline);
  const auto rows =
      trial.id.empty()
          ? transaction.exec_params("SELECT id FROM deadline WHERE next_due <= $1", calendar::to_iso(until))
          : transaction.exec(
                "SELECT d.id FROM deadline d JOIN item i ON i.id = d.item WHERE d.running AND d.date IS "
                "NOT NULL AND (i.directorate IS NOT NULL OR i.kind = 'editie')");
  for (const auto& row : rows) ids.insert(row[0].c_str());
  return peek_deadlines(transaction, ids);
}

std::set<Key> told_of(pqxx::work& transaction, const std::map<std::string, KnownDeadline>& known) {
  std::set<std::string> ids;
  for (const auto& [id, deadline] : known) ids.insert(id);
  std::set<Key> told;
  if (ids.empty()) return told;
  for (const auto& row : transaction.exec_params(
           "SELECT deadline, rule, threshold, date, rung FROM alert WHERE deadline = ANY ($1::uuid[])",
           uuid_array(ids)))
    told.insert({row[0].c_str(), row[1].c_str(), row[2].as<int>(), day_from(row[3]), row[4].as<int>()});
  return told;
}

// When it would leave: at the run of its day, unless its reader wants it later.
std::string leaves_at(pqxx::work& transaction, const std::string& receiver, Date day, std::optional<Date> date) {
  const auto planned = calendar::amsterdam_instant(day, evaluation_time);
  const auto preference = find_preference(transaction, receiver);
  if (!preference) return calendar::to_iso(planned);
  const auto soonest = date && *date >= day ? date : std::nullopt;
  return calendar::to_iso(release(*preference, *consumer::calendar_now(transaction), planned, planned, soonest));
}

json planned_json(const Due& due, const Deadline& deadline) {
  const bool clock = is_clock(deadline.kind);
  json out{{"regel", due.key.rule},
           {"drempel", due.key.threshold},
           {clock ? "klok" : "termijn", clock ? deadline.kind : due.key.deadline},
           {"termijnDatum", calendar::to_iso(due.key.date)},
           {"effectieveDatum", calendar::to_iso(due.day)},
           {"itemSoort", deadline.item_kind},
           {"ontvanger", due.receiver},
           {"kanaal", "mail"}};
  if (!due.copies.empty()) out["kopie"] = due.copies;
  if (due.key.rung > 0) out["trede"] = due.key.rung;
  return out;
}

json shown(const json& planned, const std::string& item, const std::map<std::string, KnownItem>& items) {
  const auto known = items.find(item);
  auto out = shown_alert("", 0, planned.dump(), item, known == items.end() ? nullptr : &known->second);
  out.erase("id");
  out.erase("versie");
  return out;
}

// Alerts that sleep come again on their day.
json waking(pqxx::work& transaction, Date from, Date until) {
  auto found = json::array();
  for (const auto& row : transaction.exec_params(
           "SELECT document, item, snoozed_until, receiver FROM alert WHERE status = 'gesluimerd' AND snoozed_until "
           "BETWEEN $1 AND $2 ORDER BY snoozed_until, id",
           calendar::to_iso(from), calendar::to_iso(until))) {
    auto planned = json::parse(row[0].c_str());
    for (const auto* member : {"status", "sluimerTot", "sluimerReden", "verzondenOp", "berichtId", "bezorgingen"})
      planned.erase(member);
    planned["effectieveDatum"] = row[2].c_str();
    planned["opnieuw"] = true;
    planned["verwachtOp"] = leaves_at(transaction, row[3].c_str(), day_from(row[2]), std::nullopt);
    const std::string item = row[1].c_str();
    found.push_back(shown(planned, item, load_items(transaction, {item})));
  }
  return found;
}

}  // namespace

json forecast(pqxx::work& transaction, const json& asked, wire::Faults& faults) {
  const auto days = days_of(asked, faults);
  const auto evaluated = day_from(transaction.exec("SELECT day FROM watermark")[0][0]);
  const auto trial = rules_with(transaction, asked, evaluated, faults);
  if (!faults.empty()) return {};
  const auto from = evaluated + std::chrono::days{1};
  const auto until = evaluated + std::chrono::days{days};
  Standing standing;
  standing.climbs = all_climbs(transaction);
  const auto known = that_may_be_due(transaction, trial, until, standing.climbs);
  standing.deadlines = in_charge(transaction, known);
  standing.editions = editions_of(transaction, standing.deadlines);
  standing.told = told_of(transaction, known);
  std::map<std::string, Deadline> by_id;
  std::set<std::string> item_ids;
  for (const auto& deadline : standing.deadlines) {
    by_id[deadline.id] = deadline;
    item_ids.insert(deadline.item);
  }
  const auto items = load_items(transaction, item_ids);
  json out{{"van", calendar::to_iso(from)}, {"tot", calendar::to_iso(until)}, {"resultaten", json::array()}};
  for (const auto& due :
       rehearse(std::move(standing), trial.rules, *consumer::calendar_now(transaction), from, until)) {
    if (!trial.id.empty() && due.key.rule != trial.id) continue;
    const auto& deadline = by_id.at(due.key.deadline);
    auto planned = planned_json(due, deadline);
    planned["verwachtOp"] = leaves_at(transaction, due.receiver, due.day,
                                      is_clock(deadline.kind) ? std::nullopt : std::optional(due.key.date));
    out["resultaten"].push_back(shown(planned, deadline.item, items));
  }
  if (trial.id.empty())
    for (auto& one : waking(transaction, from, until)) out["resultaten"].push_back(std::move(one));
  std::stable_sort(out["resultaten"].begin(), out["resultaten"].end(), [](const json& a, const json& b) {
    return a["effectieveDatum"].get_ref<const std::string&>() < b["effectieveDatum"].get_ref<const std::string&>();
  });
  out["aantal"] = out["resultaten"].size();
  return out;
}

}  // namespace gestand::alerts
