// What the deadlines service answers on the bus.
#pragma once
#include <string>

#include "common/vocab/time.hpp"

namespace gestand::deadlines {

// {tekst, peilDatum?} -> the reading as the contract shows it, or {"fouten":[…]} for the gateway to make 400 of.
[[nodiscard]] std::string compute(const std::string& body, Date today);

}  // namespace gestand::deadlines
