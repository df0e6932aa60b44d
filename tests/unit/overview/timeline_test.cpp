// The stands of an item do not depend on the order in which sources are read, nor on when due switches were looked for.
#include "services/overview/domain/timeline.hpp"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace gestand::overview {
namespace {

struct Word {
  int said = 0;
  std::vector<Instant> switches;
};
using Line = Timeline<Word, int>;

Instant at(int minute) { return Instant{std::chrono::minutes{minute}}; }
std::shared_ptr<const Word> word(int said, std::vector<int> switches = {}) {
  auto out = std::make_shared<Word>();
  out->said = said;
  for (const int minute : switches) out->switches.push_back(at(minute));
  return out;
}
std::shared_ptr<const int> number(int value) { return std::make_shared<int>(value); }

std::string text(const Line& line) {
  std::ostringstream out;
  for (const auto& stand : line.stands()) {
    out << std::chrono::duration_cast<std::chrono::minutes>(stand.from.time_since_epoch()).count() << '-';
    if (stand.until != forever)
      out << std::chrono::duration_cast<std::chrono::minutes>(stand.until.time_since_epoch()).count();
    out << (stand.by_switch ? "*:" : ":") << (stand.owner ? stand.owner->said : 0);
    for (const auto& [id, deadline] : stand.deadlines) out << ' ' << id << '=' << *deadline;
    out << "; ";
  }
  return out.str();
}

TEST(Timeline, AFactOpensAStand) {
  Line line;
  line.owner_says(at(10), word(1));
  line.owner_says(at(20), word(2));
  EXPECT_EQ(text(line), "10-20:1; 20-:2; ");
}

TEST(Timeline, FactsOfOneInstantAreOneStand) {
  Line line;
  line.owner_says(at(10), word(1));
  line.owner_says(at(10), word(2));
  line.deadline_says(at(10), "a", number(7));
  EXPECT_EQ(text(line), "10-:2 a=7; ");
}

TEST(Timeline, ADeadlineMayBeKnownBeforeItsItem) {
  Line line;
  line.deadline_says(at(10), "a", number(1));
  line.owner_says(at(5), word(1));
  EXPECT_EQ(text(line), "5-10:1; 10-:1 a=1; ");
}

TEST(Timeline, ALateFactCountsInEveryLaterStand) {
  Line line;
  line.owner_says(at(10), word(1));
  line.owner_says(at(30), word(2));
  line.deadline_says(at(20), "a", number(1));
  EXPECT_EQ(text(line), "10-20:1; 20-30:1 a=1; 30-:2 a=1; ");
}

TEST(Timeline, ASwitchCutsOnceItHasCome) {
  Line line;
  line.owner_says(at(10), word(1, {20, 40}));
  EXPECT_EQ(Line::next_switch(line.stands()[0]), at(20));
  line.settle(at(30));
  EXPECT_EQ(text(line), "10-20:1; 20-*:1; ");
  EXPECT_EQ(Line::next_switch(line.stands()[1]), at(40));
}

TEST(Timeline, ASwitchThatTheOwnerTookBackNeverHappened) {
  Line line;
  line.owner_says(at(10), word(1, {30}));
  line.settle(at(40));
  line.owner_says(at(20), word(2));
  EXPECT_EQ(text(line), "10-20:1; 20-:2; ");
  EXPECT_EQ(line.vanished(), std::vector{at(30)});
}

TEST(Timeline, ASwitchOfTheSameInstantAsAFactIsTheFact) {
  Line line;
  line.owner_says(at(10), word(1, {20}));
  line.settle(at(20));
  line.deadline_says(at(20), "a", number(1));
  EXPECT_EQ(text(line), "10-20:1; 20-:1 a=1; ");
}

// Facts of one owner and three deadlines, merged in any order that keeps each source's own, with settling at any time.
TEST(Timeline, AnyOrderOfSourcesGivesTheSameStands) {
  std::mt19937 random(20240516);  // NOLINT(cert-msc51-cpp): the same cases each time
  const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::vector<std::pair<int, std::shared_ptr<const Word>>>> owner(1);
    std::vector<std::vector<std::pair<int, int>>> deadlines(3);
    for (int minute = 0, events = 1 + below(5); events > 0; --events) {
      minute += below(8);
      std::vector<int> switches;
      for (int s = below(3); s > 0; --s) switches.push_back(minute + below(30) - 5);
      std::sort(switches.begin(), switches.end());
      switches.erase(std::unique(switches.begin(), switches.end()), switches.end());
      owner[0].push_back({minute, word(100 + minute, switches)});
    }
    for (auto& deadline : deadlines) {
      for (int minute = 0, events = below(4); events > 0; --events) deadline.push_back({minute += below(15), below(9)});
    }
    const auto merged = [&] {
      Line line;
      std::vector<std::size_t> done(4, 0);
      for (;;) {
        std::vector<std::size_t> open;
        for (std::size_t s = 0; s < 4; ++s) {
          if (done[s] < (s == 0 ? owner[0].size() : deadlines[s - 1].size())) open.push_back(s);
        }
        if (open.empty()) break;
        const auto source = open[static_cast<std::size_t>(below(static_cast<int>(open.size())))];
        const auto next = done[source]++;
        if (source == 0) {
          line.owner_says(at(owner[0][next].first), owner[0][next].second);
        } else {
          const auto& [minute, value] = deadlines[source - 1][next];
          line.deadline_says(at(minute), std::string(1, static_cast<char>('a' + source)), number(value));
        }
        if (below(3) == 0) line.settle(at(below(60)));
      }
      line.settle(at(60));
      return text(line);
    };
    const auto first = merged();
    for (int again = 0; again < 4; ++again) ASSERT_EQ(merged(), first) << "round " << round;
  }
}

}  // namespace
}  // namespace gestand::overview
