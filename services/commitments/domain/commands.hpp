// What can be asked of a commitment, as values; decide() says what follows, or why not.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "services/commitments/domain/commitment.hpp"

namespace gestand::commitments {

using promises::DeadlineWish;

struct Make {
  Kind kind = Kind::Toezegging;
  std::optional<std::string> number;
  calendar::Chamber chamber = calendar::Chamber::TK;
  std::string text;
  bool confidential = false;
  std::optional<Aside> aside;  // of a confidential text: where it was put
  Date date;
  Speaker made_by;
  std::vector<Party> made_to, asked_by;
  bool asked_by_one = false;
  std::optional<Source> source;
  std::optional<std::string> directorate, responsible, condition;
  std::optional<DeadlineWish> deadline;
  std::string deadline_words;  // the same in the words of the contract, for a term that has to wait
  std::vector<std::string> themes;
};
struct Fulfil {
  Date date;
  std::optional<std::string> letter, edition;
  bool partial = false;
};
struct Drop {
  Date date;
  std::string reason;
  std::optional<std::string> letter;
};
struct MeetCondition {
  Date date;
  std::string note;
  std::optional<DeadlineWish> deadline;  // the term that waited, as it reads now
};
struct CheckCondition {
  Date date;
  std::string note;
};
struct AskExtension {
  DeadlineWish wish;
  std::string wish_words, reason;
};
struct DecideExtension {
  std::string request, decision, by;
  Date date;
  std::optional<DeadlineWish> wish;  // of that request, as it reads now
};
struct Relate {
  std::string kind, to;
};
struct Correct {
  std::optional<std::string> number, text, name;
  std::optional<std::vector<Party>> made_to, asked_by;
  std::optional<Source> source;
  std::optional<std::vector<std::string>> themes;
  std::optional<Aside> aside = {};        // a confidential text that takes the place of the former
  std::optional<bool> confidential = {};  // false: `text` is what was confidential, and is no longer
};

using Command =
    std::variant<Fulfil, Drop, MeetCondition, CheckCondition, AskExtension, DecideExtension, Relate, Correct>;

struct Decision {
  std::string event;  // as in the event type: "voldaan"; empty: a harmless repeat, nothing happened
  Commitment commitment;
};

[[nodiscard]] Outcome<Decision> make(const std::string& id, const Make& command, const Day& day);
// The proposal to close was accepted: kept by the edition or letter that was proposed.
[[nodiscard]] Commitment accept(Commitment commitment, const promises::Proposal& proposal);
[[nodiscard]] Outcome<Decision> decide(const Commitment& commitment, const Command& command, const Day& day);

// What the verbs that all promises share may not do to a commitment in this state.
[[nodiscard]] std::optional<Refusal> refuse_shared(const Commitment& before, const std::string& verb,
                                                   const std::string& sub);
[[nodiscard]] std::optional<Refusal> refuse_link(const Commitment& before, const promises::Promise& after);

}  // namespace gestand::commitments
