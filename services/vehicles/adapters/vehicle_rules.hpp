// Vehikels and edities as kinds of item: bodies of the contract in, documents and events out.
#pragma once
#include <functional>

#include "common/owner/rules.hpp"

namespace gestand::vehicles {

// The document of another item of this owner, with "_soort"; an empty object if there is none.
using Look = std::function<nlohmann::json(const std::string& id)>;

class VehicleRules final : public owner::Rules {
 public:
  [[nodiscard]] std::string kind() const override { return "vehikel"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.vehikels.vehikel-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override { return verb.empty() || verb == "wijzig"; }
  [[nodiscard]] std::optional<std::string> directorate(const owner::Call& call, owner::Context& context) const override;
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;
};

class EditionRules final : public owner::Rules {
 public:
  explicit EditionRules(Look look) : look_(std::move(look)) {}

  [[nodiscard]] std::string kind() const override { return "editie"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.vehikels.editie-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override;
  // Of a contribution: that of the item that it is about; else that of the vehicle.
  [[nodiscard]] std::optional<std::string> directorate(const owner::Call& call, owner::Context& context) const override;
  [[nodiscard]] std::optional<Refusal> refuse_correction(const nlohmann::json& before,
                                                         const nlohmann::json& after) const override;
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;

 private:
  Look look_;
};

}  // namespace gestand::vehicles
