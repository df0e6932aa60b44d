// What one source row becomes: the record that the motions service takes, and what could not be used on the way.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::cli {

struct Signatory {
  std::string name;
  std::optional<std::string> faction;
  bool operator==(const Signatory&) const = default;
};

struct FactionSeats {
  std::string faction;
  int seats = 0;
  bool operator==(const FactionSeats&) const = default;
};

struct VoteResult {
  Date date;
  std::string outcome;  // aangenomen, verworpen, gestaakt
  std::optional<std::string> method;
  std::vector<FactionSeats> in_favour;
  std::vector<FactionSeats> against;
  bool operator==(const VoteResult&) const = default;
};

struct ImportRecord {
  std::string id;
  std::string case_number;
  std::optional<std::string> paper_number;
  std::string title;
  std::optional<std::string> text;
  std::vector<std::string> requests;
  std::vector<Signatory> movers;
  Date tabled;
  std::optional<std::string> appreciation;
  std::string status;
  std::optional<Date> term;
  std::optional<VoteResult> vote;
  std::vector<std::string> replaces;
  std::optional<std::string> replaced_by;
  std::string source_changed_at;
};

// Why a row could not be used, in whole or in part. The words of each reason stand in finding.cpp.
enum class Reason {
  UnreadableLine,
  DeletedAtSource,
  NumberWithoutDossier,
  NotNumberedYet,
  NumberContradicted,
  NumberTwice,
  TextWithoutCase,
  NoSignatories,
  NoRequests,
  ReplacementUnreadable,
  ReplacementUnknown,
  ReplacementAmbiguous,
  ReplacedTwice,
  AppreciationUnknown,
  DecisionOnSeveralCases,
  DecisionNotOnMotion,
  DecisionNotFinal,
  DecisionNotInCase,
  DecisionWithoutDate,
  VotesIncomplete,
  VotesContradict,
  Refused,
};

struct Finding {
  Reason reason{};
  std::string file;
  std::string id;  // of the row, or file:line where the row has none
  std::string detail;
};

[[nodiscard]] const char* code(Reason reason);         // stable, for programs
[[nodiscard]] const char* explanation(Reason reason);  // a Dutch clause, for people

}  // namespace gestand::cli
