// POST /v1/kalender/_voorspel: which deadlines would move if these recesses stood in the calendar. Stores nothing.
//   deadlines.voorspel {"recessen":[{"soort","jaar","eersteDag","laatsteDag"}…]} ->
//   {"bekeken","aantal","verschuivingen":[{"termijn","item","soort","tekst"?,"van","naar"}…]}, or {"errors":[…]}
// "verschuivingen" holds the first thousand; "aantal" counts all.
#pragma once
#include <memory>
#include <string>

namespace gestand::deadlines {

class Preview {
 public:
  explicit Preview(const std::string& body);
  ~Preview();
  Preview(const Preview&) = delete;
  Preview& operator=(const Preview&) = delete;

  [[nodiscard]] bool good() const;  // otherwise answer() tells the faults
  // The document of a deadline, as it stands in table deadline.
  void look_at(const std::string& id, const std::string& document);
  [[nodiscard]] std::string answer() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gestand::deadlines
