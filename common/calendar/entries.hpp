// What people entered into the calendar: recesses, days off, elections and events of the parliamentary year, each with
// who says so. A calendar with entries is the built-in one with these laid over it (Calendar::entered).
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/calendar/calendar.hpp"
#include "common/vocab/outcome.hpp"

namespace gestand::calendar {

// What every entry has.
struct Entry {
  std::string id;
  std::string source;               // who says so, and where it is written
  std::optional<std::string> note;  // for people
  bool operator==(const Entry&) const = default;
};

struct EnteredRecess : Entry {
  Chamber chamber = Chamber::TK;
  RecessKind kind = RecessKind::Zomer;
  int year = 0;  // in which it begins
  Date first_day, last_day;
  bool expected = false;
  bool operator==(const EnteredRecess&) const = default;
};

// A holiday or a day off of one year; `equated`: with a holiday, by the Algemene termijnenwet.
struct EnteredDayOff : Entry {
  Date date;
  std::string name;
  bool equated = false;
  bool operator==(const EnteredDayOff&) const = default;
};

struct EnteredElection : Entry {
  Chamber chamber = Chamber::TK;
  Date date;
  std::optional<Date> first_sitting;  // of the Chamber that was elected: what was held then lapses
  bool operator==(const EnteredElection&) const = default;
};

struct EnteredEvent : Entry {
  EventKind kind = EventKind::Begrotingsbehandeling;
  Date date;
  bool operator==(const EnteredEvent&) const = default;
};

struct Entries {
  int number = 0;    // how often anything was entered, changed or withdrawn; part of the version of the calendar
  std::string last;  // id of the entry that was touched last
  std::vector<EnteredRecess> recesses;
  std::vector<EnteredDayOff> days_off;
  std::vector<EnteredElection> elections;
  std::vector<EnteredEvent> events;
  bool operator==(const Entries&) const = default;
};

// The calendar since one of its entries: what is reckoned by it can be told why it moved.
struct State {
  int number = 0;     // Entries::number; 0: the built-in one, before anything was entered
  std::string event;  // that made it
  Instant at;         // when that was recorded
  std::string told;   // "Kalender: zomerreces 2027 … ingevoerd"
  std::string source;
  std::shared_ptr<const Calendar> calendar;
};

// "zomerreces 2027 (25 juni 2027 tot en met 13 september 2027)"
[[nodiscard]] std::string told(const EnteredRecess& entry);
[[nodiscard]] std::string told(const EnteredDayOff& entry);
[[nodiscard]] std::string told(const EnteredElection& entry);
[[nodiscard]] std::string told(const EnteredEvent& entry);

// Why this entry cannot stand beside the others (itself, by id, left out) and beside what is built in: it ends before
// it begins, lasts too long, overlaps, or says twice what is known. Nothing: it can.
[[nodiscard]] std::optional<Refusal> check(const EnteredRecess& entry, const Entries& all);
[[nodiscard]] std::optional<Refusal> check(const EnteredDayOff& entry, const Entries& all);
[[nodiscard]] std::optional<Refusal> check(const EnteredElection& entry, const Entries& all);
[[nodiscard]] std::optional<Refusal> check(const EnteredEvent& entry, const Entries& all);

// The last day of which the recesses of the Tweede Kamer are known for certain, with what was entered.
[[nodiscard]] Date known_until(const Calendar& calendar);

}  // namespace gestand::calendar
