// What the deadlines service answers on the bus.
#pragma once
#include <string>

#include "common/bus/node.hpp"
#include "common/calendar/calendar.hpp"
#include "common/eventlog/database.hpp"
#include "common/vocab/time.hpp"

namespace gestand::deadlines {

// {tekst, peilDatum?} -> the reading as the contract shows it, or {"fouten":[…]} for the gateway to make 400 of.
[[nodiscard]] std::string compute(const std::string& body, const calendar::Calendar& calendar, Date today);

// The calendar that counts now.
[[nodiscard]] calendar::Calendar calendar_of(eventlog::Database& database);

// What an entry in the calendar would move: see preview_json.hpp. Throws Unavailable if vehicles does not answer.
[[nodiscard]] std::string preview(const std::string& body, eventlog::Database& database, bus::Node& node);

}  // namespace gestand::deadlines
