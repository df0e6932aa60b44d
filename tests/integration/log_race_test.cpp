// The log under many writers and dying connections: numbers without holes in the order of commits, keys that act once.
#include <gmock/gmock.h>

#include <barrier>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "common/eventlog/log.hpp"
#include "common/vocab/errors.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::eventlog {
namespace {

using support::an_append;
using support::item_in;
using ::testing::IsEmpty;
using LogRaceTest = support::LogTest;

struct ChangedMyMind {};

// 16 writers on few items, with conflicts on purpose and transactions that are rolled back after they took a number.
TEST_F(LogRaceTest, NumbersHaveNoHolesUnderSixteenWritersWithConflictsAndRollbacks) {
  constexpr int writers = 16;
  constexpr int rounds = 60;
  std::vector<std::string> items;
  for (int i = 0; i < 24; ++i) items.push_back(item_in(i % 4));
  std::atomic<int> written{0}, conflicts{0}, rolled_back{0};
  const auto work = [&](int nr) {
    std::mt19937 random(static_cast<unsigned>(nr) + 1);
    for (int round = 0; round < rounds; ++round) {
      const std::string& item = items[random() % items.size()];
      const int version = log_->events_of(item, 0).events.empty() ? 0 : log_->events_of(item, 0).events.back().version;
      auto request = an_append(item, version, 1 + static_cast<int>(random() % 3));
      if (random() % 4 == 0) {
        try {
          database_->transaction([&](pqxx::work& transaction) {
            (void)Log::append(transaction, request);
            throw ChangedMyMind{};
          });
        } catch (const ChangedMyMind&) {
          ++rolled_back;
        } catch (const pqxx::sql_error&) {
          ++conflicts;
        }
        continue;
      }
      const auto result = log_->append(request);
      if (const auto* events = std::get_if<Appended>(&result)) written += static_cast<int>(events->size());
      if (std::holds_alternative<VersionConflict>(result)) ++conflicts;
    }
  };
  std::vector<std::thread> threads;
  threads.reserve(writers);
  for (int nr = 0; nr < writers; ++nr) threads.emplace_back(work, nr);
  for (auto& thread : threads) thread.join();

  EXPECT_GT(written, 0);
  EXPECT_GT(rolled_back, 0);
  EXPECT_GT(conflicts, 0) << "the race that this test is about did not happen";
  int stored = 0;
  for (int part = 0; part < 4; ++part) {
    std::int64_t expected = 0;
    for (const auto& event : log_->read(part, 0, 100'000, 1 << 28)) EXPECT_EQ(event.seq, ++expected);
    EXPECT_EQ(log_->heads()[static_cast<std::size_t>(part)], expected);
    stored += static_cast<int>(expected);
  }
  EXPECT_EQ(stored, written);
  EXPECT_THAT(faults(), IsEmpty());
}

// A reader that follows "after the last number seen" while others write must never find a number below one it saw.
TEST_F(LogRaceTest, ANumberThatIsVisibleHasAllItsPredecessorsVisible) {
  std::atomic<bool> writing{true};
  std::vector<std::thread> writers;
  for (int nr = 0; nr < 8; ++nr) {
    writers.emplace_back([&] {
      for (int i = 0; i < 80; ++i) (void)log_->append(an_append(item_in(5), 0, 2));
    });
  }
  std::thread ender([&] {
    for (auto& writer : writers) writer.join();
    writing = false;
  });
  std::int64_t seen = 0;
  bool last_look = false;
  while (!last_look) {
    last_look = !writing;
    for (const auto& event : log_->read(5, seen, 1'000))
      ASSERT_EQ(event.seq, ++seen) << "a number appeared before its predecessor";
  }
  ender.join();
  EXPECT_EQ(seen, 8 * 80 * 2);
}

TEST_F(LogRaceTest, TheSameKeyByEightThreadsHasOneEffect) {
  constexpr int threads = 8;
  for (int round = 0; round < 20; ++round) {
    const std::string item = item_in(round % 16);
    auto request = an_append(item);
    request.key = "sleutel-" + std::to_string(round);
    std::barrier start(threads);
    std::atomic<int> first{0}, repeats{0};
    std::vector<std::thread> all;
    for (int nr = 0; nr < threads; ++nr) {
      all.emplace_back([&] {
        start.arrive_and_wait();
        const auto result = log_->append(request);
        if (std::holds_alternative<Appended>(result)) ++first;
        if (const auto* repeated = std::get_if<Repeated>(&result)) {
          ++repeats;
          EXPECT_EQ(repeated->item, item);
          EXPECT_EQ(repeated->version, 1);
          EXPECT_EQ(repeated->request_hash, request.request_hash);
        }
      });
    }
    for (auto& one : all) one.join();
    EXPECT_EQ(first, 1);
    EXPECT_EQ(repeats, threads - 1);
    EXPECT_EQ(log_->events_of(item, 0).events.size(), 1U);
  }
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(LogRaceTest, AUniqueKeyAskedAtOnceGoesToOne) {
  constexpr int threads = 8;
  for (int round = 0; round < 20; ++round) {
    const std::string number = "TK:26643-" + std::to_string(round);
    std::barrier start(threads);
    std::atomic<int> won{0}, lost{0};
    std::vector<std::thread> all;
    for (int nr = 0; nr < threads; ++nr) {
      all.emplace_back([&, nr] {
        auto request = an_append(item_in(nr));
        request.claims = {{"nummer", number, request.item}};
        start.arrive_and_wait();
        const auto result = log_->append(request);
        if (std::holds_alternative<Appended>(result)) ++won;
        if (const auto* taken = std::get_if<KeyTaken>(&result)) {
          ++lost;
          EXPECT_EQ(taken->kind, "nummer");
          EXPECT_EQ(taken->key, number);
          EXPECT_THAT(log_->events_of(request.item, 0).events, IsEmpty());
        }
      });
    }
    for (auto& one : all) one.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, threads - 1);
  }
}

// Two commands that claim the same two keys in opposite order: PostgreSQL ends one of them; it is tried again and told
// the truth.
TEST_F(LogRaceTest, ClaimsInOppositeOrderEndWithAnAnswer) {
  for (int round = 0; round < 10; ++round) {
    const std::string a = "TK:a" + std::to_string(round), b = "TK:b" + std::to_string(round);
    std::barrier start(2);
    std::atomic<int> won{0}, lost{0};
    const auto work = [&](int nr) {
      auto request = an_append(item_in(nr));
      request.claims = {{"nummer", nr == 1 ? a : b, request.item}, {"nummer", nr == 1 ? b : a, request.item}};
      start.arrive_and_wait();
      const auto result = log_->append(request);
      if (std::holds_alternative<Appended>(result)) ++won;
      if (std::holds_alternative<KeyTaken>(result)) ++lost;
    };
    std::thread one(work, 1), two(work, 2);
    one.join();
    two.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, 1);
  }
}

// A server that restarts while a pool is idle: the next call opens a new connection and its outcome is known.
TEST_F(LogRaceTest, ConnectionsThatDiedIdleAreReplacedWithoutDoubt) {
  const std::string item = item_in(0);
  appended(log_->append(an_append(item)));
  as_owner(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
      "pg_backend_pid()");
  appended(log_->append(an_append(item, 1)));
  EXPECT_EQ(log_->events_of(item, 0).events.size(), 2U);
}

// A connection that dies under a statement: whoever asked knows that it is in doubt, asks again under the same key, and
// it acts once.
TEST_F(LogRaceTest, AConnectionThatDiesUnderAnAppendIsInDoubtAndTheKeyAnswersAgain) {
  const std::string item = item_in(0);
  auto request = an_append(item);
  request.key = "twijfel";
  pqxx::connection other(support::scratch_database());
  std::thread writer;
  {
    pqxx::work holder(other);
    holder.exec("UPDATE motions.log_head SET seq = seq WHERE part = 0");  // the append must wait for this row
    writer = std::thread([&] { EXPECT_THROW((void)log_->append(request), InDoubt); });
    ASSERT_TRUE(support::wait_until([] {
      return one_row(
                 "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = "
                 "'Lock'")[0]
                 .as<int>() == 1;
    }));
    as_owner(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type "
        "= 'Lock'");
    writer.join();
  }
  appended(log_->append(request));
  EXPECT_TRUE(std::holds_alternative<Repeated>(log_->append(request)));
  EXPECT_EQ(log_->events_of(item, 0).events.size(), 1U);
}

}  // namespace
}  // namespace gestand::eventlog
