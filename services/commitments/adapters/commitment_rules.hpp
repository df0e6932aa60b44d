// Toezeggingen and kamerverzoeken as kinds of item: bodies of the contract in, documents and events out.
#pragma once
#include "common/owner/rules.hpp"
#include "services/commitments/adapters/commitment_bodies.hpp"

namespace gestand::commitments {

class CommitmentRules final : public owner::Rules {
 public:
  CommitmentRules(Kind kind, Look look, ReadAside aside)
      : kind_(kind), look_(std::move(look)), aside_(std::move(aside)) {}

  [[nodiscard]] std::string kind() const override { return kind_ == Kind::Toezegging ? "toezegging" : "kamerverzoek"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.toezeggingen." + kind() + "-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override;
  [[nodiscard]] bool merges() const override { return true; }
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;

 private:
  [[nodiscard]] owner::Decided make_new(const owner::Call& call, owner::Context& context) const;
  [[nodiscard]] owner::Decided decide_own(const owner::Call& call, owner::Context& context,
                                          const Commitment& commitment) const;
  [[nodiscard]] static owner::Decided decide_as_promise(const owner::Call& call, owner::Context& context,
                                                        Commitment commitment);

  Kind kind_;
  Look look_;
  ReadAside aside_;
};

}  // namespace gestand::commitments
