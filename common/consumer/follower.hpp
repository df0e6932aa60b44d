// The inside of a Consumer: what is known of the sources, and the worker that applies what is new.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "common/consumer/consumer.hpp"
#include "common/consumer/joined.hpp"
#include "common/consumer/offsets.hpp"

namespace gestand::consumer {

class Consumer::Impl final : public bus::Listener {
 public:
  Impl(Settings settings, bus::Node& node, eventlog::Database& database, Effect& effect);

  void start();
  void stop();
  Positions positions();
  bool wait_for(const Positions& heads, std::chrono::steady_clock::time_point deadline);
  Positions heads_of_sources(std::chrono::milliseconds budget);
  std::int64_t lag();
  int retry(const std::string& item);
  int discard(const std::string& item);

  void on_event(bus::EventMessage&& event) override;
  void on_heads(const std::string& source, const bus::HeadsMessage& heads) override;

  Settings settings;
  Offsets store;
  std::atomic<bool> caught_up_once{false};
  std::atomic<bool> bulk_import_runs{false};

 private:
  Positions ask_for_heads(std::chrono::milliseconds budget);
  void run();
  bool turn();  // true if something was applied
  void note_caught_up();
  void ask_silent_sources();
  std::vector<Event> gather(const Positions& from);
  std::vector<eventlog::StoredEvent> from_buffer(const std::string& source, int part, std::int64_t after,
                                                 std::size_t limit);
  std::vector<eventlog::StoredEvent> from_log(const std::string& source, int part, std::int64_t after,
                                              std::size_t limit);
  void apply(const std::vector<Event>& events);
  void apply_one_by_one(const std::vector<Event>& events);
  void commit(std::span<const Event> events, const std::string* park_reason);
  void raise_heads(const std::string& source, const eventlog::Heads& heads);

  bus::Node& node_;
  eventlog::Database& database_;
  Effect& effect_;

  Joined<Positions> asked_;  // of the sources: readers come many at once
  std::mutex mutex_;
  std::condition_variable news_;      // for the worker
  std::condition_variable progress_;  // for those who wait
  Positions applied_;
  Positions heads_;
  Positions first_heads_;  // those of the time when every source had been heard of
  std::map<std::string, std::array<std::deque<eventlog::StoredEvent>, eventlog::part_count>> buffers_;
  std::map<std::string, std::chrono::steady_clock::time_point> heard_;
  std::set<std::pair<std::string, int>> stopped_parts_;  // an unknown type stands at their head
  bool dirty_ = true;
  bool stopping_ = false;
  std::atomic<bool> holds_lease_{false};
  std::thread worker_;
};

}  // namespace gestand::consumer
