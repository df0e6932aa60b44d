// The verbs that motions, commitments and requests of the Chamber share: their bodies, read; the rules are in
// common/promises.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/owner/rules.hpp"
#include "common/promises/promise.hpp"
#include "common/wire/body.hpp"

namespace gestand::owner {

[[nodiscard]] promises::Day day_of(const Context& context);

// A date of a fact: after today is bad input.
[[nodiscard]] Date fact_date(wire::Body& body, const std::string& name, const Context& context);
// A code of reference data ("ambt", "directie", "medewerker"): unknown is bad input.
[[nodiscard]] std::string code(wire::Body& body, const std::string& name, const std::string& kind, Context& context);
[[nodiscard]] std::optional<std::string> maybe_code(wire::Body& body, const std::string& name, const std::string& kind,
                                                    Context& context);
// The edition that a body names: unknown is bad input.
[[nodiscard]] std::optional<promises::Edition> maybe_edition(wire::Body& body, const std::string& name,
                                                             Context& context);
// {"termijn": {datum}|{editie}|{tekst}|{relatief}}; wordings that cannot be read are bad input.
[[nodiscard]] promises::DeadlineWish deadline_wish(wire::Body& body, const std::string& name, Context& context);

struct SharedDecision {
  std::string event;
  promises::Promise promise;
  nlohmann::json fact;
  std::vector<eventlog::SideText> texts;
  std::vector<std::string> erased = {};
};
using SharedDecided = std::variant<SharedDecision, Refusal, wire::Faults>;

[[nodiscard]] bool is_shared_verb(const std::string& verb);
// The member of the document that a repeat of this verb leaves as it was: then nothing is recorded. Empty: it always
// records.
[[nodiscard]] std::string harmless_repeat(const std::string& verb);
[[nodiscard]] SharedDecided decide_shared(const Call& call, const promises::Promise& promise, Context& context);

}  // namespace gestand::owner
