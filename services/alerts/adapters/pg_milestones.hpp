// Internal milestones: the days that rules count back from the running terms of an item. They are reckoned when they
// are asked for, and so move with the term, its edition and the calendar.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <pqxx/pqxx>
#include <string>

namespace gestand::alerts {

// [{naam, datum, termijn, termijnDatum, ontvanger, voorbij}], the nearest first.
[[nodiscard]] nlohmann::json milestones_of(pqxx::transaction_base& transaction, const std::string& item);

}  // namespace gestand::alerts
