// Events that cannot be used: parked with all later ones of their item, retried or discarded in order; and types of the
// future, which stop one partition and nothing else.
#include <gmock/gmock.h>

#include "common/consumer/consumer.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/recorder.hpp"
#include "tests/support/source_fixture.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::consumer {
namespace {

using support::item_in;
using support::wait_until;
using ::testing::IsEmpty;

class ParkedTest : public support::SourceTest {
 protected:
  void SetUp() override {
    support::SourceTest::SetUp();
    if (IsSkipped()) return;
    empty_log("alerts");
    as_owner(support::make_effect_table);
    own_ = open("alerts");
    start(1);
  }
  void start(int nr) {
    nodes_.push_back(std::make_unique<bus::Node>(folder_.server("alerts", nr, {folder_.peer("motions")})));
    effects_.push_back(std::make_unique<support::Recorder>());
    consumers_.push_back(
        std::make_unique<Consumer>(Settings{"toets", "alerts-" + std::to_string(nr), {"motions"}, 50, {}},
                                   *nodes_.back(), *own_, *effects_.back()));
    consumers_.back()->start();
    nodes_.back()->start();
  }
  void stop(std::size_t index) {
    consumers_[index]->stop();
    nodes_[index]->stop();
  }
  void TearDown() override {
    for (std::size_t i = 0; i < consumers_.size(); ++i) stop(i);
    support::SourceTest::TearDown();
  }
  Consumer& consumer() { return *consumers_[0]; }
  support::Recorder& effect() { return *effects_[0]; }
  static std::vector<int> versions(const std::string& item) {
    std::vector<int> out;
    for (const auto& row : as_owner("SELECT version FROM alerts.effect WHERE item = '" + item + "' ORDER BY n"))
      out.push_back(row[0].as<int>());
    return out;
  }

  std::unique_ptr<eventlog::Database> own_;
  std::vector<std::unique_ptr<bus::Node>> nodes_;
  std::vector<std::unique_ptr<support::Recorder>> effects_;
  std::vector<std::unique_ptr<Consumer>> consumers_;
};

TEST_F(ParkedTest, ABadEventIsParkedWithAllLaterOnesOfItsItemAndNothingElse) {
  const std::string bad = item_in(3), good = item_in(3);
  effect().refuse_item(bad, true);
  add(bad, 0);
  add(good, 0, 2);
  add(bad, 1, 2);
  add(good, 2);
  ASSERT_TRUE(wait_until([&] { return versions(good).size() == 3 && consumer().parked().size() == 3; }))
      << consumer().parked().size();
  EXPECT_THAT(versions(bad), IsEmpty());
  const auto parked = consumer().parked();
  EXPECT_EQ(parked[0].item, bad);
  EXPECT_EQ(parked[0].error, "onbruikbaar");
  EXPECT_EQ(parked[0].seq, 1);
  EXPECT_EQ(parked[0].source, "motions");

  // The cause is gone: a retry gives the effects in order, and what comes later passes again.
  effect().refuse_item(bad, false);
  EXPECT_EQ(consumer().retry(bad), 3);
  EXPECT_THAT(versions(bad), ::testing::ElementsAre(1, 2, 3));
  EXPECT_THAT(consumer().parked(), IsEmpty());
  add(bad, 3);
  ASSERT_TRUE(wait_until([&] { return versions(bad).size() == 4; }));
}

TEST_F(ParkedTest, ARetryThatFailsLeavesItParked) {
  const std::string bad = item_in(3);
  effect().refuse_item(bad, true);
  add(bad, 0, 2);
  ASSERT_TRUE(wait_until([&] { return consumer().parked().size() == 2; }));
  EXPECT_THROW((void)consumer().retry(bad), std::runtime_error);
  EXPECT_EQ(consumer().parked().size(), 2U);
  EXPECT_THAT(versions(bad), IsEmpty());
}

TEST_F(ParkedTest, DiscardedEventsAreGoneAndLaterOnesPass) {
  const std::string bad = item_in(3);
  effect().refuse_item(bad, true);
  add(bad, 0, 2);
  ASSERT_TRUE(wait_until([&] { return consumer().parked().size() == 2; }));
  effect().refuse_item(bad, false);
  EXPECT_EQ(consumer().discard(bad), 2);
  EXPECT_THAT(consumer().parked(), IsEmpty());
  add(bad, 2);
  ASSERT_TRUE(wait_until([&] { return versions(bad).size() == 1; }));
  EXPECT_THAT(versions(bad), ::testing::ElementsAre(3));
}

// Settled by the replica that does not work for the group: the one that does must hear of it.
TEST_F(ParkedTest, ARetryAtTheOtherReplicaFreesTheItemForTheHolderToo) {
  const std::string bad = item_in(3);
  effect().refuse_item(bad, true);
  add(bad, 0);
  ASSERT_TRUE(wait_until([&] { return consumer().parked().size() == 1; }));
  effect().refuse_item(bad, false);
  start(2);
  EXPECT_EQ(consumers_[1]->retry(bad), 1);
  add(bad, 1);
  ASSERT_TRUE(wait_until([&] { return versions(bad).size() == 2 || !consumer().parked().empty(); }));
  EXPECT_THAT(consumer().parked(), IsEmpty()) << "the holder still thinks that the item is parked";
  EXPECT_THAT(versions(bad), ::testing::ElementsAre(1, 2));
}

TEST_F(ParkedTest, AnUnknownTypeStopsItsPartitionOnlyAndIsNeverParked) {
  const std::string future = item_in(5), same = item_in(5), other = item_in(6);
  effect().forget_type("nl.moties.motie-van-morgen", true);
  add(same, 0);
  add(future, 0, 1, true, "nl.moties.motie-van-morgen");
  add(same, 1);
  add(other, 0, 3);
  ASSERT_TRUE(wait_until([&] { return versions(other).size() == 3 && versions(same).size() == 1; }));
  add(other, 3);
  ASSERT_TRUE(wait_until([&] { return versions(other).size() == 4; }));
  EXPECT_THAT(versions(same), ::testing::ElementsAre(1)) << "nothing behind it passes";
  EXPECT_THAT(consumer().parked(), IsEmpty());
  EXPECT_GT(consumer().lag(), 0);

  // A newer replica comes: it takes over where the partition stands.
  stop(0);
  start(2);
  ASSERT_TRUE(wait_until([&] { return versions(same).size() == 2; }));
  EXPECT_EQ(versions(future).size(), 1U);
}

}  // namespace
}  // namespace gestand::consumer
