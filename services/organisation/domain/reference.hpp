// What all other services refer to: offices, directorates, staff, and the tokens by which people and systems come in.
// Pure: the moment is an argument. Every one of them has a range in time; nothing is deleted, because the past refers
// to it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/vocab/outcome.hpp"
#include "common/vocab/time.hpp"

namespace gestand::organisation {

// Who holds an office, from which day to which.
struct Holder {
  std::string name;
  Date from;
  std::optional<Date> until;  // the last day; none: still
};

// An office ("minister-jenv") or a directorate ("directie-politie"). The code never changes: it is what items hold.
struct Reference {
  std::string code, name;
  std::optional<Date> from, until;          // until: the last day
  std::optional<std::string> mail, source;  // mail: of a directorate; source: of an office
  std::vector<Holder> holders = {};         // of an office, the earliest first
};

// Lower-case words with hyphens.
[[nodiscard]] bool is_code(std::string_view text);
// One address, as far as it can be told without sending: the receiver's server decides.
[[nodiscard]] bool is_mail_address(std::string_view text);
// Until before from is no range; an office has one holder at a time.
[[nodiscard]] std::optional<Refusal> check(const Reference& reference);

struct Token {
  std::string role;
  std::optional<std::string> name, directorate;
  std::optional<Instant> expires;
  std::string hash;  // SHA-256 in hex; the token itself is known to its bearer only
  bool withdrawn = false;
  std::optional<std::string> staff = {};  // id of the member of staff who bears it

  [[nodiscard]] bool valid_at(Instant now) const { return !withdrawn && (!expires || now < *expires); }
};

[[nodiscard]] const std::vector<std::string>& roles();  // each includes the former
[[nodiscard]] Outcome<Token> withdraw(Token token);
[[nodiscard]] Outcome<Token> change(Token token, std::optional<std::string> name, std::optional<Instant> expires);

}  // namespace gestand::organisation
