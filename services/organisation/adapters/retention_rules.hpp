// Bewaartermijnen as a kind of item: bodies in, documents and events out.
#pragma once
#include <string>

#include "common/owner/rules.hpp"

namespace gestand::organisation {

class RetentionRules final : public owner::Rules {
 public:
  [[nodiscard]] std::string kind() const override { return "bewaartermijn"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.organisatie.bewaartermijn-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override { return verb.empty() || verb == "wijzig"; }
  // By its code, as offices and directorates are.
  [[nodiscard]] std::string new_id(const nlohmann::json& body) const override;
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;
};

}  // namespace gestand::organisation
