// One batch: read all facts, load what they touch, let them work one by one, save.
#include "services/deadlines/adapters/follow.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "services/deadlines/adapters/pg_deadlines.hpp"

namespace gestand::deadlines {
namespace {

using Fact = std::variant<OwnerFact, EditionFact>;

std::vector<Fact> facts_of(std::span<const consumer::Event> events) {
  std::vector<Fact> facts;
  for (const auto& event : events) {
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
  Turn(pqxx::work& transaction, Batch& batch) : transaction_(transaction), batch_(batch) {}

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
    auto changes = settle(kept, batch_.courses, cause, reason);
    batch_.changed_deadlines.insert(kept.id);
    if (changes.empty()) return;
    auto& written = written_.try_emplace(kept.id, Written{kept.version, {}}).first->second;
    kept.version += static_cast<int>(changes.size());
    std::move(changes.begin(), changes.end(), std::back_inserter(written.changes));
  }

  pqxx::work& transaction_;
  Batch& batch_;
  std::map<std::string, Written> written_;
};

}  // namespace

void Follow::apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest& own) {
  const auto facts = facts_of(events);
  if (facts.empty()) return;
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
  auto batch = load(transaction, ids, editions_touched);
  Turn turn(transaction, batch);
  for (const auto& fact : facts) std::visit([&turn](const auto& known) { turn.take(known); }, fact);
  turn.write_into(own);
  save(transaction, batch);
}

}  // namespace gestand::deadlines
