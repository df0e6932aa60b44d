#include "services/gateway/adapters/ics.hpp"

#include <libical/ical.h>

#include <memory>

namespace gestand::gateway {

namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

icaltimetype day_of(Date date) {
  const std::chrono::year_month_day day{date};
  icaltimetype out = icaltime_null_date();
  out.year = int{day.year()};
  out.month = static_cast<int>(unsigned{day.month()});
  out.day = static_cast<int>(unsigned{day.day()});
  out.is_date = 1;
  return out;
}

icaltimetype moment_of(Instant at) {
  using namespace std::chrono;
  const auto seconds_of = floor<seconds>(at).time_since_epoch().count();
  return icaltime_from_timet_with_zone(static_cast<time_t>(seconds_of), 0, icaltimezone_get_utc_timezone());
}

icalcomponent* event_of(const CalendarEntry& entry, icaltimetype stamp) {
  icalcomponent* out = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(out, property); };
  add(icalproperty_new_uid(entry.uid.c_str()));
  add(icalproperty_new_dtstamp(stamp));
  add(icalproperty_new_dtstart(day_of(entry.day)));
  add(icalproperty_new_dtend(day_of(entry.day + std::chrono::days{1})));  // exclusive (RFC 5545, 3.6.1)
  add(icalproperty_new_sequence(entry.sequence));
  add(icalproperty_new_summary(entry.summary.c_str()));
  add(icalproperty_new_url(entry.url.c_str()));
  add(icalproperty_new_status(entry.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));  // nobody is busy because of it
  return out;
}

}  // namespace

std::string calendar_text(const std::string& name, Instant stamp, const std::vector<CalendarEntry>& entries) {
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT), icalcomponent_free);
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Gestand//Termijnen//NL"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  const auto extra = [&](const char* key, const std::string& value) {
    icalproperty* property = icalproperty_new_x(value.c_str());
    icalproperty_set_x_name(property, key);
    icalcomponent_add_property(calendar.get(), property);
  };
  extra("X-WR-CALNAME", name);
  extra("X-PUBLISHED-TTL", "PT1H");
  for (const auto& entry : entries) icalcomponent_add_component(calendar.get(), event_of(entry, moment_of(stamp)));
  const std::unique_ptr<char, decltype(&free)> text(icalcomponent_as_ical_string_r(calendar.get()), free);
  return text.get();
}

}  // namespace gestand::gateway
