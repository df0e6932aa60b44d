// The evaluation: which alerts a day brings. ONE pure function of (deadlines, rules, calendar, day); that a day is run
// late, in parts, by two replicas or only for the deadlines that an index finds, changes nothing of its answer.
#pragma once
#include <compare>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "services/alerts/domain/rule.hpp"

namespace gestand::alerts {

// Who is in charge of an item from a day on; a later entry that names no directorate leaves it as it was.
struct Assignment {
  Date from;
  std::string directorate;
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
};

[[nodiscard]] std::string directorate_on(const std::vector<Assignment>& assignments, Date day);  // empty: nobody's

// What makes an alert one: the same key is never alerted twice.
struct Key {
  std::string deadline;
  std::string rule;
  int threshold = 0;
  Date date;  // of the deadline
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

// The first day after `after` for which evaluate() may say something of this deadline: what an index keeps.
[[nodiscard]] std::optional<Date> next_due(const Deadline& deadline, std::span<const Rule> rules,
                                           const calendar::Calendar& calendar, Date after);

// The last day whose evaluation had come, at 07:00 in Amsterdam.
[[nodiscard]] Date evaluated_by(Instant now);

}  // namespace gestand::alerts
