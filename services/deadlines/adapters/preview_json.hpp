// POST /v1/kalender/_voorspel: what would move if this stood in the calendar. Stores nothing, and reckons by the same
// function as the move itself (reckon), so that it says what then happens.
//   deadlines.voorspel {"recessen"?,"vrijedagen"?,"verkiezingen"?,"gebeurtenissen"?: [{…, "id"?}], "intrekken"?: [id]}
//   ->
//   {"bekeken","aantal","verschuivingen":[{"termijn","item","soort","tekst"?,"van","naar"}…],
//    "edities":[{"editie","naam","van","naar"}…]}, or {"errors":[…]}
// Elements are those of the paths of that name; with the id of an entry one stands in its place, and takes from it what
// it leaves out. "verschuivingen" holds the first thousand; "aantal" counts all.
#pragma once
#include <memory>
#include <set>
#include <string>

#include "common/calendar/entries.hpp"
#include "services/deadlines/adapters/deadline_json.hpp"

namespace gestand::deadlines {

class Preview {
 public:
  // What was entered until now, and the calendars that came of it.
  Preview(const std::string& body, const calendar::Entries& entries, Calendars calendars);
  ~Preview();
  Preview(const Preview&) = delete;
  Preview& operator=(const Preview&) = delete;

  [[nodiscard]] bool good() const;  // otherwise answer() tells the faults
  // The open editions that were planned before a recess, as vehicles.vensters answers them; before the first look_at().
  void plan_editions(const std::string& windows);
  [[nodiscard]] const std::set<std::string>& moving_editions() const;
  // A deadline that runs; looked at twice it counts once.
  void look_at(const Kept& kept, const Courses& courses);
  [[nodiscard]] std::string answer() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gestand::deadlines
