// What can be asked of a motion, as values; decide() says what follows, or why not.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "services/motions/domain/motion.hpp"

namespace gestand::motions {

using promises::Edition;

struct Table {  // indienen
  std::optional<std::string> number, case_number, dictum;
  calendar::Chamber chamber = calendar::Chamber::TK;
  std::string title;
  std::vector<std::string> requests;
  std::vector<Mover> movers;
  Date tabled;
  std::optional<Debate> debate;
  std::string responsible;
  std::optional<std::string> directorate;
  std::vector<std::string> themes;
};
struct Appreciate {
  Judgement judgement = Judgement::Geen;
  std::string by;
  Date date;
  std::optional<std::string> note, letter;
  bool correction = false;
  std::optional<Edition> until{};  // only with the judgement VerzoekAanhouden: it is the request to hold as well
};
struct RequestHold {
  std::string by;
  Date date;
  std::optional<Edition> edition;
  std::optional<std::string> letter;
};
struct HoldOver {
  Date date;
  std::optional<Edition> edition;
};
struct Resume {
  Date date;
};
struct CastVote {
  Vote vote;
};
struct Withdraw {
  Date date;
  std::optional<std::string> reason;
};
struct TakeOver {
  Date date;
  std::optional<std::string> reason;
};
struct Lapse {
  Date date;
  std::optional<std::string> reason;
};
struct Modify {
  std::string number;
  std::string new_id;
  Date date;
  std::optional<std::string> title, dictum;
  std::optional<std::vector<std::string>> requests;
};
struct Execute {
  Execution execution = Execution::Open;
  Date date;
  std::optional<int> request;  // from 1; none: the motion as a whole
  std::optional<std::string> letter, note;
  std::string by{};  // user
  bool no_action = false;
};
struct Correct {
  std::string reason;
  std::optional<std::string> title, dictum, number, case_number;
  std::optional<std::vector<Mover>> movers;
  std::optional<std::vector<std::string>> requests, themes;
};

using Command = std::variant<Appreciate, RequestHold, HoldOver, Resume, CastVote, Withdraw, TakeOver, Lapse, Modify,
                             Execute, Correct>;

struct Decision {
  std::string event;  // what happened, as in the event type: "aangehouden"
  Motion motion;
  std::optional<Motion> successor;  // of a modified motion
};

[[nodiscard]] Outcome<Decision> table(const std::string& id, const Table& command, const Day& day);
// The proposal to close was accepted: an adopted motion is done with, told to the Chamber by what was proposed.
[[nodiscard]] Motion accept(Motion motion, const promises::Proposal& proposal, const std::string& by);
[[nodiscard]] Outcome<Decision> decide(const Motion& motion, const Command& command, const Day& day);

}  // namespace gestand::motions
