// What the reader makes of a nota: its parts, and proposals with the passage each came from. Nothing here is invented:
// a field that the text does not give is left out. A person confirms before anything is stored.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "common/calendar/calendar.hpp"
#include "common/vocab/time.hpp"

namespace gestand::documents {

// [from, to) in characters of the text given, and that passage itself.
struct Evidence {
  std::string text;
  std::size_t from = 0, to = 0;
  bool operator==(const Evidence&) const = default;
};

// The fields of a proposal, named as in the contract, in the order in which they are shown.
struct Value;
using Fields = std::vector<std::pair<std::string, Value>>;
struct Value {
  std::variant<std::string, bool, std::vector<Value>, Fields> is;
  bool operator==(const Value&) const = default;
};

struct Proposal {
  std::string kind;  // motie debat appreciatie aanhoudingsverzoek toezegging voldoening voorwaardelijke-toezegging …
  Fields fields;
  std::vector<Evidence> evidence;
  double confidence = 0;  // of the rule, see `rule`
  std::string rule;       // why, in a Dutch sentence
  bool is_public = true;  // false: a passage stands in a part that may not be public

  [[nodiscard]] const Value* field(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;  // "" if it is no text
  void put(const std::string& name, Value value);
  void put_text(const std::string& name, const std::string& value);  // nothing if empty
};

struct Station {
  std::string name;
  std::optional<Date> date;
  std::optional<std::string> initials;
};

struct Paragraph {
  std::string number, title, text;
  bool is_public = true;
};

struct Nota {
  std::optional<std::string> title, kind, reference, to, from, directorate, author, contact, attachments, advice;
  std::optional<Date> date;
  std::vector<Station> route;
  std::vector<Paragraph> paragraphs;
};

struct NotaReading {
  Nota nota;
  std::vector<Proposal> proposals;
  bool complete = true;  // false: the text was so long or odd that the rules did not go through all of it
};

// Reads a nota, a mail or any other text in UTF-8; linear in its length, and never fails. The work on proposals has a
// limit, counted in steps, so that it ends at the same place on every machine.
[[nodiscard]] NotaReading read_nota(std::string_view utf8, const calendar::Calendar& calendar);

}  // namespace gestand::documents
