// Which days the Dutch state and its parliament work: public holidays (computed) and recesses (data with a source;
// for years without data a pattern, marked as expected). A Calendar is an immutable value with a version, so that a
// deadline can say by which calendar it was reckoned.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::calendar {

enum class Chamber { TK, EK };
enum class RecessKind { Voorjaar, Mei, Zomer, Herfst, Kerst, Verkiezing };
// Events of the parliamentary year whose day no rule gives: it is known when somebody enters it.
enum class EventKind { Begrotingsbehandeling, Voorjaarsnota, Najaarsnota };

std::string_view to_string(Chamber chamber);  // "TK"
std::optional<Chamber> parse_chamber(std::string_view text);
std::string_view to_string(RecessKind kind);                         // "zomerreces"
std::string_view short_name(RecessKind kind);                        // "zomer"
std::optional<RecessKind> parse_recess_kind(std::string_view text);  // takes both forms
std::string_view to_string(EventKind kind);                          // "voorjaarsnota"
std::optional<EventKind> parse_event_kind(std::string_view text);

struct Holiday {
  Date date;
  std::string name;
  bool operator==(const Holiday&) const = default;
};

// One recess of a Chamber. `year` is the year in which it begins. The official days are often fewer than the
// days without a sitting (and debates do run over into them), so both are kept.
struct Recess {
  RecessKind kind;
  int year;
  Date first_day;  // official recess days, both inclusive
  Date last_day;
  bool expected;  // by pattern or plan, not confirmed
  std::string source;
  Date last_sitting_day;   // before it
  Date first_sitting_day;  // after it
  bool official;           // first_day and last_day were published; otherwise they follow from the sitting days
  Chamber chamber = Chamber::TK;
  bool operator==(const Recess&) const = default;
};

// An election, and the day on which the Chamber that was elected sits for the first time, where that is known.
struct Election {
  Chamber chamber;
  Date date;
  std::optional<Date> first_sitting;
  std::string source;
  bool operator==(const Election&) const = default;
};

// The day of an event in one year.
struct Occasion {
  EventKind kind;
  Date date;
  std::string source;
  bool operator==(const Occasion&) const = default;
};

// One move of a computation, told so that a page can answer "waarom deze datum?".
struct Step {
  std::string step;
  std::string from;  // ISO dates, empty where the step is not about one
  std::string to;
  std::string source;
  bool operator==(const Step&) const = default;
};

struct Entries;  // entries.hpp

class Calendar {
 public:
  static const Calendar& builtin();
  // The built-in calendar with what people entered; the version says how many entries it has seen.
  static Calendar entered(const Entries& entries);

  const std::string& version() const { return version_; }
  int number() const { return number_; }  // how many times something was entered; part of the version

  // In date order, with the days off that were entered. Goede Vrijdag stands in it: no general holiday, but equated by
  // the Algemene termijnenwet.
  std::vector<Holiday> holidays(int year) const;
  std::optional<Holiday> holiday_at(Date day) const;
  bool is_working_day(Date day) const;  // Monday to Friday and no holiday

  // The n-th working day after (n > 0) or before (n < 0) the day; n = 0 is the day itself, whatever it is.
  Date add_working_days(Date day, int n) const;

  // Nothing for an election recess that is not in the data, nor for a year in which an election recess took the place
  // of this one (see `displaced_by`).
  std::optional<Recess> recess(RecessKind kind, int year) const;
  std::optional<Recess> displaced_by(RecessKind kind, int year) const;
  std::optional<Recess> recess_at(Date day) const;
  // In date order, by `year`. Of the Eerste Kamer those that were entered, and otherwise those of the Tweede Kamer.
  std::vector<Recess> recesses(int from_year, int to_year, Chamber chamber = Chamber::TK) const;

  // The first sitting of a new Chamber after the one day and until the other.
  std::optional<Election> new_chamber(Chamber chamber, Date after, Date until) const;
  const std::vector<Election>& elections() const { return elections_; }  // in date order
  std::optional<Occasion> occasion(EventKind kind, int year) const;
  const std::vector<Occasion>& occasions() const { return occasions_; }  // in date order

  // The same calendar with these recesses put in the place of what was known of their (kind, year).
  Calendar amended(std::string version, std::vector<Recess> recesses) const;

 private:
  Calendar(std::string version, std::vector<Recess> known);

  std::string version_;
  int number_ = 0;
  std::vector<Recess> known_;
  std::vector<Recess> of_senate_;
  std::vector<Holiday> days_off_;  // in date order
  std::vector<Election> elections_;
  std::vector<Occasion> occasions_;
};

}  // namespace gestand::calendar
