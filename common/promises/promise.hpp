// What motions, commitments and requests of the Chamber have in common: who is responsible, when it is due, in which
// edition it is reported, and what was proposed to close it. Pure: values in, values or a refusal out; the day is an
// argument.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/reading.hpp"
#include "common/vocab/outcome.hpp"
#include "common/vocab/time.hpp"

namespace gestand::promises {

struct Assignment {
  Date from;
  std::optional<std::string> responsible, directorate, handler;
};

// An amount of days, working days, weeks or months after a day.
struct Relative {
  int amount = 0;
  std::string unit;
  Date from;
  bool operator==(const Relative&) const = default;
};

// What a date was reckoned from, so that another calendar can reckon it again. A date that a person gave has none.
struct Basis {
  std::optional<Date> read_on;  // of words
  std::optional<Relative> relative;
  std::optional<Date> held_on;  // of the lapse of a held motion
  calendar::Chamber chamber = calendar::Chamber::TK;
  std::string calendar;  // its version
};

struct Deadline {
  std::string id;
  std::string kind;          // contract: datum reces periode relatief editie vervalt voorwaarde reeks zacht
  std::optional<Date> date;  // a soft or conditional one has none
  std::optional<std::string> words;
  std::string scope = "extern";  // extern | intern
  std::optional<std::string> edition;
  std::optional<Date> first_date;
  int moves = 0;
  std::vector<calendar::Step> steps;
  std::optional<Basis> basis = {};
  std::optional<std::string> end = {};  // gehaald | gestuit
  std::optional<std::string> note = {};

  [[nodiscard]] bool running() const { return !end; }
};

struct Link {
  std::string id, edition, role;
  std::optional<std::string> text;
};

struct Proposal {
  std::string id, edition, paper;
  Date date;
  std::string status;  // open | aanvaard | afgewezen
  std::optional<Date> decided;
  std::optional<std::string> note;
  std::string letter = {};  // of a proposal that a letter made: then there is no edition
};

// A letter to the Chamber that names the item among those that it settles.
struct Letter {
  std::string id, paper;
  Date date;
};

struct Note {
  std::string id, text_id, by;
  Instant at;
  bool confidential = false;
  std::optional<Date> erased = {};  // then the text is gone
};

// What else there is about it: a question of the Chamber, a paper, a file kept elsewhere.
struct Pointer {
  std::string id;
  std::string kind;  // one of pointer_kinds()
  std::string title;
  std::optional<std::string> url, number;  // at least one; the number in its short spelling
  std::optional<std::string> sha256;       // of the file, hexadecimal
  std::optional<std::int64_t> size;        // of the file, bytes
};
[[nodiscard]] const std::vector<std::string>& pointer_kinds();

// An edition as its owner told when the command was decided.
struct Edition {
  std::string id, name, status;  // gepland | vastgesteld | verzonden | geannuleerd
  std::optional<Date> planned;
  std::optional<Date> sent;
  std::string paper;  // kamerstuk it was sent as
};

struct Promise {
  std::string id;
  std::vector<Assignment> assignments;
  std::vector<Deadline> deadlines;
  std::vector<Link> links;
  std::vector<Proposal> proposals;
  std::vector<Note> notes;
  std::vector<Pointer> pointers;

  // What counts on `day`: the last assignment of each kind that has begun.
  [[nodiscard]] Assignment assigned_on(Date day) const;
};

// How a body names a deadline: one of the four.
struct DeadlineWish {
  std::optional<Date> date;
  std::optional<Edition> edition;
  std::optional<std::string> words;
  std::optional<Relative> relative;
};

// Identifiers of what an item makes are derived from the item and what it is about, so that deciding twice gives the
// same. What is only counted (terms, notes, requests) also has the version of the item in it: a correction shortens a
// list, and the id of what was annulled, which lives on elsewhere, must not come back for something else.
using MakeId = std::string (*)(const std::string& item, const std::string& about);

struct Day {
  Date today;
  Instant now;
  const calendar::Calendar& calendar;
  MakeId make_id;
  int version = 0;  // of the item before what is being decided

  // The same decision, reckoned from another day.
  [[nodiscard]] Day on(Date date) const { return {date, now, calendar, make_id, version}; }
  // The id of the next of a kind of which the item has `count`.
  [[nodiscard]] std::string next_id(const std::string& item, const std::string& kind, std::size_t count) const {
    return make_id(item, kind + "/" + std::to_string(version) + "/" + std::to_string(count));
  }
};

[[nodiscard]] Outcome<calendar::Reading> read_wish(const DeadlineWish& wish, const Day& day);

[[nodiscard]] Outcome<Promise> assign(Promise promise, Assignment assignment);
// A term, new or moved, that is told as an edition is a promise to answer in it: the item is linked to that edition.
[[nodiscard]] Outcome<Promise> set_deadline(Promise promise, const DeadlineWish& wish, const std::string& scope,
                                            std::optional<std::string> note, const Day& day);
[[nodiscard]] Outcome<Promise> move_deadline(Promise promise, const std::string& id, const DeadlineWish& wish,
                                             const std::string& reason, const Day& day);
[[nodiscard]] Outcome<Promise> drop_deadline(Promise promise, const std::string& id, const Day& day);
// A repeat is harmless: the promise comes back as it was.
[[nodiscard]] Outcome<Promise> link(Promise promise, const Edition& edition, const std::string& role,
                                    std::optional<std::string> text, const Day& day);
[[nodiscard]] Outcome<Promise> unlink(Promise promise, const std::string& id);
// By what it points at: a repeat is harmless, the promise comes back as it was. `pointer` has no id yet.
[[nodiscard]] Outcome<Promise> point(Promise promise, Pointer pointer, const Day& day);
[[nodiscard]] Outcome<Promise> unpoint(Promise promise, const std::string& id);
// With the open proposal that the letter makes; as it was if there is one.
[[nodiscard]] Promise with_letter(Promise promise, const Letter& letter, const Day& day);
[[nodiscard]] Outcome<Promise> decide_proposal(Promise promise, const std::string& id, const std::string& decision,
                                               Date date, std::optional<std::string> note);
[[nodiscard]] Outcome<Promise> erase_note(Promise promise, const std::string& id, Date day);
// The proposal of this id where it was accepted and settles the item: not where the edition only told how far it is.
[[nodiscard]] const Proposal* settled_by(const Promise& promise, const std::string& proposal);
[[nodiscard]] Promise add_note(Promise promise, const std::string& text_id, const std::string& by, bool confidential,
                               const Day& day);

// Takes in what happened to the editions since: dates that moved, deadlines that were met, proposals to close.
[[nodiscard]] Promise with_editions(Promise promise, const std::vector<Edition>& editions, const Day& day);
// Ends every running deadline that `which` names (all if empty): "gehaald" or "gestuit".
void end_deadlines(Promise& promise, const std::string& how, const std::string& kind = {});

}  // namespace gestand::promises
