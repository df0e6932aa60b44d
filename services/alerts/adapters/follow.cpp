// One batch of events of other services, set by set.
#include "services/alerts/adapters/follow.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/adapters/pg_webhooks.hpp"

namespace gestand::alerts {
namespace {

constexpr std::array item_kinds{"motie", "toezegging", "kamerverzoek", "editie"};

bool is_item(const Told& told) {
  return std::find(item_kinds.begin(), item_kinds.end(), told.kind) != item_kinds.end();
}

class Batch {
 public:
  explicit Batch(pqxx::work& transaction) : transaction_(transaction) {}

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
        for (const auto kind : clock_kinds) deadlines.insert(clock_id(told.item, kind));
      }
      if (told.kind == "directie") directorates.insert(told.item);
      if (told.kind == "termijn") deadlines.insert(told.item);
    }
    items_ = load_items(transaction_, items);
    directorates_ = load_directorates(transaction_, directorates);
    deadlines_ = load_deadlines(transaction_, deadlines);
  }

  void take_item(const Told& told) {
    auto& item = items_[told.item];
    item.kind = told.kind;
    item.document = fold_item(item.document, told);
    set_clocks(told, item.document);
    if (told.bulk || told.kind != "motie") return;
    if (const auto by = appreciated_by_another(item.document, told))
      signals_.push_back(
          {eventlog::named_uuid(told.event, "appreciatie"), by_another_rule, told.item, "", by->date, by->words});
  }

  // Only of what somebody is in charge of: an import of all motions makes none.
  void set_clocks(const Told& told, const std::string& document) {
    const auto life = life_of(document, told.at);
    for (const auto kind : clock_kinds) {
      const auto date = told.kind == "editie" ? std::nullopt : clock_date(kind, life);
      const auto id = clock_id(told.item, kind);
      if (date || deadlines_.contains(id)) take_dated(id, clock_document(kind, told.item, told.kind, date), told);
    }
  }

  void take_directorate(const Told& told) {
    auto& document = directorates_[told.item];
    document = fold_directorate(document, told);
  }

  void take_deadline(const Told& told) {
    const auto now = take_dated(told.item, fold_deadline(deadlines_[told.item].document, told), told);
    if (stopped_by_edition(told) && !told.bulk)
      signals_.push_back({eventlog::named_uuid(told.event, "editie"), edition_annulled_rule, now.item, told.item,
                          now.date.value_or(calendar::amsterdam_date(told.at)),
                          "de editie waaraan deze termijn hing is geannuleerd"});
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
    for (auto& [id, deadline] : deadlines_) {
      const auto running = running_deadline(id, deadline);
      deadline.next_due =
          running ? next_due(*running, rules, calendar::Calendar::builtin(), deadline.evaluated) : std::nullopt;
    }
    save_deadlines(transaction_, deadlines_);
  }

  pqxx::work& transaction_;
  std::map<std::string, KnownItem> items_;
  std::map<std::string, std::string> directorates_;
  std::map<std::string, KnownDeadline> deadlines_;
  std::vector<Signal> signals_;
};

}  // namespace

void Follow::apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest&) {
  std::vector<Told> all;
  for (const auto& event : events) all.push_back(told_by(event.stored.body));
  Batch{transaction}.apply(all);
  eventlog::Appended told;
  for (const auto& event : events)
    if (event.source != "organisation") told.push_back(event.stored);
  queue_pushes(transaction, told);
}

}  // namespace gestand::alerts
