// A motion and what parliament and cabinet can do with it. Pure: the day is an argument, no clock, no I/O.
// Sources: Reglement van Orde van de Tweede Kamer (held, modified, withdrawn, taken over, votes) as described in
// docs/glossary.md; the words are those of the registers.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/promises/promise.hpp"

namespace gestand::motions {

using promises::Day;

// Official values, verbatim. `Onbekend` only by import: the record does not tell.
enum class Status {
  Ingediend,
  Aangehouden,
  Aangenomen,
  Verworpen,
  Ingetrokken,
  Overgenomen,
  Vervallen,
  Vervangen,
  Onbekend
};
enum class Execution { Nvt, Open, InUitvoering, Uitgevoerd, Gemeld, Afgedaan };
enum class Judgement {
  OordeelKamer,
  Overgenomen,
  Ontraden,
  OntradenTenzijGewijzigd,
  Ontijdig,
  Overbodig,
  VerzoekAanhouden,
  Geen,
  NogTeOntvangen,
  NogNietBekend,
  NietBeschikbaar
};

[[nodiscard]] const char* to_string(Status value);
[[nodiscard]] const char* to_string(Execution value);
[[nodiscard]] const char* to_string(Judgement value);
[[nodiscard]] std::optional<Status> parse_status(const std::string& text);
[[nodiscard]] std::optional<Execution> parse_execution(const std::string& text);
[[nodiscard]] std::optional<Judgement> parse_judgement(const std::string& text);
[[nodiscard]] const std::vector<std::string>& judgement_words();
[[nodiscard]] const std::vector<std::string>& execution_words();

// Not yet an appreciation: a definite one may follow without being a correction.
[[nodiscard]] bool is_provisional(Judgement value);

struct Mover {
  std::string name;
  std::optional<std::string> faction;
};

struct Debate {
  std::string kind, title;
  std::optional<Date> date;
};

struct AskedThing {  // a request in the dictum, followed on its own
  std::string text;
  Execution execution = Execution::Nvt;
};

struct Appreciation {
  Judgement judgement = Judgement::Geen;
  std::optional<std::string> by;  // an office; absent where a register does not tell
  std::optional<Date> date;
  std::optional<std::string> note, letter;
  bool correction = false;
  bool by_other = false;  // by another office than the responsible one
};

struct HoldRequest {
  std::string by;
  Date date;
  std::optional<std::string> edition, letter;
};

struct Hold {
  std::optional<Date> since;  // absent where a register tells only when it lapses
  std::optional<Date> lapses;
  std::optional<std::string> edition;
};

struct Votes {
  std::string faction;
  int seats = 0;
};

struct Vote {
  Date date;
  std::string result;  // aangenomen | verworpen | gestaakt
  std::optional<std::string> manner;
  std::vector<Votes> in_favour, against;
};

// A step of the execution: the first key (uitgevoerd, by the directorate), the second (gemeld, with the letter or
// edition in which the Chamber was told), the third (afgedaan, accepted). Each with its day, who said so, and on what
// ground.
struct ExecutionStep {
  Execution execution = Execution::Open;
  Date date;
  std::string by;              // user
  std::optional<int> request;  // from 1; none: the motion as a whole
  std::optional<std::string> letter, edition, note;
  bool no_action = false;  // done with because nothing was asked of the cabinet; `note` says why
};

struct Motion : promises::Promise {
  std::optional<std::string> number, case_number, dictum;
  calendar::Chamber chamber = calendar::Chamber::TK;
  std::string title;
  std::vector<AskedThing> requests;
  std::vector<Mover> movers;
  std::optional<Date> tabled;
  std::optional<Debate> debate;
  std::vector<std::string> themes;
  Status status = Status::Ingediend;
  Execution execution = Execution::Nvt;
  std::vector<Appreciation> appreciations;
  std::vector<HoldRequest> hold_requests;
  std::optional<Hold> hold;
  std::optional<Vote> vote;
  std::vector<ExecutionStep> steps;
  std::vector<std::string> replaces;
  std::optional<std::string> replaced_by;

  // The latest by date, then the latest recorded. Null if there is none.
  [[nodiscard]] const Appreciation* standing() const;
};

}  // namespace gestand::motions
