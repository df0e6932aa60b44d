// Weergaven: lists as somebody wants to see them again, with filters, order and columns; own or shared with all.
#pragma once
#include "common/owner/rules.hpp"

namespace gestand::organisation {

// Only its maker changes a view; a shared one may be taken away by a coordinator as well. What the filters may hold is
// judged where lists are filtered.
class ViewRules final : public owner::Rules {
 public:
  [[nodiscard]] std::string kind() const override { return "weergave"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.organisatie.weergave-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override {
    return verb.empty() || verb == "wijzig" || verb == "verwijder";
  }
  // It belongs to a person, not to a directorate.
  [[nodiscard]] std::optional<std::string> directorate(const owner::Call& call, owner::Context&) const override {
    return call.actor.directorate;
  }
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;
};

}  // namespace gestand::organisation
