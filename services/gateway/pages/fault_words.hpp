// What a person is told of a fault in what was typed. The API names its own fields and codes; a page says the label
// that stands above the field ("Vul “Titel” in."). One place for all forms.
#pragma once
#include <string>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

struct FaultWords {
  std::string ours;   // in the language of the page; or
  std::string dutch;  // what the API says, in Dutch whatever the page speaks
};

// The field of the form that a fault is about: "verzoeken.0.tekst" belongs to the field "verzoeken", "termijn" to the
// first field inside it, and there to one that is required if there is one. Null: it belongs to none.
[[nodiscard]] const Field* field_of(const Form& form, const std::string& location);

[[nodiscard]] FaultWords fault_in_words(const Form& form, const Field& field, const Fault& fault);

// The same of a fault that belongs to no field of the form: what the API says, without the names that it calls them by.
[[nodiscard]] std::string loose_fault_in_words(const Form& form, const Fault& fault);

}  // namespace gestand::gateway::pages
