// What is known of the recesses of the Tweede Kamer, and the pattern for the years of which nothing is known.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/calendar.hpp"

namespace gestand::calendar {

std::string recess_data_version();
std::vector<Recess> known_recesses();

// The last day that the built-in table tells of for certain (with entries: known_until() of entries.hpp); what comes
// after it is a plan or the pattern.
Date recesses_known_until();

// The default calendar, marked as expected. An election recess has no pattern.
std::optional<Recess> pattern_recess(RecessKind kind, int year);

}  // namespace gestand::calendar
