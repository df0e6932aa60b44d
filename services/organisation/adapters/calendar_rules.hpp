// The calendar as an item: there is one, and what people enter into it are its elements, so that two entries that
// cannot stand together are never both taken, and every entry has its place in one order (the version of the calendar).
#pragma once
#include <string>

#include "common/owner/owner.hpp"
#include "common/owner/rules.hpp"

namespace gestand::organisation {

class CalendarRules final : public owner::Rules {
 public:
  [[nodiscard]] std::string kind() const override { return "kalender"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.organisatie.kalender-"; }
  // "" once, at the first start; "recessen" enters, "recessen/wijzig" changes, "recessen/verwijder" withdraws; and so
  // with the other lists.
  [[nodiscard]] bool knows(const std::string& verb) const override;
  [[nodiscard]] bool creates(const std::string& verb) const override { return verb.find('/') == std::string::npos; }
  [[nodiscard]] std::string new_id(const nlohmann::json& body) const override;
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;
};

// Makes the calendar where it is not there yet; harmless otherwise.
void make_calendar(owner::Owner& owner);

}  // namespace gestand::organisation
