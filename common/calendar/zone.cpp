// The only file that reads time zone data (through Debian's date library, from the system's tzdata).
#include "common/calendar/zone.hpp"

#include <date/tz.h>

#include <stdexcept>
#include <string>

#include "common/vocab/errors.hpp"

namespace gestand::calendar {
namespace {

const date::time_zone& amsterdam() {
  try {
    static const date::time_zone* const zone = date::locate_zone("Europe/Amsterdam");
    return *zone;
  } catch (const std::runtime_error& missing) {
    throw Unavailable(std::string{"geen tijdzonegegevens voor Europe/Amsterdam: "} + missing.what());
  }
}

}  // namespace

Date amsterdam_date(Instant instant) {
  const auto local = amsterdam().to_local(instant);
  return Date{std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
}

Instant amsterdam_instant(Date day, std::chrono::minutes since_midnight) {
  const date::local_time<std::chrono::microseconds> wall{day.time_since_epoch() + since_midnight};
  return amsterdam().to_sys(wall, date::choose::earliest);
}

Instant end_of_day(Date day) { return amsterdam_instant(day + std::chrono::days{1}, std::chrono::minutes{0}); }

}  // namespace gestand::calendar
