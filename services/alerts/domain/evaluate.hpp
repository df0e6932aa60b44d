// The evaluation: which alerts a day brings. ONE pure function of (deadlines, rules, calendar, day); that a day is run
// late, in parts, by two replicas or only for the deadlines that an index finds, changes nothing of its answer.
#pragma once
#include <compare>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "services/alerts/domain/rule.hpp"

namespace gestand::alerts {

// Who is in charge of an item from a day on; a later entry that names no directorate leaves it as it was, and another
// directorate has another handler.
struct Assignment {
  Date from;
  std::string directorate;
  std::string handler = {};  // id of a member of staff
};

// A running deadline with a date.
struct Deadline {
  std::string id;
  std::string item;
  std::string item_kind;
  std::string kind;
  Date date;
  Date made;           // the day on which it was made or moved to this date
  Date since;          // the day that had been evaluated last at that moment: `made`, or the day before it
  bool quiet = false;  // it came with an import: no alert for being made
  std::vector<Assignment> assignments;
  std::string edition = {};  // that it hangs on
};

[[nodiscard]] std::string directorate_on(const std::vector<Assignment>& assignments, Date day);  // empty: nobody's
[[nodiscard]] std::string handler_on(const std::vector<Assignment>& assignments, Date day);      // empty: nobody

// Whom a rule means: "directie" is that of the item, "behandelaar" its handler, or the directorate where there is none;
// any other name (a directorate, "coordinatoren", a member of staff by id) is itself.
[[nodiscard]] std::string receiver_on(const std::string& name, const std::vector<Assignment>& assignments, Date day);

// What makes an alert one: the same key is never alerted twice.
struct Key {
  std::string deadline;
  std::string rule;
  int threshold = 0;
  Date date;     // of the deadline
  int rung = 0;  // of the ladder; 0 is the alert itself
  auto operator<=>(const Key&) const = default;
};

struct Due {
  Key key;
  Date day;  // on which it was due
  std::string receiver;
  std::vector<std::string> copies;
  bool operator==(const Due&) const = default;
};

// What is due on `day`: thresholds that fall on it, and for a deadline made or moved on it the latest threshold that
// had passed.
[[nodiscard]] std::vector<Due> evaluate(std::span<const Deadline> deadlines, std::span<const Rule> rules,
                                        const calendar::Calendar& calendar, Date day);

// What is left of `found` once the alerts of editions speak for what hangs on them: muted is an alert of a deadline on
// an edition of which a rule that mutes speaks on that very day, to the same receiver. `editions` are the clocks of the
// editions, by edition.
[[nodiscard]] std::vector<Due> unmuted(std::vector<Due> found, std::span<const Deadline> deadlines,
                                       const std::map<std::string, Deadline>& editions, std::span<const Rule> rules,
                                       const calendar::Calendar& calendar, Date day);

// An alert on its way up: begun by the first one of a deadline and rule that was not acknowledged.
struct Climb {
  Key key;  // of that alert
  Date next;
  int rung = 1;  // that is reached on `next`
  bool operator==(const Climb&) const = default;
};
// Nothing where the rule has no ladder.
[[nodiscard]] std::optional<Climb> begin_climb(const Due& due, const Rule& rule, const calendar::Calendar& calendar);
// The alert that this step brings, and in `climb` the next step; without one, `ended`.
struct Step {
  Due due;
  bool ended = false;
};
[[nodiscard]] Step climb(Climb& climb, const Rule& rule, const std::vector<Assignment>& assignments,
                         const calendar::Calendar& calendar);

// The first day after `after` for which evaluate() may say something of this deadline: what an index keeps.
[[nodiscard]] std::optional<Date> next_due(const Deadline& deadline, std::span<const Rule> rules,
                                           const calendar::Calendar& calendar, Date after);

// The last day whose evaluation had come, at 07:00 in Amsterdam.
[[nodiscard]] Date evaluated_by(Instant now);

}  // namespace gestand::alerts
