// One batch of events of other services, set by set.
#include "services/alerts/adapters/follow.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/consumer/kept_calendar.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_names.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/adapters/pg_webhooks.hpp"

namespace gestand::alerts {
namespace {

constexpr std::array item_kinds{"motie",   "toezegging", "kamerverzoek", "editie",
                                "vehikel", "directie",   "medewerker",   "ambt"};

bool has_clocks(const std::string& kind) { return is_followed(kind) || kind == "editie" || kind == "directie"; }

bool is_item(const Told& told) {
  return std::find(item_kinds.begin(), item_kinds.end(), told.kind) != item_kinds.end();
}

class Batch {
 public:
  explicit Batch(pqxx::work& transaction) : transaction_(transaction), names_(transaction) {}

  void apply(const std::vector<Told>& all) {
    // First, as the run does: a rule that changes meanwhile must see these deadlines, or they the rule.
    if (std::any_of(all.begin(), all.end(), [](const Told& told) { return told.kind == "termijn" || is_item(told); }))
      share_watermark(transaction_);
    load(all);
    for (const auto& told : all) {
      if (is_item(told)) take_item(told);
      if (told.kind == "directie") take_directorate(told);
      if (told.kind == "termijn") take_deadline(told);
    }
    save_items(transaction_, items_);
    save_directorates(transaction_, directorates_);
    if (!deadlines_.empty()) schedule();
    save_signals(transaction_, signals_);
  }

 private:
  void load(const std::vector<Told>& all) {
    std::set<std::string> items;
    std::set<std::string> directorates;
    std::set<std::string> deadlines;
    for (const auto& told : all) {
      if (is_item(told)) {
        items.insert(told.item);
        if (has_clocks(told.kind))
          for (const auto kind : clock_kinds) deadlines.insert(clock_id(told.item, kind));
      }
      if (told.kind == "directie") directorates.insert(told.item);
      if (told.kind == "termijn") deadlines.insert(told.item);
    }
    items_ = load_items(transaction_, items);
    directorates_ = load_directorates(transaction_, directorates);
    deadlines_ = load_deadlines(transaction_, deadlines);
    listening_ = event_rules(transaction_);
  }

  void take_item(const Told& told) {
    auto& item = items_[told.item];
    const auto before = item.document;
    item.kind = told.kind;
    item.document = fold_item(item.document, told);
    if (has_clocks(told.kind)) set_clocks(told, item.document);
    if (told.bulk || !is_followed(told.kind)) return;
    if (const auto by = appreciated_by_another(item.document, told))
      signal(told, by_another_rule, "appreciatie",
             {"", "", told.item, "", by->date,
              "appreciatie '" + by->judgement + "' gegeven door " + names_.office(by->by) + ", terwijl " +
                  names_.office(by->office) + " verantwoordelijk is",
              ""});
    if (const auto change = put_in_charge(before, item.document))
      signal(told, new_item_rule, "nieuw",
             {"", "", told.item, "", now_of(told),
              (change->before.empty() ? "nieuw bij deze directie"
                                      : "overgedragen door " + names_.directorate(change->before)) +
                  change->from,
              change->directorate});
    const auto from = standing_of(before);
    const auto to = standing_of(item.document);
    if (!before.empty() && from != to)
      signal(told, standing_rule, "status",
             {"", "", told.item, "", now_of(told), (from.empty() ? "" : "van " + from + " ") + "naar " + to, ""});
  }

  static Date now_of(const Told& told) { return calendar::amsterdam_date(told.at); }

  // The id follows from the event, so that a repeat brings no second alert.
  void signal(const Told& told, const char* rule, const char* what, Signal signal) {
    if (!listening_.contains(rule)) return;
    signal.id = eventlog::named_uuid(told.event, what);
    signal.rule = rule;
    signals_.push_back(std::move(signal));
  }

  // Only of what somebody is in charge of: an import of all motions makes none.
  void set_clocks(const Told& told, const std::string& document) {
    const auto life = life_of(document, told.at);
    for (const auto kind : clock_kinds) {
      const auto id = clock_id(told.item, kind);
      const auto known = deadlines_.find(id);
      const auto first = known == deadlines_.end() ? std::nullopt : facts_of(known->second.document).date;
      const auto date = clock_date(kind, told.kind, life, first);
      if (date || known != deadlines_.end()) take_dated(id, clock_document(kind, told.item, told.kind, date), told);
    }
  }

  void take_directorate(const Told& told) {
    auto& document = directorates_[told.item];
    document = fold_directorate(document, told);
  }

  void take_deadline(const Told& told) {
    const auto before = deadlines_[told.item].document.empty() ? Facts{} : facts_of(deadlines_[told.item].document);
    const auto now = take_dated(told.item, fold_deadline(deadlines_[told.item].document, told), told);
    if (told.bulk) return;
    if (stopped_by_edition(told))
      signal(told, edition_annulled_rule, "editie",
             {"", "", now.item, told.item, now.date.value_or(now_of(told)),
              "de editie waaraan deze termijn hing is geannuleerd", ""});
    if (before.date && now.date && before.date != now.date && !now.ended)
      signal(told, moved_rule, "verplaatst",
             {"", "", now.item, told.item, *now.date, moved_words(told, *before.date, *now.date), ""});
  }

  Facts take_dated(const std::string& id, std::string document, const Told& told) {
    auto& deadline = deadlines_[id];
    const bool is_new = deadline.document.empty();
    const auto before = is_new ? Facts{} : facts_of(deadline.document);
    deadline.document = std::move(document);
    const auto now = facts_of(deadline.document);
    // Made, moved or running again: evaluated at once, as of the moment at which it was recorded.
    if (is_new || now.date != before.date || (before.ended && !now.ended)) {
      deadline.made = calendar::amsterdam_date(told.at);
      deadline.since = evaluated_by(told.at);
      deadline.evaluated = deadline.since - std::chrono::days{1};
      deadline.quiet = told.bulk;
    }
    return now;
  }

  void schedule() {
    const auto rules = threshold_rules(transaction_);
    const auto calendar = consumer::calendar_now(transaction_);
    for (auto& [id, deadline] : deadlines_) {
      const auto running = running_deadline(id, deadline);
      deadline.next_due = running ? next_due(*running, rules, *calendar, deadline.evaluated) : std::nullopt;
    }
    save_deadlines(transaction_, deadlines_);
  }

  pqxx::work& transaction_;
  Names names_;
  std::map<std::string, KnownItem> items_;
  std::map<std::string, std::string> directorates_;
  std::map<std::string, KnownDeadline> deadlines_;
  std::vector<Signal> signals_;
  std::set<std::string> listening_;  // the rules of what happened that are on
};

}  // namespace

void Follow::apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest&) {
  std::vector<Told> all;
  for (const auto& event : events) all.push_back(told_by(event.stored.body));
  const bool other_days = std::any_of(events.begin(), events.end(), consumer::is_of_calendar);
  if (other_days) (void)lock_watermark(transaction);  // before the batch shares it
  if (other_days) (void)consumer::take_calendar(transaction, events);
  Batch{transaction}.apply(all);
  if (other_days) schedule_all(transaction);
  eventlog::Appended told;
  for (const auto& event : events)
    if (event.source != "organisation") told.push_back(event.stored);
  queue_pushes(transaction, told);
}

}  // namespace gestand::alerts
