// One transaction of the evaluation: what is due on the first day on which anything is.
#include "services/alerts/adapters/pg_evaluation.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "common/calendar/date.hpp"
#include "common/consumer/kept_calendar.hpp"
#include "common/eventlog/ids.hpp"
#include "common/logging/log.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_climbs.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/domain/clock.hpp"
#include "services/alerts/domain/match.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

constexpr int deadlines_a_run = 500;
constexpr int others_a_run = 200;
constexpr std::size_t alerts_a_mail = 100;

struct Planned {
  Due due;
  std::string item;
  std::string item_kind;
  std::string deadline;  // empty for something that happened
  std::string words;
  std::string clock = {};                // of a clock: its kind
  std::vector<std::string> covers = {};  // of an edition: the items that hang on it
};

class Run {
 public:
  Run(pqxx::work& transaction, Date target)
      : transaction_(transaction),
        target_(target),
        evaluated_(lock_watermark(transaction)),
        clock_(stack_clock(transaction)) {}

  // True: there is more to do.
  bool work(eventlog::Appended& appended) {
    rules_ = threshold_rules(transaction_);
    calendar_ = consumer::calendar_now(transaction_);
    // Ladders only when no deadline of the day is left: a threshold that comes on the day of a step begins none of its
    // own, in however many runs the day is done (as rehearse() has it).
    if (const auto day = first_due(); day && !evaluate_deadlines(*day)) climb_ladders(*day);
    take_signals();
    plan_new();
    wake_snoozed();
    const bool more = move_watermark();
    save_mails();
    appended = changes_.write(transaction_);
    return more;
  }

 private:
  struct Mail {
    std::string id;
    std::vector<std::string> alerts;
  };

  [[nodiscard]] std::optional<Date> first_due() const {
    const auto rows = transaction_.exec_params(
        "SELECT least((SELECT min(next_due) FROM deadline WHERE next_due <= $1), (SELECT min(next) FROM climb WHERE "
        "next <= $1))",
        calendar::to_iso(target_));
    return rows[0][0].is_null() ? std::nullopt : std::optional(day_from(rows[0][0]));
  }

  // False when no deadline is due on it any more.
  bool evaluate_deadlines(Date day) {
    std::set<std::string> ids;
    for (const auto& row : transaction_.exec_params("SELECT id FROM deadline WHERE next_due = $1 ORDER BY id LIMIT $2",
                                                    calendar::to_iso(day), deadlines_a_run))
      ids.insert(row[0].c_str());
    if (ids.empty()) return false;
    auto known = load_deadlines(transaction_, ids);
    // What was moved just before we had its lock is for another day.
    std::erase_if(known, [&](const auto& entry) { return entry.second.next_due != day; });
    if (known.empty()) return true;
    for (auto& [id, deadline] : known) {
      const auto running = running_deadline(id, deadline);
      deadline.evaluated = day;
      deadline.next_due = running ? next_due(*running, rules_, *calendar_, day) : std::nullopt;
    }
    save_deadlines(transaction_, known);
    const auto deadlines = in_charge(transaction_, known);
    const auto editions = editions_of(transaction_, deadlines);
    std::map<std::string, const Deadline*> by_id;
    for (const auto& deadline : deadlines) by_id[deadline.id] = &deadline;
    const auto found = evaluate(deadlines, rules_, *calendar_, day);
    const auto told = unmuted(found, deadlines, editions, rules_, *calendar_, day);
    if (told.size() < found.size())
      logging::info("alerts are muted: those of their editions speak for them",
                    {{"dag", calendar::to_iso(day)}, {"aantal", std::to_string(found.size() - told.size())}});
    for (const auto& due : told) plan(due, *by_id.at(due.key.deadline));
    return true;
  }

  void plan(const Due& due, const Deadline& deadline) {
    const bool clock = is_clock(deadline.kind);
    Planned planned{due, deadline.item, deadline.item_kind, clock ? "" : deadline.id, "", clock ? deadline.kind : ""};
    if (deadline.kind == "verzending") planned.covers = hanging_on(transaction_, deadline.item);
    planned_.push_back(std::move(planned));
  }

  // The next step of each alert that nobody acknowledged by this day.
  void climb_ladders(Date day) {
    for (auto& at : lock_climbs(transaction_, day, others_a_run)) {
      const auto rule =
          std::find_if(rules_.begin(), rules_.end(), [&](const Rule& one) { return one.id == at.key.rule; });
      const auto deadline = peek_deadlines(transaction_, {at.key.deadline});
      const auto running =
          deadline.empty() ? std::nullopt : running_deadline(at.key.deadline, deadline.begin()->second);
      // What ended, or moved, is nobody's to answer for any more; a moved one has an alert of its own.
      if (rule == rules_.end() || !running || running->date != at.key.date) {
        end_climb(transaction_, at.key);
        continue;
      }
      const auto whole = in_charge(transaction_, deadline).front();
      const auto key = at.key;
      const auto step = climb(at, *rule, whole.assignments, *calendar_);
      if (!step.due.receiver.empty()) plan(step.due, whole);
      if (step.ended || step.due.receiver.empty())
        end_climb(transaction_, key);
      else
        save_climb(transaction_, at);
    }
  }

  void take_signals() {
    const auto rows = transaction_.exec_params(
        "DELETE FROM signal WHERE id IN (SELECT id FROM signal ORDER BY id LIMIT $1) RETURNING id, rule, item, "
        "deadline, date, words, coalesce(directorate, '')",
        others_a_run);
    std::set<std::string> item_ids;
    for (const auto& row : rows) item_ids.insert(row[2].c_str());
    const auto items = load_items(transaction_, item_ids);
    for (const auto& row : rows) {
      const auto rule = find_rule(transaction_, row[1].c_str());
      const auto item = items.find(row[2].c_str());
      if (!rule || !rule->active || item == items.end()) continue;
      const auto document = json::parse(rule->document);
      auto assignments = assignments_for(transaction_, item->second);
      if (const std::string meant = row[6].c_str(); !meant.empty()) assignments = {{Date::min(), meant, ""}};
      Rule filter;
      filter.item_kinds = document.value("itemSoorten", std::vector<std::string>{});
      filter.directorates = document.value("directies", std::vector<std::string>{});
      Deadline about;
      about.item_kind = item->second.kind;
      about.assignments = assignments;
      const auto receiver = receiver_on(document.value("ontvanger", "directie"), assignments, clock_.today);
      // What is nobody's alerts nobody, as for thresholds; a channel is the coordinators'.
      if (item->second.kind != "kanaal" && match_on(filter, about, clock_.today) != Match::Yes) continue;
      Due due{{row[0].c_str(), rule->id, 0, day_from(row[4])}, clock_.today, receiver, {}};
      planned_.push_back({due, item->first, item->second.kind, row[3].is_null() ? "" : row[3].c_str(), row[5].c_str()});
    }
  }

  void plan_new() {
    std::vector<std::string> ids;
    for (const auto& planned : planned_) ids.push_back(alert_id(planned.due.key));
    const auto existing = ids.empty() ? ids : existing_alerts(transaction_, ids);
    std::set<std::string> seen(existing.begin(), existing.end());
    for (std::size_t i = 0; i < planned_.size(); ++i) {
      if (!seen.insert(ids[i]).second) continue;  // there and back: not again
      const auto& planned = planned_[i];
      KnownAlert alert;
      alert.id = ids[i];
      alert.key = planned.due.key;
      alert.item = planned.item;
      alert.receiver = planned.due.receiver;
      alert.effective = planned.due.day;
      alert.status = "gepland";
      alert.covers = planned.covers;
      json document{{"soort", "melding"},
                    {"regel", planned.due.key.rule},
                    {"drempel", planned.due.key.threshold},
                    {"item", planned.item},
                    {"itemSoort", planned.item_kind},
                    {"effectieveDatum", calendar::to_iso(planned.due.day)},
                    {"ontvanger", planned.due.receiver},
                    {"kanaal", "mail"},
                    {"status", "gepland"},
                    {"ingehaald", planned.due.day < clock_.today && planned.words.empty()}};
      if (!planned.deadline.empty()) document["termijn"] = planned.deadline;
      if (!planned.clock.empty()) document["klok"] = planned.clock;
      if (!planned.deadline.empty() || !planned.clock.empty())
        document["termijnDatum"] = calendar::to_iso(planned.due.key.date);
      if (!planned.words.empty()) document["aanleiding"] = planned.words;
      if (!planned.due.copies.empty()) document["kopie"] = planned.due.copies;
      if (!planned.covers.empty()) document["zaken"] = planned.covers;
      if (planned.due.key.rung > 0) {
        document["trede"] = planned.due.key.rung;
        auto first = planned.due.key;
        first.rung = 0;
        document["opgeschaaldVan"] = alert_id(first);
      } else if (planned.words.empty()) {
        begin_ladder(planned.due);
      }
      post(std::move(alert), document, planned.due.copies);
    }
  }

  // One ladder at a time for a deadline: a later threshold does not begin another.
  void begin_ladder(const Due& due) {
    const auto rule =
        std::find_if(rules_.begin(), rules_.end(), [&](const Rule& one) { return one.id == due.key.rule; });
    if (rule == rules_.end()) return;
    if (const auto begun = begin_climb(due, *rule, *calendar_)) add_climb(transaction_, *begun);
  }

  void wake_snoozed() {
    for (auto& alert : lock_lapsed_snoozes(transaction_, std::max(target_, evaluated_), others_a_run)) {
      auto document = json::parse(alert.document);
      document["status"] = alert.status = "gepland";
      document.erase("sluimerTot");
      document.erase("sluimerReden");
      alert.snoozed_until.reset();
      ++alert.round;
      const auto copies = document.value("kopie", std::vector<std::string>{});
      post(std::move(alert), document, copies);
    }
  }

  // Puts the alert in the mail of this evaluation for its receiver.
  void post(KnownAlert alert, const json& document, const std::vector<std::string>& copies) {
    auto& mails = mails_[{alert.receiver, copies}];
    if (mails.empty()) take_waiting(alert.receiver, copies, mails);
    if (mails.empty() || mails.back().alerts.size() >= alerts_a_mail) {
      // Every mail of a round carries other alerts: the first one names it.
      mails.push_back({eventlog::named_uuid(alert.id, "bericht/" + std::to_string(alert.round)), {}});
    }
    alert.mail = mails.back().id;
    mails.back().alerts.push_back(alert.id);
    changes_.add(std::move(alert), document, {"gepland", by_system, "", clock_.today, "", ""});
  }

  // After downtime the days are run one by one, and what they bring goes in one mail: that of a former day waits for
  // the last (PgOutbox).
  void take_waiting(const std::string& receiver, const std::vector<std::string>& copies, std::vector<Mail>& mails) {
    const auto rows = transaction_.exec_params(
        "SELECT id, array_to_string(alerts, ',') FROM mail WHERE state = 'klaar' AND attempt = 0 AND receiver = $1 AND "
        "copies = $2::text[] AND cardinality(alerts) < $3 ORDER BY again_at, id LIMIT 1 FOR UPDATE SKIP LOCKED",
        receiver, eventlog::pg_array(copies), static_cast<int>(alerts_a_mail));
    if (rows.empty()) return;
    Mail waiting{rows[0][0].c_str(), {}};
    const std::string ids = rows[0][1].c_str();
    for (std::size_t from = 0; from < ids.size(); from += 37) waiting.alerts.push_back(ids.substr(from, 36));
    mails.push_back(std::move(waiting));
  }

  void save_mails() {
    for (const auto& [to, mails] : mails_)
      for (const auto& mail : mails)
        transaction_.exec_params(
            "INSERT INTO mail (id, receiver, copies, alerts, state) VALUES ($1, $2, $3::text[], $4::uuid[], 'klaar') "
            "ON "
            "CONFLICT (id) DO UPDATE SET alerts = excluded.alerts",
            mail.id, to.first, eventlog::pg_array(to.second), eventlog::pg_array(mail.alerts));
  }

  bool move_watermark() {
    const auto next = first_due();
    const auto reached = std::max(evaluated_, next ? *next - std::chrono::days{1} : target_);
    const auto moved = transaction_.exec_params("UPDATE watermark SET day = $2 WHERE day = $1",
                                                calendar::to_iso(evaluated_), calendar::to_iso(reached));
    if (moved.affected_rows() != 1) throw std::logic_error("the watermark moved under its lock");
    if (next) return true;
    const auto rest = transaction_.exec_params(
        "SELECT EXISTS (SELECT FROM signal) OR EXISTS (SELECT FROM alert WHERE status = 'gesluimerd' AND snoozed_until "
        "<= $1 AND id <> ALL ($2::uuid[]))",
        calendar::to_iso(target_), woken());
    return rest[0][0].as<bool>();
  }

  // Alerts whose new status is not written yet.
  [[nodiscard]] std::string woken() const {
    std::vector<std::string> ids;
    for (const auto& [to, mails] : mails_)
      for (const auto& mail : mails) ids.insert(ids.end(), mail.alerts.begin(), mail.alerts.end());
    return eventlog::pg_array(ids);
  }

  pqxx::work& transaction_;
  Date target_;
  Date evaluated_;
  Clock clock_;
  std::vector<Rule> rules_;
  std::shared_ptr<const calendar::Calendar> calendar_;
  std::vector<Planned> planned_;
  AlertChanges changes_;
  std::map<std::pair<std::string, std::vector<std::string>>, std::vector<Mail>> mails_;
};

}  // namespace

Look PgEvaluation::look() {
  Look look;
  database_.statements([&](pqxx::nontransaction& transaction) {
    const auto rows = transaction.exec(
        "SELECT to_char(platform.nu() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), (SELECT day FROM "
        "watermark), "
        "least((SELECT min(next_due) FROM deadline WHERE next_due IS NOT NULL), (SELECT min(next) FROM climb)), EXISTS "
        "(SELECT FROM signal), "
        "(SELECT min(snoozed_until) FROM alert WHERE status = 'gesluimerd')");
    const auto row = rows[0];
    look.now = calendar::parse_instant(row[0].c_str()).value();
    look.evaluated = day_from(row[1]);
    look.first_due = row[2].is_null() ? std::nullopt : std::optional(day_from(row[2]));
    look.signals = row[3].as<bool>();
    look.first_snoozed = row[4].is_null() ? std::nullopt : std::optional(day_from(row[4]));
  });
  return look;
}

bool PgEvaluation::run(Date target) {
  bool more = false;
  eventlog::Appended appended;
  database_.transaction([&](pqxx::work& transaction) {
    appended.clear();
    more = Run{transaction, target}.work(appended);
  });
  publish_(appended);
  return more;
}

}  // namespace gestand::alerts
