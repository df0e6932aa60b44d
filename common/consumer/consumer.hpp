// Follows the logs of other sources and applies their events, each exactly once, in order per partition.
// Effect, own events and offset commit together; the offset moves by compare-and-set, so that a second replica, or one
// that was paused, changes nothing. The bus only says that there may be something new: whatever is missing is read from
// the log. Threads: one worker of its own; the public functions may be called from any thread.
#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/bus/node.hpp"
#include "common/eventlog/log.hpp"

namespace gestand::consumer {

struct Event {
  std::string source;
  eventlog::StoredEvent stored;
};

// An event type that this version does not know: its partition stops here until a newer replica comes (never parked).
struct UnknownType : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Effect {
 public:
  virtual ~Effect() = default;
  // Applies events in the order given, all in `transaction`. Own events to append go into `own` (events and expected
  // only). Throws UnknownType, or anything else for an event that cannot be used: then it is tried alone and, after 5
  // tries, parked with all later ones of its item.
  virtual void apply(pqxx::work& transaction, std::span<const Event> events, eventlog::AppendRequest& own) = 0;
};

using Positions = std::map<std::string, eventlog::Heads>;  // by source

struct Settings {
  std::string group;                                             // name of the offsets
  std::string instance;                                          // who holds the lease
  std::vector<std::string> sources;                              // in the order in which they are read
  int batch_max = 500;                                           // events in one transaction
  std::vector<std::string> followers = {"deadlines", "alerts"};  // sources that follow other sources themselves
};

// Publishes what was appended to the log of `source`, as a hint to those who listen.
void publish(bus::Node& node, const std::string& source, const eventlog::Appended& events);

class Consumer {
 public:
  Consumer(Settings settings, bus::Node& node, eventlog::Database& database, Effect& effect);
  ~Consumer();  // stop()

  void start();  // the node listens for us from then on: call before node.start()
  void stop();

  // Where we are, as committed.
  [[nodiscard]] Positions positions();
  // True once everything up to `heads` is applied; waits at most until `deadline`.
  [[nodiscard]] bool wait_for(const Positions& heads, std::chrono::steady_clock::time_point deadline);
  // Asks every source for its heads: first the owners, all at once, then each follower, which is told the heads so far
  // and answers when it has followed them. Throws Unavailable naming the source that does not answer in time.
  [[nodiscard]] Positions heads_of_sources(std::chrono::milliseconds budget);
  // Events known to exist and not applied; and whether all is applied that there was when this replica started.
  [[nodiscard]] std::int64_t lag() const;
  [[nodiscard]] bool caught_up_once() const;
  // Whether a source said, when it was last asked for its heads, that a bulk import is under way.
  [[nodiscard]] bool bulk_import_runs() const;

  // Events that could not be used, oldest first. Retrying and discarding go by item, in order; both say how many events
  // they settled.
  struct Parked {
    std::string source, item, type, error;
    int part = 0;
    std::int64_t seq = 0;
  };
  [[nodiscard]] std::vector<Parked> parked();
  int retry(const std::string& item);
  int discard(const std::string& item);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gestand::consumer
