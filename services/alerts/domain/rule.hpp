// A meldingregel: which deadlines it is about, on which days around their date it alerts, and whom.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/calendar.hpp"
#include "common/vocab/time.hpp"

namespace gestand::alerts {

// From this threshold on another receiver gets a copy.
struct Escalation {
  int from_threshold = 0;
  std::string receiver;
  bool operator==(const Escalation&) const = default;
};

// So many working days after the former step an alert that nobody acknowledged goes to the next.
struct Rung {
  int working_days = 1;
  std::string receiver;
  bool operator==(const Rung&) const = default;
};

struct Rule {
  std::string id;
  std::string name;
  std::vector<int> thresholds;            // days after the date, before it where negative; rising
  int repeat_every = 0;                   // days after the last threshold, again and again; 0: not
  bool working_days = false;              // the unit of thresholds
  std::vector<std::string> kinds;         // of deadlines; empty: all
  std::vector<std::string> item_kinds;    // empty: all
  std::vector<std::string> directorates;  // empty: all
  std::string receiver = "directie";      // see receiver_on()
  std::vector<Escalation> escalations;
  std::vector<Rung> ladder;
  // Its thresholds before the date are milestones: people see the days beside the term that they are counted back from.
  bool milestone = false;
  bool mutes_items = false;  // of an edition: what hangs on it is not alerted apart on the same day
  Date since;                // days up to here were evaluated when the rule was made or changed
  bool operator==(const Rule&) const = default;
};

// The day of a threshold for a date.
[[nodiscard]] Date due_day(const Rule& rule, Date date, const calendar::Calendar& calendar, int threshold);

// A day on which a rule alerts for a date.
struct Occurrence {
  int threshold = 0;
  Date due;
  bool operator==(const Occurrence&) const = default;
};

[[nodiscard]] std::optional<Occurrence> latest_until(const Rule& rule, Date date, const calendar::Calendar& calendar,
                                                     Date day);
[[nodiscard]] std::optional<Occurrence> first_after(const Rule& rule, Date date, const calendar::Calendar& calendar,
                                                    Date day);

}  // namespace gestand::alerts
