#include "services/alerts/domain/quiet.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/calendar/zone.hpp"

namespace gestand::alerts {
namespace {

constexpr int days_ahead_max = 60;  // longer is no row of days off

std::vector<std::pair<Instant, Instant>> quiet_of(const Preference& preference, Date day) {
  const auto at = [day](std::chrono::minutes minute) { return calendar::amsterdam_instant(day, minute); };
  const auto from = preference.quiet_from;
  const auto until = preference.quiet_until;
  if (from == until) return {};
  if (from < until) return {{at(from), at(until)}};
  return {{at({}), at(until)}, {at(from), calendar::end_of_day(day)}};
}

Instant daily_moment(const Preference& preference, Instant planned) {
  const auto day = calendar::amsterdam_date(planned);
  const auto moment = calendar::amsterdam_instant(day, preference.at);
  return moment >= planned ? moment : calendar::amsterdam_instant(day + std::chrono::days{1}, preference.at);
}

Instant wanted(const Preference& preference, const calendar::Calendar& calendar, Instant from) {
  auto day = calendar::amsterdam_date(from);
  for (int i = 0; i < days_ahead_max; ++i, day += std::chrono::days{1}) {
    if (!preference.days_off && !calendar.is_working_day(day)) continue;
    auto moment =
        std::max(from, calendar::amsterdam_instant(day, preference.daily ? preference.at : std::chrono::minutes{0}));
    for (const auto& [begin, end] : quiet_of(preference, day))
      if (moment >= begin && moment < end) moment = end;
    if (moment < calendar::end_of_day(day)) return moment;
  }
  return from;
}

}  // namespace

Instant release(const Preference& preference, const calendar::Calendar& calendar, Instant planned, Instant now,
                std::optional<Date> soonest) {
  const auto from = preference.daily ? std::max(now, daily_moment(preference, planned)) : now;
  const auto moment = wanted(preference, calendar, from);
  return soonest && calendar::amsterdam_date(moment) > *soonest ? now : moment;
}

}  // namespace gestand::alerts
