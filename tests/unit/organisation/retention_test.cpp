// Retention terms as data: what the archivist says is taken over, and what cannot be is refused.
#include "services/organisation/domain/retention.hpp"

#include <gtest/gtest.h>

#include "common/calendar/date.hpp"

namespace gestand::organisation {
namespace {

Retention kept() { return {"voorlopig", "naam", {"motie"}, "bewaren", {}, "bron", {}, {}, {}}; }

TEST(Retention, DestroyingNeedsATermAndKeepingHasNone) {
  Retention one = kept();
  EXPECT_FALSE(check(one));
  one.years = 5;
  EXPECT_EQ(check(one)->code, "termijn-overbodig");
  one.appraisal = "vernietigen";
  EXPECT_FALSE(check(one));
  one.years.reset();
  EXPECT_EQ(check(one)->code, "termijn-ontbreekt");
}

TEST(Retention, ARangeEndsAfterItBegan) {
  Retention one = kept();
  one.from = calendar::parse_date("2024-01-02");
  one.until = calendar::parse_date("2024-01-02");
  EXPECT_FALSE(check(one));
  one.until = calendar::parse_date("2024-01-01");
  EXPECT_EQ(check(one)->code, "geldigheid-omgekeerd");
}

}  // namespace
}  // namespace gestand::organisation
