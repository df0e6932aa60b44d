// All events of all sources as one feed: by page with an opaque cursor, and live. The order is that of each item; the
// log is the truth, the bus only says that there is something new. Threads: any.
#pragma once
#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "common/bus/node.hpp"
#include "common/eventlog/event.hpp"
#include "services/gateway/adapters/bus_caller.hpp"
#include "services/gateway/app/exchange.hpp"

namespace gestand::gateway {

class Feed final : public bus::Listener {
 public:
  using Cursor = std::map<std::string, eventlog::Heads>;

  explicit Feed(bus::Node& node);
  void stop();

  struct Page {
    std::vector<std::string> events;   // CloudEvents as served
    std::vector<std::string> cursors;  // the cursor after each of them
    std::string next;
  };
  [[nodiscard]] Page read(BusCaller& bus, const Cursor& from, std::size_t limit);
  [[nodiscard]] Cursor now(BusCaller& bus);
  // text/event-stream until the client goes or the service stops.
  void stream(BusCaller& bus, Cursor from, const Write& write);

  [[nodiscard]] static std::string encode(const Cursor& cursor);
  [[nodiscard]] static std::optional<Cursor> decode(const std::string& text);

  void on_event(bus::EventMessage&& event) override;
  void on_heads(const std::string& source, const bus::HeadsMessage& heads) override;

 private:
  std::mutex mutex_;
  std::condition_variable news_;
  std::uint64_t count_ = 0;
  bool stopping_ = false;
};

}  // namespace gestand::gateway
