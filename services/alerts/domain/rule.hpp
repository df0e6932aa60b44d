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

struct Rule {
  std::string id;
  std::string name;
  std::vector<int> thresholds;  // days after the date, before it where negative; rising
  int repeat_every = 0;         // days after the last threshold, again and again; 0: not
  bool working_days = false;
  std::vector<std::string> kinds;         // of deadlines; empty: all
  std::vector<std::string> item_kinds;    // empty: all
  std::vector<std::string> directorates;  // empty: all
  std::string receiver = "directie";      // "directie" is that of the item, "coordinatoren", or a directorate by name
  std::vector<Escalation> escalations;
  Date since;  // days up to here were evaluated when the rule was made or changed
  bool operator==(const Rule&) const = default;
};

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
