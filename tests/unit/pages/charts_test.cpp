// How long a bar is, and the numbers beside a chart.
#include "services/gateway/pages/charts.hpp"

#include <gmock/gmock.h>

#include <string>

#include "services/gateway/pages/templates.hpp"

namespace gestand::gateway::pages {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Charts, ABarIsAsLongAsItsNumber) {
  EXPECT_EQ(chart_part(0, 10), 0);
  EXPECT_EQ(chart_part(10, 10), 200);
  EXPECT_EQ(chart_part(5, 10), 100);
  EXPECT_EQ(chart_part(1, 3), 67);
  EXPECT_EQ(chart_part(1, 55'676), 1) << "what is there is seen";
  EXPECT_EQ(chart_part(3, 0), 0);
  EXPECT_EQ(chart_part(-2, 10), 0);
  EXPECT_EQ(chart_part(11, 10), 200) << "there is no class beyond the end";
}

TEST(Charts, AScaleEndsAboveItsHighestNumber) {
  EXPECT_THAT(chart_scale(1), ElementsAre(4, 3, 2, 1, 0));
  EXPECT_THAT(chart_scale(97), ElementsAre(120, 90, 60, 30, 0));
  EXPECT_THAT(chart_scale(100), ElementsAre(120, 90, 60, 30, 0));
  EXPECT_THAT(chart_scale(2'000), ElementsAre(2'000, 1'500, 1'000, 500, 0));
  for (long long most = 1; most < 60'000; most = most * 3 / 2 + 1) EXPECT_GE(chart_scale(most).front(), most);
}

TEST(Charts, EachPartHasItsClass) {
  const std::string style(asset_at(asset_address("grafieken.css"))->plain);
  EXPECT_THAT(style, HasSubstr(".van-0{--start:0.000}.tot-0{--end:0.000}"));
  EXPECT_THAT(style, HasSubstr(".van-1{--start:0.005}.tot-1{--end:0.005}"));
  EXPECT_THAT(style, HasSubstr(".van-137{--start:0.685}.tot-137{--end:0.685}"));
  EXPECT_THAT(style, HasSubstr(".van-200{--start:1.000}.tot-200{--end:1.000}"));
}

}  // namespace
}  // namespace gestand::gateway::pages
