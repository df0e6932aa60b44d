#include "services/motions/adapters/motion_rules.hpp"

#include <algorithm>
#include <array>

#include "common/owner/promise_verbs.hpp"
#include "common/wire/body.hpp"
#include "services/motions/adapters/motion_bodies.hpp"
#include "services/motions/adapters/motion_json.hpp"

namespace gestand::motions {

using nlohmann::json;
using owner::Call;
using owner::Change;
using owner::Context;
using owner::Decided;

namespace {

constexpr std::array own_verbs{"",
                               "appreciaties",
                               "aanhoudingsverzoeken",
                               "aanhoudingen",
                               "hervattingen",
                               "stemmingen",
                               "intrekkingen",
                               "overnames",
                               "vervallenverklaringen",
                               "wijzigingen",
                               "uitvoeringen",
                               "wijzig"};

// Numbers are unique within a chamber.
void claim(Change& change, const Motion& motion) {
  const std::string chamber = motion.chamber == calendar::Chamber::TK ? "TK:" : "EK:";
  if (motion.number) change.claims.push_back({"nummer", chamber + *motion.number, motion.id});
  if (motion.case_number) change.claims.push_back({"zaaknummer", chamber + *motion.case_number, motion.id});
}

void release_changed(Change& change, const Motion& before, const Motion& after) {
  const std::string chamber = before.chamber == calendar::Chamber::TK ? "TK:" : "EK:";
  if (before.number && before.number != after.number) change.releases.push_back({"nummer", chamber + *before.number});
  if (before.case_number && before.case_number != after.case_number)
    change.releases.push_back({"zaaknummer", chamber + *before.case_number});
}

Decided table_motion(const Call& call, Context& context) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  const Table command = read_table(body, context);
  body.finish();
  if (!faults.empty()) return faults;
  auto outcome = table(call.item, command, owner::day_of(context));
  if (!outcome) return outcome.refusal();
  const Decision decision = std::move(outcome).value();
  Change change;
  change.items.push_back({call.item,
                          nullptr,
                          0,
                          document_of(decision.motion),
                          decision.event,
                          {{"datum", call.body.at("ingediendDatum")}}});
  change.answer = call.item;
  claim(change, decision.motion);
  return change;
}

Decided decide_own(const Call& call, Context& context, const Motion& motion) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  auto command = read_command(call.verb, body, context, motion);
  body.finish();
  if (!faults.empty()) return faults;
  if (auto* step = std::get_if<Execute>(&*command)) step->by = call.actor.id;
  auto outcome = decide(motion, *command, owner::day_of(context));
  if (!outcome) return outcome.refusal();
  const Decision decision = std::move(outcome).value();
  Change change;
  json fact = call.body;
  if (decision.successor) fact["vervangenDoor"] = decision.successor->id;
  change.items.push_back(
      {call.item, call.document, call.version, document_of(decision.motion), decision.event, std::move(fact)});
  change.answer = call.item;
  release_changed(change, motion, decision.motion);
  if (call.verb == "wijzig") claim(change, decision.motion);
  if (decision.successor) {
    change.items.push_back({decision.successor->id,
                            nullptr,
                            0,
                            document_of(*decision.successor),
                            "ingediend",
                            {{"datum", call.body.at("datum")}}});
    change.answer = decision.successor->id;
    claim(change, *decision.successor);
  }
  return change;
}

Decided decide_as_promise(const Call& call, Context& context, Motion motion) {
  auto decided = owner::decide_shared(call, motion, context);
  if (auto* refusal = std::get_if<Refusal>(&decided)) return *refusal;
  if (auto* faults = std::get_if<wire::Faults>(&decided)) return *faults;
  auto& shared = std::get<owner::SharedDecision>(decided);
  static_cast<promises::Promise&>(motion) = shared.promise;
  if (call.verb == "voorstellen/besluiten") {
    if (const auto* proposal = promises::settled_by(shared.promise, call.sub))
      motion = accept(std::move(motion), *proposal, call.actor.id);
  }
  Change change;
  json after = document_of(motion);
  const auto repeats = owner::harmless_repeat(call.verb);
  const bool nothing_new = !repeats.empty() && after.value(repeats, json()) == call.document.value(repeats, json());
  change.items.push_back({call.item, call.document, call.version, nothing_new ? call.document : std::move(after),
                          shared.event, nothing_new ? json() : shared.fact});
  change.answer = call.item;
  change.texts = std::move(shared.texts);
  change.erased = std::move(shared.erased);
  return change;
}

}  // namespace

bool MotionRules::knows(const std::string& verb) const {
  return std::find(own_verbs.begin(), own_verbs.end(), verb) != own_verbs.end() || owner::is_shared_verb(verb);
}

Decided MotionRules::decide(const Call& call, Context& context) {
  if (call.verb.empty()) return table_motion(call, context);
  const Motion motion = motion_of(call.item, call.document);
  return owner::is_shared_verb(call.verb) ? decide_as_promise(call, context, motion)
                                          : decide_own(call, context, motion);
}

}  // namespace gestand::motions
