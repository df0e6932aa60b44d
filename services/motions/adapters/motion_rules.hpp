// Moties as a kind of item: bodies of the contract in, documents and events out.
#pragma once
#include "common/owner/rules.hpp"

namespace gestand::motions {

class MotionRules final : public owner::Rules {
 public:
  [[nodiscard]] std::string kind() const override { return "motie"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.moties.motie-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override;
  [[nodiscard]] bool merges() const override { return true; }
  [[nodiscard]] bool creates(const std::string& verb) const override { return verb.empty() || verb == "wijzigingen"; }
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;
};

}  // namespace gestand::motions
