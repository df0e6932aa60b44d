// Which date a deadline has, and why, when what its owner said of it, what became of its edition and what was entered
// into the calendar are known. A pure function of these histories: it does not matter in which order their events came.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/entries.hpp"
#include "common/vocab/time.hpp"
#include "services/deadlines/domain/shift.hpp"

namespace gestand::deadlines {

// One step of an explanation, as the contract's `uitleg`.
struct Step {
  std::string step;
  std::string from;
  std::string to;
  std::string source;
  bool operator==(const Step&) const = default;
};

// How a deadline ended; the words of the contract stand in deadline_json.cpp.
enum class Ending { None, Met, Stopped };

// What the owner of the item said of the deadline, and when that was recorded.
struct Saying {
  Instant at;
  std::string edition;  // hangs on it, or empty
  std::optional<Date> date;
  std::optional<Date> first;
  int shifts = 0;
  std::vector<Step> steps;
  Ending ended = Ending::None;
  std::optional<Origin> origin = {};  // of the date, where a calendar gave it
  int calendar = 0;                   // the number of that calendar
  bool operator==(const Saying&) const = default;
};

// One planned date of an edition; the first is the one it was made with.
struct Plan {
  Instant at;
  Date date;
  std::string reason;
  std::string name;  // of the edition, at the time
  bool operator==(const Plan&) const = default;
};

struct Closing {
  Instant at;
  Ending how = Ending::None;
  bool operator==(const Closing&) const = default;
};

struct Course {
  std::string name;
  std::vector<Plan> plans;
  std::optional<Closing> closing;
  bool operator==(const Course&) const = default;
};

using Courses = std::map<std::string, Course>;  // by edition

struct Standing {
  std::optional<Date> date;
  std::optional<Date> first;
  int shifts = 0;
  std::vector<Step> steps;
  Ending ended = Ending::None;
  bool operator==(const Standing&) const = default;
};

using Calendars = std::vector<calendar::State>;  // by number, the built-in one first

// `said`: oldest first, at least one. An edition that is missing in `courses`, or a calendar in `calendars`, is one of
// which nothing was heard yet. A date moves with the calendar only if the calendar that its owner had gives it: what
// was set by other means (the register's own term, a move by hand) stays.
[[nodiscard]] Standing reckon(const std::vector<Saying>& said, const Courses& courses, const Calendars& calendars = {});

}  // namespace gestand::deadlines
