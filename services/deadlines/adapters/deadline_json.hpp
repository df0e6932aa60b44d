// A deadline between its three forms: what we keep (text in our tables), what we reckon with, and its document.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "services/deadlines/adapters/facts_json.hpp"
#include "services/deadlines/domain/reckon.hpp"

namespace gestand::deadlines {

// A deadline as kept. `said` is the list of what the owner said, each {"op","element","bulk"?}; `document` is what our
// log says.
struct Kept {
  std::string id;
  std::string item;
  std::string item_kind;
  int version = 0;
  std::string said = "[]";
  std::string document;  // empty: not in our log yet
};

// False if the owner said nothing new.
[[nodiscard]] bool add_saying(Kept& kept, const std::string& element, const Cause& cause);
// The owner no longer has it: it is stopped. False if nothing is known of it, or it had ended.
[[nodiscard]] bool add_removal(Kept& kept, const Cause& cause);

[[nodiscard]] std::vector<Saying> sayings(const Kept& kept);
[[nodiscard]] std::vector<std::string> editions(const Kept& kept);

// One event to append: its type and data.
struct Change {
  std::string type;
  std::string data;
};
// The events that bring our log from `kept.document` to what is reckoned now; sets `document` and `version`.
[[nodiscard]] std::vector<Change> settle(Kept& kept, const Courses& courses, const Calendars& calendars,
                                         const Cause& cause, const std::string& reason);
// Whether a calendar gave its date, as far as its owner tells, and it has not ended.
[[nodiscard]] bool runs_by_calendar(const Kept& kept);
// Its date now, and the one that is reckoned with these; nothing where they are the same.
struct Shift {
  std::optional<Date> from, to;
};
[[nodiscard]] std::optional<Shift> shift_of(const Kept& kept, const Courses& courses, const Calendars& calendars);

[[nodiscard]] std::string to_text(const Course& course);
[[nodiscard]] Course course_from(const std::string& text);
// False if the fact changes nothing.
[[nodiscard]] bool add_fact(Course& course, const EditionFact& fact);

}  // namespace gestand::deadlines
