// What is shared between those who ask at once: never an answer that is older than the question.
#include "common/consumer/joined.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

namespace gestand::consumer {
namespace {

TEST(Joined, WhoComesWhileOneIsUnderWaySharesTheNext) {
  Joined<int> joined;
  std::atomic<int> asked{0};
  std::latch first_is_under_way{1}, first_may_end{1};
  std::thread first([&] {
    EXPECT_EQ(joined.ask([&] {
      first_is_under_way.count_down();
      first_may_end.wait();
      return ++asked;
    }),
              1);
  });
  first_is_under_way.wait();
  std::atomic<int> waiting{0};
  std::vector<std::thread> others;
  std::vector<int> got(8);
  for (std::size_t i = 0; i < got.size(); ++i)
    others.emplace_back([&, i] {
      ++waiting;
      got[i] = joined.ask([&] { return ++asked; });
    });
  while (waiting < 8) std::this_thread::yield();
  first_may_end.count_down();
  first.join();
  for (auto& other : others) other.join();
  for (const int answer : got) EXPECT_GE(answer, 2);  // never the first: it was asked before they came
  EXPECT_GE(asked, 2);
}

TEST(Joined, NobodyGetsAnAnswerOlderThanHisQuestion) {
  Joined<int> joined;
  std::atomic<int> world{0};
  std::vector<std::thread> all;
  for (int i = 0; i < 8; ++i)
    all.emplace_back([&] {
      for (int turn = 0; turn < 2000; ++turn) {
        const int before = ++world;
        EXPECT_GE(joined.ask([&] { return world.load(); }), before);
      }
    });
  for (auto& one : all) one.join();
}

TEST(Joined, AFaultEndsItsOwnRoundOnly) {
  Joined<int> joined;
  EXPECT_THROW((void)joined.ask([]() -> int { throw std::runtime_error("away"); }), std::runtime_error);
  EXPECT_EQ(joined.ask([] { return 7; }), 7);
}

}  // namespace
}  // namespace gestand::consumer
