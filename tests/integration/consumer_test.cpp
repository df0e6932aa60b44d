// Consumers on a real log and a real bus: each event has its effect once and in order, whatever is lost, killed, paused
// or in doubt.
#include "common/consumer/consumer.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "tests/support/builders.hpp"
#include "tests/support/child.hpp"
#include "tests/support/recorder.hpp"
#include "tests/support/source_fixture.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::consumer {
namespace {

using namespace std::chrono_literals;
using support::item_in;
using support::Recorder;
using support::wait_until;
using ::testing::IsEmpty;

// One replica of the service alerts.
struct Replica {
  Replica(const support::BusFolder& folder, eventlog::Database& database, int nr)
      : node(folder.server("alerts", nr, {folder.peer("motions")})),
        consumer({"toets", "alerts-" + std::to_string(nr), {"motions"}, 50, {}}, node, database, effect) {
    consumer.start();
    node.start();
  }
  ~Replica() {
    consumer.stop();
    node.stop();
  }
  bus::Node node;
  Recorder effect;
  Consumer consumer;
};

class ConsumerTest : public support::SourceTest {
 protected:
  void SetUp() override {
    support::SourceTest::SetUp();
    if (IsSkipped()) return;
    empty_log("alerts");
    as_owner(support::make_effect_table);
    own_ = open("alerts");
  }
  std::unique_ptr<Replica> replica(int nr = 1) { return std::make_unique<Replica>(folder_, *own_, nr); }

  static std::int64_t effects() { return one_row("SELECT count(*) FROM alerts.effect")[0].as<std::int64_t>(); }
  [[nodiscard]] std::int64_t events() {
    std::int64_t out = 0;
    for (const auto head : log_->heads()) out += head;
    return out;
  }
  // Everything there once, in order of each partition, with its own events.
  void expect_each_once() {
    ASSERT_TRUE(wait_until([&] { return effects() >= events(); })) << effects() << " of " << events();
    EXPECT_EQ(effects(), events());
    EXPECT_THAT(as_owner("SELECT part, seq FROM alerts.effect GROUP BY part, seq HAVING count(*) > 1"), IsEmpty());
    EXPECT_THAT(as_owner("SELECT FROM (SELECT seq, lag(seq) OVER (PARTITION BY part ORDER BY n) AS before FROM "
                         "alerts.effect) e WHERE seq <> coalesce(before, 0) + 1"),
                IsEmpty());
    EXPECT_THAT(faults("alerts"), IsEmpty());
    EXPECT_EQ(one_row("SELECT count(*) FROM alerts.event")[0].as<std::int64_t>(),
              one_row("SELECT count(*) FROM motions.event WHERE version = 1")[0].as<std::int64_t>());
  }
  std::unique_ptr<eventlog::Database> own_;
};

TEST_F(ConsumerTest, CatchesUpWithWhatWasBeforeItAndFollows) {
  for (int i = 0; i < 120; ++i) add(item_in(i % 16), 0, 2, false);
  const auto one = replica();
  expect_each_once();
  EXPECT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  for (int i = 0; i < 20; ++i) add(item_in(i % 16), 0);
  expect_each_once();
  EXPECT_EQ(one->consumer.lag(), 0);
  EXPECT_EQ(one->consumer.positions().at("motions"), log_->heads());
}

// Nobody stops writing for it: a replica is ready when it has what there was, not when there is nothing new.
TEST_F(ConsumerTest, IsCaughtUpWhilePeopleGoOnWriting) {
  for (int i = 0; i < 100; ++i) add(item_in(i % 16), 0, 2, false);
  std::atomic<bool> over{false};
  std::thread writer([&] {
    while (!over) add(item_in(4), 0);
  });
  const auto one = replica();
  one->effect.before_commit([](pqxx::work&) { std::this_thread::sleep_for(30ms); });
  EXPECT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  EXPECT_GE(effects(), 200);
  over = true;
  writer.join();
  one->effect.before_commit([](pqxx::work&) {});
  expect_each_once();
}

// All hints lost: the beacon tells that there is more, and the log is read.
TEST_F(ConsumerTest, EveryLostHintIsRepairedByTheLog) {
  const auto one = replica();
  ASSERT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  for (int i = 0; i < 40; ++i) add(item_in(i % 16), 0, 3, false);
  expect_each_once();
}

TEST_F(ConsumerTest, AHoleBetweenHintsIsNeverPassed) {
  const auto one = replica();
  ASSERT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  const std::string item = item_in(4);
  add(item, 0);
  add(item, 1, 3, false);  // nobody hears of these
  add(item, 4);
  expect_each_once();
}

TEST_F(ConsumerTest, HintsInAnyOrderAndTwiceAreAppliedInOrderAndOnce) {
  const auto one = replica();
  ASSERT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  const auto events_of_item = add(item_in(4), 0, 30, false);
  for (auto it = events_of_item.rbegin(); it != events_of_item.rend(); ++it) {
    publish(*source_, "motions", {*it});
    publish(*source_, "motions", {*it});
  }
  expect_each_once();
}

TEST_F(ConsumerTest, TwoReplicasOfAGroupGiveEachEventOneEffect) {
  const auto one = replica(1), two = replica(2);
  std::vector<std::thread> writers;
  for (int nr = 0; nr < 4; ++nr) {
    writers.emplace_back([&, nr] {
      for (int i = 0; i < 60; ++i) add(item_in((nr * 4 + i) % 16), 0, 2, i % 3 != 0);
    });
  }
  for (auto& one_writer : writers) one_writer.join();
  expect_each_once();
  // And when the holder of the lease goes down, the other goes on.
  EXPECT_EQ(one->consumer.positions(), two->consumer.positions());
}

TEST_F(ConsumerTest, TheOtherReplicaGoesOnWhenTheHolderStops) {
  auto one = replica(1);
  ASSERT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  const auto two = replica(2);
  add(item_in(1), 0);
  expect_each_once();
  one.reset();
  add(item_in(1), 0);
  expect_each_once();
  EXPECT_GT(two->effect.applied, 0);
}

// The lease only saves work: somebody who still believes that he holds it loses at the offset.
TEST_F(ConsumerTest, AStolenLeaseChangesNothingTwice) {
  const auto one = replica(1), two = replica(2);
  ASSERT_TRUE(wait_until([&] { return one->consumer.caught_up_once() || two->consumer.caught_up_once(); }));
  for (int i = 0; i < 60; ++i) {
    add(item_in(i % 16), 0, 2);
    as_owner("UPDATE alerts.consumer_lease SET owner = CASE owner WHEN 'alerts-1' THEN 'alerts-2' ELSE 'alerts-1' END");
  }
  expect_each_once();
}

TEST_F(ConsumerTest, ACrashBetweenEffectAndCommitLeavesOneEffect) {
  const auto one = replica();
  ASSERT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  std::atomic<int> crashes{0};
  one->effect.before_commit([&](pqxx::work& transaction) {
    if (++crashes > 3) return;
    const auto pid = transaction.exec("SELECT pg_backend_pid()")[0][0].as<int>();
    as_owner("SELECT pg_terminate_backend(" + std::to_string(pid) + ", 5000)");
  });
  for (int i = 0; i < 10; ++i) add(item_in(i), 0);
  expect_each_once();
  EXPECT_GT(crashes, 3);
  EXPECT_GT(one->effect.applied, effects()) << "the work was done again";
}

// The child of the test below.
TEST(ConsumerChild, DISABLED_Replica) {
  const support::BusFolder folder(support::given("GESTAND_TEST_FOLDER"));
  eventlog::Database database(support::scratch_database(), "alerts");
  const Replica one(folder, database, std::stoi(support::given("GESTAND_TEST_REPLICA")));
  ::pause();
}

TEST_F(ConsumerTest, ReplicasKilledAgainAndAgainLoseNothingAndDoNothingTwice) {
  const auto child = [&](int nr) {
    return std::make_unique<support::Child>(
        "ConsumerChild.DISABLED_Replica",
        std::map<std::string, std::string>{{"GESTAND_TEST_FOLDER", folder_.folder()},
                                           {"GESTAND_TEST_CHILD_DATABASE", support::scratch_database()},
                                           {"GESTAND_TEST_REPLICA", std::to_string(nr)}});
  };
  auto one = child(1);
  for (int round = 0; round < 5; ++round) {
    const auto before = effects();
    for (int i = 0; i < 40; ++i) add(item_in(i % 16), 0, 2);
    ASSERT_TRUE(wait_until([&] { return effects() > before; }));  // in the midst of it
    one->kill();
    add(item_in(round), 0);
    as_owner("UPDATE alerts.consumer_lease SET until = clock_timestamp()");  // the ten seconds are over
    one = child(1 + round % 2);
  }
  expect_each_once();
}

// Paused for longer than its lease: the other takes over, and the one that wakes up changes nothing.
TEST_F(ConsumerTest, APausedHolderWakesUpAndChangesNothing) {
  const support::Child paused("ConsumerChild.DISABLED_Replica",
                              {{"GESTAND_TEST_FOLDER", folder_.folder()},
                               {"GESTAND_TEST_CHILD_DATABASE", support::scratch_database()},
                               {"GESTAND_TEST_REPLICA", "1"}});
  add(item_in(1), 0);
  expect_each_once();
  paused.signal(SIGSTOP);
  as_owner("UPDATE alerts.consumer_lease SET until = clock_timestamp()");
  const auto two = replica(2);
  for (int i = 0; i < 30; ++i) add(item_in(i % 16), 0);
  expect_each_once();
  paused.signal(SIGCONT);
  for (int i = 0; i < 30; ++i) add(item_in(i % 16), 0);
  expect_each_once();
}

TEST_F(ConsumerTest, ASourceThatWasAwayIsFollowedAgain) {
  const auto one = replica();
  ASSERT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  stop_source();
  for (int i = 0; i < 20; ++i) add(item_in(i % 16), 0, 2, false);
  start_source();
  expect_each_once();
}

TEST_F(ConsumerTest, WaitingForHeadsTellsTheTruth) {
  const auto one = replica();
  ASSERT_TRUE(wait_until([&] { return one->consumer.caught_up_once(); }));
  add(item_in(2), 0, 5, false);
  const auto heads = one->consumer.heads_of_sources(5s);
  EXPECT_EQ(heads.at("motions"), log_->heads());
  ASSERT_TRUE(one->consumer.wait_for(heads, std::chrono::steady_clock::now() + 10s));
  EXPECT_EQ(effects(), 5);
  auto beyond = heads;
  ++beyond["motions"][2];
  EXPECT_FALSE(one->consumer.wait_for(beyond, std::chrono::steady_clock::now() + 300ms));
}

}  // namespace
}  // namespace gestand::consumer
