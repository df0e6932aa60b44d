// The list of alerts: parameters to SQL.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <pqxx/pqxx>
#include <string>

#include "common/wire/faults.hpp"

namespace gestand::alerts {

// {"aantal","resultaten"}; nothing of use if there are faults.
[[nodiscard]] nlohmann::json list_alerts(pqxx::transaction_base& transaction, const nlohmann::json& params,
                                         wire::Faults& faults);

// A page of a list that is held in memory.
struct Page {
  int number = 1;
  int size = 50;
};
[[nodiscard]] Page page_of(const nlohmann::json& params, wire::Faults& faults);
// Names the parameters that are not among `known`.
void refuse_unknown(const nlohmann::json& params, const std::vector<std::string>& known, wire::Faults& faults);

}  // namespace gestand::alerts
