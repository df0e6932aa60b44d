#include "services/commitments/adapters/commitment_rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/eventlog/ids.hpp"
#include "common/owner/change.hpp"
#include "common/owner/promise_verbs.hpp"
#include "common/wire/body.hpp"
#include "services/commitments/adapters/commitment_json.hpp"

namespace gestand::commitments {

using nlohmann::json;
using owner::Call;
using owner::Change;
using owner::change_of;
using owner::Context;
using owner::Decided;

namespace {

constexpr std::array own_verbs{"",
                               "voldoeningen",
                               "vervallenverklaringen",
                               "voorwaardevervullingen",
                               "voorwaardecontroles",
                               "uitstelverzoeken",
                               "uitstelbesluiten",
                               "relaties",
                               "wijzig"};

std::string number_key(const Commitment& commitment) {
  return (commitment.chamber == calendar::Chamber::TK ? "TK:" : "EK:") + commitment.number.value_or("");
}

Aside put_aside(const std::string& item, const std::string& text, std::vector<eventlog::SideText>& texts) {
  eventlog::SideText side{eventlog::random_uuid(), item, eventlog::random_bytes(16), text};
  Aside out{side.id, eventlog::hex(eventlog::sha256(side.salt + text))};
  texts.push_back(std::move(side));
  return out;
}

}  // namespace

bool CommitmentRules::knows(const std::string& verb) const {
  return std::find(own_verbs.begin(), own_verbs.end(), verb) != own_verbs.end() || owner::is_shared_verb(verb);
}

Decided CommitmentRules::make_new(const Call& call, Context& context) const {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  Make command = read_new(kind_, call.body, body, context);
  body.finish();
  if (!faults.empty()) return faults;
  std::vector<eventlog::SideText> texts;
  if (command.confidential) command.aside = put_aside(call.item, std::exchange(command.text, {}), texts);
  const auto outcome = make(call.item, command, owner::day_of(context));
  if (!outcome) return outcome.refusal();
  const Decision& decision = outcome.value();
  Change change = change_of(call, document_of(decision.commitment), decision.event, {{"datum", call.body.at("datum")}});
  change.texts = std::move(texts);
  if (decision.commitment.number) change.claims.push_back({"nummer", number_key(decision.commitment), call.item});
  return change;
}

Decided CommitmentRules::decide_own(const Call& call, Context& context, const Commitment& commitment) const {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  auto command = read_command(call, body, context, commitment, look_, aside_);
  body.finish();
  if (!faults.empty()) return faults;
  std::vector<eventlog::SideText> texts;
  auto* correction = std::get_if<Correct>(&*command);
  const bool stays_aside = correction != nullptr && commitment.aside && correction->confidential.value_or(true);
  if (stays_aside && correction->text) {
    correction->aside = put_aside(call.item, *correction->text, texts);
    correction->text.reset();
  }
  const auto outcome = commitments::decide(commitment, *command, owner::day_of(context));
  if (!outcome) return outcome.refusal();
  const Decision& decision = outcome.value();
  if (decision.event.empty()) return change_of(call, call.document, "", nullptr);
  json fact = call.body;
  if (stays_aside) fact.erase("tekst");
  Change change = change_of(call, document_of(decision.commitment), decision.event, std::move(fact));
  change.texts = std::move(texts);
  if (decision.commitment.number != commitment.number) {
    if (commitment.number) change.releases.push_back({"nummer", number_key(commitment)});
    change.claims.push_back({"nummer", number_key(decision.commitment), call.item});
  }
  return change;
}

Decided CommitmentRules::decide_as_promise(const Call& call, Context& context, Commitment commitment) {
  if (const auto refusal = refuse_shared(commitment, call.verb, call.sub)) return *refusal;
  auto decided = owner::decide_shared(call, commitment, context);
  if (auto* refusal = std::get_if<Refusal>(&decided)) return *refusal;
  if (auto* faults = std::get_if<wire::Faults>(&decided)) return *faults;
  auto& shared = std::get<owner::SharedDecision>(decided);
  if (const auto refusal = refuse_link(commitment, shared.promise)) return *refusal;
  static_cast<promises::Promise&>(commitment) = shared.promise;
  if (call.verb == "voorstellen/besluiten") {
    if (const auto* proposal = promises::settled_by(shared.promise, call.sub))
      commitment = accept(std::move(commitment), *proposal);
  }
  json after = document_of(commitment);
  const auto repeats = owner::harmless_repeat(call.verb);
  const bool nothing_new = !repeats.empty() && after.value(repeats, json()) == call.document.value(repeats, json());
  if (nothing_new) return change_of(call, call.document, "", nullptr);
  Change change = change_of(call, std::move(after), shared.event, std::move(shared.fact));
  change.texts = std::move(shared.texts);
  change.erased = std::move(shared.erased);
  return change;
}

Decided CommitmentRules::decide(const Call& call, Context& context) {
  if (call.verb.empty()) return make_new(call, context);
  const Commitment commitment = commitment_of(kind_, call.item, call.document);
  return owner::is_shared_verb(call.verb) ? decide_as_promise(call, context, commitment)
                                          : decide_own(call, context, commitment);
}

}  // namespace gestand::commitments
