// The coming days from our tables: what would go out, to whom and when, also under a rule that is not there yet.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <pqxx/pqxx>

#include "common/wire/faults.hpp"

namespace gestand::alerts {

// {"dagen"?, "regel"?}: days from 1 to 366 (30), and the body of a rule as it would be made or, with its `id`, changed:
// then only what that rule brings. Gives {"aantal","resultaten","van","tot"}; nothing is stored.
[[nodiscard]] nlohmann::json forecast(pqxx::work& transaction, const nlohmann::json& asked, wire::Faults& faults);

}  // namespace gestand::alerts
