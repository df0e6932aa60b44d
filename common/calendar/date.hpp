// Days and instants as text: ISO 8601 for machines, written-out Dutch for people. Strict on input, exact on output.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/vocab/time.hpp"

namespace gestand::calendar {

// Exactly "2024-07-04": a day that exists, in the years 1 to 9999.
std::optional<Date> parse_date(std::string_view text);

// RFC 3339 with Z or an offset and an optional fraction (digits past the microsecond are cut off).
// A leap second (":60") is not taken: no clock in this house can show it.
std::optional<Instant> parse_instant(std::string_view text);

std::string to_iso(Date day);
std::string to_iso(Instant instant);  // always UTC with six decimals: equal instants are equal texts
std::string dutch(Date day);          // "3 september 2024"
std::string dutch_weekday(Date day);  // "dinsdag"
std::string_view dutch_month(unsigned month);

int year_of(Date day);
Date make_day(int year, unsigned month, unsigned day);  // the day must exist
Date last_of_month(int year, unsigned month);
bool day_exists(int year, unsigned month, unsigned day);

// The same day of another month, or that month's last day: 31 January + 1 month = 28 or 29 February.
Date add_months(Date day, int months);

// The first such weekday on or after the day.
Date on_or_after(Date day, std::chrono::weekday weekday);
Date nth_weekday(int year, unsigned month, unsigned nth, std::chrono::weekday weekday);

}  // namespace gestand::calendar
