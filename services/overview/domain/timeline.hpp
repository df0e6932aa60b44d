// The stands of one item through recorded time, built from facts of several sources in whatever order they come.
// A stand is a span [from, until) in which nothing changed. Each source knows its own facet; a fact at time t counts
// from t on, in every later stand, because no source reports about one item in a wrong order. The result depends on the
// set of facts only.
//   Owner     what the item's owner recorded; has `switches`, instants at which it says something else by itself
//   (sorted) Deadline  what is recorded about one deadline of the item
#pragma once
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::overview {

inline constexpr Instant forever = Instant::max();

template <class Owner, class Deadline>
struct Stand {
  Instant from;
  Instant until = forever;
  bool by_switch = false;  // begins at a switch and not with a fact
  std::shared_ptr<const Owner> owner{};
  std::map<std::string, std::shared_ptr<const Deadline>> deadlines{};  // by id
  bool changed = false;                                                // since it was loaded
};

template <class Owner, class Deadline>
class Timeline {
 public:
  using Span = Stand<Owner, Deadline>;

  Timeline() = default;
  // Stands without holes, oldest first, the last one until forever; older ones may be left out if no fact lies before
  // the first.
  explicit Timeline(std::vector<Span> stands) : stands_(std::move(stands)) {}

  [[nodiscard]] const std::vector<Span>& stands() const { return stands_; }
  [[nodiscard]] const std::vector<Instant>& vanished() const { return vanished_; }  // begins of stands that are no more
  [[nodiscard]] std::shared_ptr<const Owner> owner() const { return stands_.empty() ? nullptr : stands_.back().owner; }

  void owner_says(Instant at, std::shared_ptr<const Owner> owner) {
    cut(at, false);
    for (auto& stand : stands_) {
      if (stand.from < at) continue;
      stand.owner = owner;
      stand.changed = true;
    }
    drop_idle_switches(at);
  }

  void deadline_says(Instant at, const std::string& id, std::shared_ptr<const Deadline> deadline) {
    cut(at, false);
    for (auto& stand : stands_) {
      if (stand.from < at) continue;
      stand.deadlines[id] = deadline;
      stand.changed = true;
    }
  }

  // Cuts at every switch that has come by `now`.
  void settle(Instant now) {
    for (std::size_t i = 0; i < stands_.size(); ++i) {
      const auto next = next_switch(stands_[i]);
      if (next && *next <= now) cut(*next, true);
    }
  }

  // The first switch inside a stand.
  [[nodiscard]] static std::optional<Instant> next_switch(const Span& stand) {
    if (!stand.owner) return std::nullopt;
    const auto& switches = stand.owner->switches;
    const auto next = std::upper_bound(switches.begin(), switches.end(), stand.from);
    if (next == switches.end() || *next >= stand.until) return std::nullopt;
    return *next;
  }

 private:
  void cut(Instant at, bool by_switch) {
    auto next = std::find_if(stands_.begin(), stands_.end(), [&](const Span& stand) { return stand.from >= at; });
    if (next != stands_.end() && next->from == at) {
      next->changed = next->changed || (next->by_switch && !by_switch);
      next->by_switch = next->by_switch && by_switch;
      return;
    }
    Span begun{.from = at, .by_switch = by_switch, .changed = true};
    if (next != stands_.end()) begun.until = next->from;
    if (next != stands_.begin()) {
      auto& before = *std::prev(next);
      begun.owner = before.owner;
      begun.deadlines = before.deadlines;
      before.until = at;
      before.changed = true;
    }
    stands_.insert(next, std::move(begun));
  }

  // A switch that the newest word of the owner no longer knows never happened; its stand joins the one before.
  void drop_idle_switches(Instant after) {
    for (std::size_t i = 1; i < stands_.size();) {
      auto& stand = stands_[i];
      const auto& switches = stand.owner ? stand.owner->switches : none_;
      if (!stand.by_switch || stand.from <= after || std::binary_search(switches.begin(), switches.end(), stand.from)) {
        ++i;
        continue;
      }
      vanished_.push_back(stand.from);
      stands_[i - 1].until = stand.until;
      stands_[i - 1].changed = true;
      stands_.erase(stands_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  std::vector<Span> stands_;
  std::vector<Instant> vanished_;
  inline static const std::vector<Instant> none_{};
};

}  // namespace gestand::overview
