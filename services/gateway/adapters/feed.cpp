#include "services/gateway/adapters/feed.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/vocab/errors.hpp"

namespace gestand::gateway {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

// Those whose events are for everybody. Tokens and people (organisation) are not. A cursor holds them in this order: a
// new source comes last, and a cursor from before it begins there at its first event.
constexpr std::array sources{"motions", "commitments", "vehicles", "deadlines", "alerts", "documents"};
constexpr std::size_t live_page = 200;

void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}

std::string time_of(const eventlog::StoredEvent& event) {
  constexpr std::string_view label = "\"time\":\"";
  const auto at = event.body.find(label);
  return at == std::string::npos ? "" : event.body.substr(at + label.size(), 27);
}

}  // namespace

Feed::Feed(bus::Node& node) {
  for (const auto* source : sources) node.listen(source, *this);
}

void Feed::stop() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  news_.notify_all();
}

void Feed::on_event(bus::EventMessage&&) {
  const std::lock_guard lock(mutex_);
  ++count_;
  news_.notify_all();
}

void Feed::on_heads(const std::string&, const bus::HeadsMessage&) {}

Feed::Cursor Feed::now(BusCaller& bus) {
  Cursor out;
  for (const auto* source : sources) out[source] = eventlog::unpack_heads(bus.bytes(source, "log.heads", ""));
  return out;
}

Feed::Page Feed::read(BusCaller& bus, const Cursor& from, std::size_t limit) {
  struct Lane {
    std::string source;
    std::vector<eventlog::StoredEvent> events;
    std::size_t next = 0;
  };
  std::vector<Lane> lanes;
  const Cursor heads = now(bus);
  for (const auto& [source, head] : heads) {
    const auto known = from.find(source);
    const eventlog::Heads at = known == from.end() ? eventlog::Heads{} : known->second;
    for (std::size_t part = 0; part < head.size(); ++part) {
      if (head[part] <= at[part]) continue;
      const json ask = {{"deel", part}, {"na", at[part]}, {"hoogstens", limit}};
      lanes.push_back({source, eventlog::unpack_events(bus.bytes(source, "log.read", ask.dump())), 0});
    }
  }
  Page page;
  Cursor at = from;
  while (page.events.size() < limit) {
    Lane* first = nullptr;  // the earliest recorded; within a lane time never goes back
    for (auto& lane : lanes) {
      if (lane.next < lane.events.size() &&
          (first == nullptr || time_of(lane.events[lane.next]) < time_of(first->events[first->next])))
        first = &lane;
    }
    if (first == nullptr) break;
    const auto& event = first->events[first->next++];
    at[first->source][static_cast<std::size_t>(event.part)] = event.seq;
    page.events.push_back(eventlog::served(event));
    page.cursors.push_back(encode(at));
  }
  page.next = encode(at);
  return page;
}

void Feed::stream(BusCaller& bus, Cursor from, const Write& write) {
  if (!write("retry: 2000\n\n")) return;
  for (;;) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      seen = count_;
    }
    std::size_t sent = 0;
    try {
      const Page page = read(bus, from, live_page);
      for (std::size_t i = 0; i < page.events.size(); ++i) {
        if (!write("id: " + page.cursors[i] + "\nevent: gebeurtenis\ndata: " + page.events[i] + "\n\n")) return;
      }
      sent = page.events.size();
      if (const auto next = decode(page.next)) from = *next;
    } catch (const Unavailable&) {
      if (!write(": even geduld\n\n")) return;
    } catch (const InDoubt&) {
      if (!write(": even geduld\n\n")) return;
    }
    if (sent == live_page) continue;
    std::unique_lock lock(mutex_);
    if (!news_.wait_for(lock, 2s, [&] { return stopping_ || count_ != seen; })) {
      lock.unlock();
      if (!write(": stil\n\n")) return;  // tells whether the client is still there
    }
  }
}

std::string Feed::encode(const Cursor& cursor) {
  std::string bytes(1, '\1');
  for (const auto* source : sources) {
    const auto found = cursor.find(source);
    for (std::size_t part = 0; part < eventlog::Heads{}.size(); ++part) {
      put_varint(bytes, found == cursor.end() ? 0 : static_cast<std::uint64_t>(found->second[part]));
    }
  }
  return eventlog::base64url(bytes);
}

std::optional<Feed::Cursor> Feed::decode(const std::string& text) {
  const std::string bytes = eventlog::unbase64url(text);
  if (bytes.empty() || bytes[0] != '\1') return std::nullopt;
  std::size_t at = 1;
  Cursor out;
  for (const auto* source : sources) {
    if (at == bytes.size() && out.size() >= 5) break;
    for (auto& seq : out[source]) {
      std::uint64_t value = 0;
      for (int shift = 0;; shift += 7) {
        if (at >= bytes.size() || shift > 56) return std::nullopt;
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
      seq = static_cast<std::int64_t>(value);
    }
  }
  return at == bytes.size() ? std::optional(out) : std::nullopt;
}

}  // namespace gestand::gateway
