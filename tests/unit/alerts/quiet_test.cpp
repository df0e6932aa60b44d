// When what was planned may go: quiet hours, days off, once a day; across both clock changes; never too late.
#include "services/alerts/domain/quiet.hpp"

#include <gtest/gtest.h>

#include "common/calendar/date.hpp"

namespace gestand::alerts {
namespace {

using calendar::Calendar;
using std::chrono::hours;
using std::chrono::minutes;

Instant at(const char* text) { return calendar::parse_instant(text).value(); }
Date day(const char* text) { return calendar::parse_date(text).value(); }

std::string released(const Preference& preference, const char* planned, const char* now,
                     std::optional<Date> soonest = {}) {
  return calendar::to_iso(release(preference, Calendar::builtin(), at(planned), at(now), soonest));
}

const Preference at_once{"r", false, {}, {}, {}, true};
const Preference office_hours{"r", false, {}, hours{18}, hours{8}, false};
const Preference once_a_day{"r", true, hours{8} + minutes{30}, {}, {}, false};

TEST(Quiet, WithoutWishesItGoesAtOnce) {
  EXPECT_EQ(released(at_once, "2024-06-12T03:00:00+02:00", "2024-06-12T03:00:01+02:00"), "2024-06-12T01:00:01.000000Z");
}

TEST(Quiet, QuietHoursOverMidnight) {
  EXPECT_EQ(released(office_hours, "2024-06-12T07:00:00+02:00", "2024-06-12T07:00:00+02:00"),
            "2024-06-12T06:00:00.000000Z");
  EXPECT_EQ(released(office_hours, "2024-06-12T08:00:00+02:00", "2024-06-12T08:00:00+02:00"),
            "2024-06-12T06:00:00.000000Z");
  EXPECT_EQ(released(office_hours, "2024-06-12T18:00:00+02:00", "2024-06-12T18:00:00+02:00"),
            "2024-06-13T06:00:00.000000Z");
}

TEST(Quiet, QuietHoursWithinADay) {
  const Preference lunch{"r", false, {}, hours{12}, hours{13}, true};
  EXPECT_EQ(released(lunch, "2024-06-12T12:30:00+02:00", "2024-06-12T12:30:00+02:00"), "2024-06-12T11:00:00.000000Z");
  EXPECT_EQ(released(lunch, "2024-06-12T13:00:00+02:00", "2024-06-12T13:00:00+02:00"), "2024-06-12T11:00:00.000000Z");
}

TEST(Quiet, DaysOffAreSkippedHolidaysToo) {
  // Friday evening, Whit Monday follows the weekend.
  EXPECT_EQ(released(office_hours, "2024-05-17T19:00:00+02:00", "2024-05-17T19:00:00+02:00"),
            "2024-05-21T06:00:00.000000Z");
}

TEST(Quiet, OnceADayAtItsTime) {
  EXPECT_EQ(released(once_a_day, "2024-06-12T07:00:00+02:00", "2024-06-12T07:00:00+02:00"),
            "2024-06-12T06:30:00.000000Z");
  EXPECT_EQ(released(once_a_day, "2024-06-12T08:31:00+02:00", "2024-06-12T08:31:00+02:00"),
            "2024-06-13T06:30:00.000000Z");
  EXPECT_EQ(released(once_a_day, "2024-06-14T10:00:00+02:00", "2024-06-14T10:00:00+02:00"),
            "2024-06-17T06:30:00.000000Z");
  EXPECT_EQ(released(once_a_day, "2024-06-12T07:00:00+02:00", "2024-06-12T11:00:00+02:00"),
            "2024-06-12T09:00:00.000000Z")
      << "its time has come: it was held up by something else";
}

TEST(Quiet, WallTimesAcrossBothClockChanges) {
  const Preference daily{"r", true, hours{8}, {}, {}, true};
  EXPECT_EQ(released(daily, "2024-03-30T09:00:00+01:00", "2024-03-30T09:00:00+01:00"), "2024-03-31T06:00:00.000000Z");
  EXPECT_EQ(released(daily, "2024-10-26T09:00:00+02:00", "2024-10-26T09:00:00+02:00"), "2024-10-27T07:00:00.000000Z");
  const Preference night{"r", false, {}, hours{22}, hours{2} + minutes{30}, true};
  EXPECT_EQ(released(night, "2024-03-31T01:00:00+01:00", "2024-03-31T01:00:00+01:00"), "2024-03-31T01:00:00.000000Z")
      << "half past two does not exist that night: three o'clock";
}

TEST(Quiet, NeverUntilAfterTheDateItSpeaksOf) {
  EXPECT_EQ(released(office_hours, "2024-06-15T07:00:00+02:00", "2024-06-15T07:00:00+02:00", day("2024-06-16")),
            "2024-06-15T05:00:00.000000Z")
      << "on Monday it would be too late";
  EXPECT_EQ(released(office_hours, "2024-06-15T07:00:00+02:00", "2024-06-15T07:00:00+02:00", day("2024-06-17")),
            "2024-06-17T06:00:00.000000Z");
}

}  // namespace
}  // namespace gestand::alerts
