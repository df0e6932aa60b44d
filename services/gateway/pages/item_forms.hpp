// The forms of moties, toezeggingen, vehikels and edities, and which of them make sense in which state. This is help
// for the eye only: what is allowed the owner of the item decides.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

// New things.
[[nodiscard]] const Form& new_motion_form();
[[nodiscard]] const Form& new_commitment_form();
[[nodiscard]] const Form& new_request_form();
[[nodiscard]] const Form& new_vehicle_form();

// The verbs of each kind of thing; `resource` as in the address ("moties").
[[nodiscard]] const std::vector<Form>& verbs_of(std::string_view resource);

// One verb of a resource by its address: "aanhoudingen", "termijnen/…/verplaatsingen", "koppelingen/…/verwijderen".
// Ids stand as "…". Null where there is none.
[[nodiscard]] const Form* verb(std::string_view resource, std::string_view address);

// Whether a vehicle of this kind has stages, and this one among them (a law, a framework, a register).
[[nodiscard]] bool has_stages(std::string_view vehicle_kind);
[[nodiscard]] bool stage_fits(std::string_view vehicle_kind, std::string_view stage);

// The verbs that can be tried on the item as it stands, in the order of likely use.
[[nodiscard]] std::vector<const Form*> possible_verbs(std::string_view resource, const nlohmann::json& item);

}  // namespace gestand::gateway::pages
