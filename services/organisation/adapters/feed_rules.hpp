// Calendar feeds as a kind of item: whose deadlines a calendar shows. The address of a feed is its secret; only its
// hash is kept, as of a token.
#pragma once
#include "common/owner/rules.hpp"
#include "services/organisation/adapters/reference_rules.hpp"

namespace gestand::organisation {

class FeedRules final : public owner::Rules {
 public:
  [[nodiscard]] std::string kind() const override { return "agendafeed"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.organisatie.agendafeed-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override { return verb.empty() || verb == "intrekkingen"; }
  // That of its filter: who is bound to a directorate makes feeds of that one.
  [[nodiscard]] std::optional<std::string> directorate(const owner::Call& call, owner::Context& context) const override;
  // What was withdrawn stays so.
  [[nodiscard]] std::optional<Refusal> refuse_correction(const nlohmann::json& before,
                                                         const nlohmann::json& after) const override;
  // Body {naam?, filter:{directie?|behandelaar?|verantwoordelijke?|editie?}, hash}, or {reden?}.
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;
};

}  // namespace gestand::organisation
