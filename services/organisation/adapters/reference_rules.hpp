// Ambten, directies, medewerkers and tokens as kinds of item: bodies in, documents and events out.
#pragma once
#include <functional>
#include <string>

#include "common/owner/rules.hpp"

namespace gestand::organisation {

// The document of another item of this owner, with "_soort"; an empty object if there is none.
using Look = std::function<nlohmann::json(const std::string& id)>;

// An office, a directorate or a theme: kept under an id that follows from its code.
class ReferenceRules final : public owner::Rules {
 public:
  explicit ReferenceRules(std::string kind) : kind_(std::move(kind)) {}

  [[nodiscard]] std::string kind() const override { return kind_; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.organisatie." + kind_ + "-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override { return verb.empty() || verb == "wijzig"; }
  [[nodiscard]] std::string new_id(const nlohmann::json& body) const override;
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;

 private:
  std::string kind_;
};

// A member of staff: name and mail address lie beside the log, so that they can be erased.
class StaffRules final : public owner::Rules {
 public:
  explicit StaffRules(Look look) : look_(std::move(look)) {}

  [[nodiscard]] std::string kind() const override { return "medewerker"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.organisatie.medewerker-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override { return verb.empty() || verb == "wijzig"; }
  [[nodiscard]] std::optional<std::string> directorate(const owner::Call& call, owner::Context& context) const override;
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;

 private:
  Look look_;
};

class TokenRules final : public owner::Rules {
 public:
  explicit TokenRules(Look look) : look_(std::move(look)) {}

  [[nodiscard]] std::string kind() const override { return "token"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.organisatie.token-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override {
    return verb.empty() || verb == "wijzig" || verb == "intrekkingen";
  }
  // A token that is bound to a directorate makes and withdraws none: it could step out of its bounds.
  [[nodiscard]] std::optional<std::string> directorate(const owner::Call&, owner::Context&) const override {
    return std::nullopt;
  }
  // What was withdrawn stays so.
  [[nodiscard]] std::optional<Refusal> refuse_correction(const nlohmann::json& before,
                                                         const nlohmann::json& after) const override;
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;

 private:
  Look look_;
};

}  // namespace gestand::organisation
