// A commitment of a minister (toezegging), and a request of the Chamber or a committee (kamerverzoek), which has the
// same life. Pure: the day is an argument, no clock, no I/O. The words of `Status` are those of the registers of both
// Chambers.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/promises/number.hpp"
#include "common/promises/promise.hpp"

namespace gestand::commitments {

using promises::Day;

enum class Kind { Toezegging, Kamerverzoek };
enum class Status { Openstaand, DeelsVoldaan, Voldaan, Vervallen };
[[nodiscard]] const char* to_string(Status value);
[[nodiscard]] std::optional<Status> parse_status(const std::string& text);

// A member or a committee: one of name and committee.
struct Party {
  std::optional<std::string> name, faction, committee;
};

struct Speaker {
  std::optional<std::string> office, name;
};

struct Source {
  std::string kind, title;
  std::optional<Date> date;
  std::optional<std::string> passage;
};

struct Fulfilment {
  Date date;
  std::optional<std::string> letter, edition;
  bool partial = false;
};

// A confidential text lies beside the log, where it can be erased; the event holds its salted hash.
struct Aside {
  std::string id, hash;
};

struct ConditionMet {
  Date date;
  std::string note;
};

// Somebody looked whether a condition still holds, and it was not met.
struct ConditionCheck {
  Date date;
  std::string note;
};

struct Lapse {
  Date date;
  std::string reason;
  std::optional<std::string> letter;
};

// Asked, then allowed or rejected. `wish` is the term as it was asked for, in the words of the contract; this domain
// never reads it.
struct Extension {
  std::string id, wish, reason;
  std::optional<Date> date;  // as read when it was asked
  Date asked;
  std::string status = "open";  // open | toegestaan | afgewezen
  std::optional<std::string> by;
  std::optional<Date> decided;
  std::optional<std::string> deadline;  // which one it is about; absent where none ran, or it was asked before this
};

struct Relation {
  std::string kind, to;  // herhaling | aanvulling | wijziging | komt-uit-motie
};

struct Commitment : promises::Promise {
  Kind kind = Kind::Toezegging;
  std::optional<std::string> number;
  calendar::Chamber chamber = calendar::Chamber::TK;
  std::string text;            // empty where it is confidential
  std::optional<Aside> aside;  // of a confidential one
  Date date;
  Speaker made_by;
  std::vector<Party> made_to;
  std::vector<Party> asked_by;  // of a request
  bool asked_by_one = false;    // told as one party, not as a list
  std::optional<Source> source;
  std::vector<std::string> themes;
  Status status = Status::Openstaand;
  std::optional<std::string> condition;
  std::optional<ConditionMet> condition_met;
  std::vector<ConditionCheck> condition_checks;
  std::optional<Date> check_due;  // of a condition that waits: a year after it was recorded or looked at last. No term
  std::optional<std::string> waiting_wish;  // the term that waits for the condition, in the words of the contract
  std::vector<Fulfilment> fulfilments;
  std::optional<Lapse> lapse;
  std::vector<Extension> extensions;
  std::vector<Relation> relations;

  [[nodiscard]] bool open() const { return status == Status::Openstaand || status == Status::DeelsVoldaan; }
  [[nodiscard]] bool waits() const { return condition && !condition_met; }
};

// What lists show: the text, cut at a word; of a confidential one only that it is.
[[nodiscard]] std::string title_of(std::string_view text);
[[nodiscard]] std::string title_of(const Commitment& commitment);

using promises::Number;
using promises::parse_number;

}  // namespace gestand::commitments
