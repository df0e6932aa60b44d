// One edition of a vehicle: when it is planned, how often that moved, what directorates contribute, and what became of
// it. Pure: the day is an argument. An edition is never deleted, so that what hangs on it can always be explained.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/calendar/reading.hpp"
#include "common/promises/promise.hpp"
#include "common/vocab/outcome.hpp"
#include "common/vocab/time.hpp"

namespace gestand::vehicles {

using promises::Day;

// Official values, verbatim.
enum class Status { Gepland, Vastgesteld, Verzonden, Geannuleerd };
[[nodiscard]] const char* to_string(Status value);
[[nodiscard]] std::optional<Status> parse_status(const std::string& text);

// When it is to go out, as people said it: on a day, or before a recess.
struct Plan {
  std::optional<Date> date;
  std::optional<calendar::RecessKind> recess;
  int year = 0;  // of the recess
};
// "voor-zomerreces" and its like.
[[nodiscard]] const std::vector<std::string>& window_words();
[[nodiscard]] std::optional<calendar::RecessKind> parse_window(const std::string& text);
[[nodiscard]] std::string window_of(calendar::RecessKind kind);
[[nodiscard]] Outcome<calendar::Reading> read_plan(const Plan& plan, const Day& day);

// What a directorate wrote about one item. The latest text counts; `version` counts the texts, the former ones stand in
// the history. Somebody else than its writer approves it; a new text has to be approved anew.
struct Contribution {
  std::string item, text;
  bool approved = false;
  int version = 1;
  std::string by;
  Date date;
  bool late = false;  // after the closing date
  std::optional<std::string> approved_by = {};
  std::optional<Date> approved_on = {};
};

struct Frozen {
  Date date;
  Instant at;  // recorded: the appendix is made from what was known then
};
struct Sending {
  Date date;
  std::string paper;  // kamerstuk; of a law, framework or register it may be empty: then there is a place
  std::optional<std::string> place = {};  // where it was published: an address, a number of the Staatsblad
};
// How far a law, a framework or a register is (domain/stage.hpp).
struct Stage {
  std::string stage;
  Date date;
  std::optional<std::string> paper, place, note;
};
struct Cancellation {
  Date date;
  std::optional<std::string> reason;
};

struct Edition {
  std::string id, vehicle, name;
  Plan plan;
  Date planned, first_planned;
  int moves = 0;
  std::vector<calendar::Step> steps;
  std::optional<Date> closing;
  std::optional<std::string> label;  // of a version: "2.1"
  std::vector<Stage> stages;
  Status status = Status::Gepland;
  std::vector<Contribution> contributions;
  std::optional<Frozen> frozen;
  std::optional<Sending> sent;
  // Of the papers, recorded when the edition is fixed: frozen, or sent without that. None: the first layout.
  std::optional<int> layout;
  std::optional<Cancellation> cancelled;
};

struct PlanEdition {
  std::string vehicle, name;
  Plan plan;
  std::optional<Date> closing;
  std::optional<std::string> label = {};
};
struct Move {
  Plan plan;
  std::string reason;
};
struct Contribute {
  std::string item, text;
  bool approved = false;
  std::string by;
};
struct Freeze {
  Date date;
};
struct Send {
  Date date;
  std::string paper;
  std::optional<std::string> place = {};
};
struct Reach {
  Stage stage;
};
struct Cancel {
  Date date;
  std::optional<std::string> reason;
};
struct Correct {
  std::optional<std::string> name;
  std::optional<Date> closing;
  std::optional<std::string> label = {};
};
// The calendar says another day for its window than it did.
struct FollowCalendar {};
using Command = std::variant<FollowCalendar, Move, Contribute, Freeze, Send, Reach, Cancel, Correct>;

struct Decision {
  std::string event;  // as in the event type: "verplaatst"; empty: a harmless repeat, nothing happened
  Edition edition;
};

[[nodiscard]] Outcome<Decision> plan(const std::string& id, const PlanEdition& command, const Day& day);
[[nodiscard]] Outcome<Decision> decide(const Edition& edition, const Command& command, const Day& day);

}  // namespace gestand::vehicles
