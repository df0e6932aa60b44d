// The Dutch public holidays of a year, computed: Easter and what hangs on it, and the fixed ones.
#pragma once
#include <vector>

#include "common/calendar/calendar.hpp"

namespace gestand::calendar {

Date easter_sunday(int year);  // Gregorian
std::vector<Holiday> dutch_holidays(int year);

}  // namespace gestand::calendar
