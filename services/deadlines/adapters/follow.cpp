// One batch: what the calendar says now moves what runs by it; then read all facts, load what they touch, let them work
// one by one, save.
#include "services/deadlines/adapters/follow.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "common/consumer/kept_calendar.hpp"
#include "services/deadlines/adapters/pg_deadlines.hpp"

namespace gestand::deadlines {
namespace {

using Fact = std::variant<OwnerFact, EditionFact>;

std::vector<Fact> facts_of(std::span<const consumer::Event> events) {
  std::vector<Fact> facts;
  for (const auto& event : events) {
    if (event.source == "organisation") continue;  // only of the calendar: see consumer::take_calendar
    if (event.source == "vehicles") {
      if (auto fact = edition_fact(event)) facts.emplace_back(std::move(*fact));
    } else if (auto fact = owner_fact(event)) {
      facts.emplace_back(std::move(*fact));
    }
  }
  return facts;
}

// The events of one deadline stand together in an append, in order.
struct Written {
  int version_before = 0;
  std::vector<Change> changes;
};

class Turn {
 public:
  Turn(pqxx::work& transaction, Batch& batch, const Calendars& calendars)
      : transaction_(transaction), batch_(batch), calendars_(calendars) {}

  // What runs by the calendar is reckoned again.
  void take(const calendar::State& state) {
    const Cause cause{"organisation", state.event, state.at, "", false};
    for (auto& [id, kept] : batch_.kept)
      if (runs_by_calendar(kept)) changed(kept, cause, state.told);
  }

  void take(const OwnerFact& fact) {
    for (const auto& [id, element] : fact.said) {
      auto& kept = batch_.kept[id];
      if (kept.id.empty()) kept = {id, fact.item, fact.item_kind, 0, "[]", ""};
      if (add_saying(kept, element, fact.cause)) changed(kept, fact.cause, "");
    }
    for (const auto& id : fact.gone)
      if (const auto kept = batch_.kept.find(id); kept != batch_.kept.end() && add_removal(kept->second, fact.cause))
        changed(kept->second, fact.cause, "");
  }

  void take(const EditionFact& fact) {
    auto& course = batch_.courses[fact.edition];
    if (!add_fact(course, fact)) return;
    batch_.changed_editions.insert(fact.edition);
    for (auto& [id, kept] : batch_.kept) {
      const auto hung_on = editions(kept);
      if (std::find(hung_on.begin(), hung_on.end(), fact.edition) != hung_on.end())
        changed(kept, fact.cause, fact.reason);
    }
  }

  void write_into(eventlog::AppendRequest& own) const {
    for (const auto& [id, written] : written_) {
      own.expected.push_back({id, written.version_before});
      for (const auto& change : written.changes) own.events.push_back({id, change.type, change.data});
    }
  }

 private:
  void changed(Kept& kept, const Cause& cause, const std::string& reason) {
    std::set<std::string> missing;
    for (const auto& edition : editions(kept))
      if (!batch_.courses.contains(edition)) missing.insert(edition);
    load_courses(transaction_, missing, batch_.courses);
    auto changes = settle(kept, batch_.courses, calendars_, cause, reason);
    batch_.changed_deadlines.insert(kept.id);
    if (changes.empty()) return;
    auto& written = written_.try_emplace(kept.id, Written{kept.version, {}}).first->second;
    kept.version += static_cast<int>(changes.size());
    std::move(changes.begin(), changes.end(), std::back_inserter(written.changes));
  }

  pqxx::work& transaction_;
  Batch& batch_;
  const Calendars& calendars_;
  std::map<std::string, Written> written_;
};

// Those that these calendars move, be it there and back; page by page, because it is every running one that is looked
// at.
std::set<std::string> moved_by(const Calendars& calendars, pqxx::work& transaction) {
  constexpr int page_size = 2000;
  std::set<std::string> found;
  std::string after = "00000000-0000-0000-0000-000000000000";
  while (true) {
    const auto page = load_reckoned(transaction, after, page_size);
    if (page.kept.empty()) return found;
    for (const auto& [id, kept] : page.kept) {
      if (!runs_by_calendar(kept)) continue;
      auto tried = kept;
      if (!settle(tried, page.courses, calendars, {}, "").empty()) found.insert(id);
    }
    after = page.kept.rbegin()->first;
  }
}

}  // namespace

void Follow::apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest& own) {
  const auto facts = facts_of(events);
  const bool other_days = std::any_of(events.begin(), events.end(), consumer::is_of_calendar);
  if (facts.empty() && !other_days) return;
  std::set<std::string> ids;
  std::set<std::string> editions_touched;
  for (const auto& fact : facts) {
    if (const auto* owner = std::get_if<OwnerFact>(&fact)) {
      for (const auto& [id, element] : owner->said) ids.insert(id);
      ids.insert(owner->gone.begin(), owner->gone.end());
    } else {
      editions_touched.insert(std::get<EditionFact>(fact).edition);
    }
  }
  take_turn(transaction);
  const bool other_calendar = other_days && consumer::take_calendar(transaction, events) > 0;
  const auto calendars = consumer::calendar_states(transaction);
  if (other_calendar) ids.merge(moved_by(calendars, transaction));
  auto batch = load(transaction, ids, editions_touched);
  Turn turn(transaction, batch, calendars);
  if (other_calendar) turn.take(calendars.back());
  for (const auto& fact : facts) std::visit([&turn](const auto& known) { turn.take(known); }, fact);
  turn.write_into(own);
  save(transaction, batch);
}

}  // namespace gestand::deadlines
