// Where legal days meet moments: the clock of Europe/Amsterdam. Schedule by local day, never by adding 24 hours.
#pragma once
#include "common/vocab/time.hpp"

namespace gestand::calendar {

Date amsterdam_date(Instant instant);

// A wall time that does not exist (clock forward) gives the first instant after the gap; one that exists twice
// (clock back) gives the earlier.
Instant amsterdam_instant(Date day, std::chrono::minutes since_midnight);

// The first instant that is no longer this day: the start of the next day.
Instant end_of_day(Date day);

}  // namespace gestand::calendar
