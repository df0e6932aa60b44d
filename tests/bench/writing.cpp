#include <fmt/core.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "common/eventlog/ids.hpp"
#include "common/eventlog/log.hpp"
#include "tests/bench/bench.hpp"

namespace gestand::bench {

using Steady = std::chrono::steady_clock;

namespace {

// About a kilobyte, as an event of a motion is.
std::string data() {
  return R"({"soort":"motie","door":{"id":"bench","rol":"behandelaar"},"wijziging":[{"veld":"titel","naar":")" +
         std::string(900, 'x') + "\"}]}";
}

eventlog::AppendRequest request_for(const std::string& item) {
  eventlog::AppendRequest out;
  out.request_hash = std::string(32, 'h');
  out.item = item;
  out.expected = {{item, 0}};
  out.events = {{item, "nl.moties.motie-ingediend", data()}};
  return out;
}

void must(const eventlog::AppendResult& result) {
  if (!std::holds_alternative<eventlog::Appended>(result)) throw std::runtime_error("an append was refused");
}

double seconds_since(Steady::time_point began) { return std::chrono::duration<double>(Steady::now() - began).count(); }

}  // namespace

void append(const std::string& conninfo, int clients, int seconds) {
  eventlog::Database database(conninfo, "motions", static_cast<std::size_t>(clients));
  eventlog::Log log(database);
  std::atomic<bool> over{false};
  std::atomic<long> done{0};
  const auto began = Steady::now();
  std::vector<std::thread> threads;
  for (int nr = 0; nr < clients; ++nr) {
    threads.emplace_back([&] {
      while (!over) {
        auto request = request_for(eventlog::random_uuid());
        request.key = eventlog::random_uuid();
        request.claims = {{"nummer", "TK:" + *request.key, request.item}};
        must(log.append(request));
        ++done;
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  over = true;
  for (auto& thread : threads) thread.join();
  fmt::print("tps {:.0f}\n", static_cast<double>(done) / seconds_since(began));
}

void batches(const std::string& conninfo, int seconds) {
  constexpr int items = 200;
  eventlog::Database database(conninfo, "motions", 1);
  eventlog::Log log(database);
  const auto began = Steady::now();
  long done = 0;
  while (seconds_since(began) < seconds) {
    eventlog::AppendRequest batch;
    for (int i = 0; i < items; ++i) {
      std::string item = eventlog::random_uuid();
      item.back() = '7';
      auto one = request_for(item);
      batch.expected.push_back(one.expected[0]);
      batch.events.push_back(std::move(one.events[0]));
      batch.claims.push_back({"zaaknummer", "TK:" + item, item});
    }
    must(log.append(batch));
    done += items;
  }
  fmt::print("events_per_s {:.0f}\n", static_cast<double>(done) / seconds_since(began));
}

}  // namespace gestand::bench
