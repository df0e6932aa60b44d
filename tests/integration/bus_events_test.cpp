// Published events: hints that may be lost, never a reason to wait or to fall over; and garbage on every port.
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <zmq.hpp>

#include "common/bus/curve.hpp"
#include "common/bus/frames.hpp"
#include "common/bus/node.hpp"
#include "tests/support/bus_fixture.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::bus {
namespace {

using namespace std::chrono_literals;
using support::BusFolder;
using support::wait_until;
using Steady = std::chrono::steady_clock;

EventMessage an_event(std::int64_t seq, std::size_t body_length = 10) {
  return {"motions",
          static_cast<int>(seq % 16),
          seq,
          "11111111-1111-4111-8111-111111111111",
          1,
          "nl.moties.motie-ingediend",
          std::string(body_length, 'x'),
          std::string(32, 'p'),
          std::string(32, 'h')};
}

class Heard final : public Listener {
 public:
  void on_event(EventMessage&& event) override {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [&] { return open_; });
    events_.push_back(std::move(event));
  }
  void on_heads(const std::string& source, const HeadsMessage& heads) override {
    const std::lock_guard lock(mutex_);
    last_heads_ = {source, heads};
    ++beacons_;
  }
  void hold(bool held) {
    const std::lock_guard lock(mutex_);
    open_ = !held;
    opened_.notify_all();
  }
  [[nodiscard]] std::size_t count() {
    const std::lock_guard lock(mutex_);
    return events_.size();
  }
  [[nodiscard]] int beacons() {
    const std::lock_guard lock(mutex_);
    return beacons_;
  }
  [[nodiscard]] HeadsMessage heads() {
    const std::lock_guard lock(mutex_);
    return last_heads_.second;
  }
  [[nodiscard]] EventMessage last() {
    const std::lock_guard lock(mutex_);
    return events_.back();
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = true;
  std::vector<EventMessage> events_;
  std::pair<std::string, HeadsMessage> last_heads_;
  int beacons_ = 0;
};

class BusEventsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    publisher_.beacon([this] {
      HeadsMessage heads{};
      heads[3] = head_;
      return heads;
    });
    publisher_.serve("echo", [](const Request& request) { return Reply{Status::Ok, request.body}; });
    publisher_.start();
  }
  std::unique_ptr<Node> listener(Heard& heard) {
    auto node = std::make_unique<Node>(folder_.client("overview", {folder_.peer("motions")}));
    node->listen("motions", heard);
    node->start();
    return node;
  }
  // Subscribed for certain: a beacon came through.
  static bool subscribed(Heard& heard) {
    return wait_until([&] { return heard.beacons() > 0; });
  }

  BusFolder folder_{std::vector<std::string>{"motions", "overview"}};
  std::atomic<std::int64_t> head_{7};
  Node publisher_{folder_.server("motions")};
};

TEST_F(BusEventsTest, EventsAndBeaconsArriveWhole) {
  Heard heard;
  const auto node = listener(heard);
  ASSERT_TRUE(subscribed(heard));
  EXPECT_EQ(heard.heads()[3], 7);
  const auto sent = an_event(19);
  publisher_.publish({sent});
  ASSERT_TRUE(wait_until([&] { return heard.count() == 1; }));
  const auto got = heard.last();
  EXPECT_EQ(
      std::tie(got.source, got.part, got.seq, got.item, got.version, got.type, got.body, got.prev, got.hash),
      std::tie(sent.source, sent.part, sent.seq, sent.item, sent.version, sent.type, sent.body, sent.prev, sent.hash));
}

// The trap that aborts a process with ZMTP heartbeats: a reader that stands still while much is published.
TEST_F(BusEventsTest, ASlowSubscriberNeitherStallsNorAbortsThePublisher) {
  Heard slow, quick;
  const auto slow_node = listener(slow);
  const auto quick_node = listener(quick);
  ASSERT_TRUE(subscribed(slow) && subscribed(quick));
  slow.hold(true);
  constexpr int events = 60'000;
  const auto began = Steady::now();
  for (int i = 1; i <= events; ++i) {
    publisher_.publish({an_event(i, 1'000)});
    if (i % 5'000 != 0) continue;
    ASSERT_TRUE(wait_until([&] {
      const auto counters = publisher_.counters();
      return counters.events_published + counters.replies_dropped >= static_cast<std::uint64_t>(i);
    }));
  }
  EXPECT_LT(Steady::now() - began, 60s);
  EXPECT_GT(quick.count(), 1'000U) << "the other one is served meanwhile";
  EXPECT_EQ(quick_node->call("motions", "echo", "x", 5s).body, "x");
  slow.hold(false);
  ASSERT_TRUE(wait_until([&] { return slow.count() > 0; }));
  // And it recovers: what is published from now on arrives again.
  const std::int64_t mark = events + 1'000'000;
  ASSERT_TRUE(wait_until([&] {
    publisher_.publish({an_event(mark)});
    return slow.last().seq == mark;
  }));
}

TEST_F(BusEventsTest, EventsOfAnotherSourceAreNotTakenIn) {
  Heard heard;
  const auto node = listener(heard);
  ASSERT_TRUE(subscribed(heard));
  auto foreign = an_event(1);
  foreign.source = "motions.vals";
  publisher_.publish({foreign, an_event(2)});
  ASSERT_TRUE(wait_until([&] { return heard.count() > 0; }));
  EXPECT_EQ(heard.count(), 1U) << "a source may only speak for itself";
  EXPECT_EQ(heard.last().seq, 2);
}

std::string raw_garbage(std::mt19937& random, int kind) {
  std::string out;
  const auto noise = [&](std::size_t length) {
    for (std::size_t i = 0; i < length; ++i) out += static_cast<char>(random() & 0xff);
  };
  const std::string greeting = std::string("\xff\0\0\0\0\0\0\0\x01\x7f\x03\0", 12);
  switch (kind) {
    case 0: noise(1 + random() % 300); break;
    case 1: out = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"; break;
    case 2: out = greeting.substr(0, 1 + random() % 11); break;
    case 3:
      out = greeting + std::string("NULL", 4) + std::string(16 + 32, '\0') + std::string("\x04\x19\x05READY", 8);
      noise(20);
      break;
    case 4:
      out = greeting + std::string("CURVE", 5) + std::string(15 + 32, '\0') + std::string("\x04\xc8\x05HELLO", 8);
      noise(200);
      break;
    case 5:
      out = std::string("\xff\x7f\xff\xff\xff\xff\xff\xff\xff\x7f", 10);
      noise(30);
      break;  // an endless length
    default: out = greeting + std::string("CURVE", 5) + std::string(15 + 32, '\0'); break;
  }
  return out;
}

bool throw_at(const std::string& endpoint, const std::string& bytes) {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = endpoint.substr(std::string("ipc://").size());
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  const bool sent = connected && ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0;
  ::close(socket);
  return sent;
}

TEST_F(BusEventsTest, GarbageOnEveryPortDoesNoHarm) {
  Heard heard;
  const auto node = listener(heard);
  ASSERT_TRUE(subscribed(heard));
  std::mt19937 random(20240516);
  int thrown = 0;
  for (int i = 0; i < 1'400; ++i) {
    for (const auto& endpoint : {folder_.peer("motions").events, folder_.peer("motions").requests}) {
      if (throw_at(endpoint, raw_garbage(random, i % 7))) ++thrown;
    }
  }
  EXPECT_GT(thrown, 2'000);
  EXPECT_TRUE(wait_until([&] { return node->call("motions", "echo", "x", 2s).body == "x"; }));
  publisher_.publish({an_event(5)});
  EXPECT_TRUE(wait_until([&] { return heard.count() == 1; }));
}

// Somebody with a listed key who speaks nonsense: dropped and counted, both at the ROUTER and at a subscriber.
TEST_F(BusEventsTest, NonsenseByAListedKeyIsCounted) {
  zmq::context_t context;
  zmq::socket_t dealer(context, zmq::socket_type::dealer);
  be_client(dealer, read_keys(folder_.keys(), "overview"), "motions");
  dealer.set(zmq::sockopt::linger, 1'000);
  dealer.connect(folder_.peer("motions").requests);
  const std::string id = number(1, 8), budget = number(1'000, 4);
  const std::vector<std::vector<std::string>> nonsense = {{""},
                                                          {"c1"},
                                                          {"c1", id, "echo", "", budget},
                                                          {"c1", id, "echo", "", budget, "body", "more"},
                                                          {"c1", "short", "echo", "", budget, ""},
                                                          {"c1", id, "echo", "", "", ""},
                                                          {"c9", id, "echo", "", budget, ""},
                                                          {std::string(100'000, 'c')},
                                                          std::vector<std::string>(500, "x")};
  for (const auto& frames : nonsense) {
    for (std::size_t i = 0; i < frames.size(); ++i)
      dealer.send(zmq::buffer(frames[i]), i + 1 < frames.size() ? zmq::send_flags::sndmore : zmq::send_flags::none);
  }
  EXPECT_TRUE(wait_until([&] { return publisher_.counters().malformed == nonsense.size(); }))
      << publisher_.counters().malformed;
  Heard heard;
  const auto node = listener(heard);
  EXPECT_TRUE(wait_until([&] { return support::answers(*node, "motions", "echo"); }));
}

TEST_F(BusEventsTest, FramesThatAreNoEventsAreNotRead) {
  const auto good = frames_of(an_event(3));
  ASSERT_TRUE(event_of(good).has_value());
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto fewer = good;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(event_of(fewer).has_value());
  }
  auto wrong = good;
  wrong[1][0] = 2;  // a version of the future
  EXPECT_FALSE(event_of(wrong).has_value());
  wrong = good;
  wrong[1][1] = 16;  // no such partition
  EXPECT_FALSE(event_of(wrong).has_value());
  wrong = good;
  wrong[5].pop_back();
  EXPECT_FALSE(event_of(wrong).has_value());
  wrong = good;
  wrong[0] = "e.motions";  // no partition in the topic
  EXPECT_FALSE(event_of(wrong).has_value());
  EXPECT_FALSE(heads_of({"h.motions", std::string(127, 'x')}).has_value());
}

}  // namespace
}  // namespace gestand::bus
