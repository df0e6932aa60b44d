#include "common/consumer/follower.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/logging/log.hpp"
#include "common/vocab/errors.hpp"

namespace gestand::consumer {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::size_t buffer_max = 256;  // a partition; what does not fit is read from the log
constexpr auto silence_max = 3s;
constexpr auto idle_wait = 1s;
constexpr auto back_off = 200ms;
constexpr int tries_before_parking = 5;

Positions after(const Positions& from, std::span<const Event> events) {
  Positions to = from;
  for (const auto& event : events) to[event.source][static_cast<std::size_t>(event.stored.part)] = event.stored.seq;
  return to;
}

}  // namespace

Consumer::Impl::Impl(Settings with, bus::Node& node, eventlog::Database& database, Effect& effect)
    : settings(std::move(with)), store(settings, database), node_(node), database_(database), effect_(effect) {
  for (const auto& source : settings.sources) {
    applied_[source] = {};
    heads_[source] = {};
    buffers_[source];
    node_.listen(source, *this);
  }
}

void Consumer::Impl::start() {
  worker_ = std::thread([this] { run(); });
}

void Consumer::Impl::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    news_.notify_all();
    progress_.notify_all();
  }
  if (!worker_.joinable()) return;
  worker_.join();
  try {
    store.release_lease();
  } catch (const std::exception& error) {
    logging::warn("lease not released", {{"groep", settings.group}, {"fout", error.what()}});
  }
}

void Consumer::Impl::on_event(bus::EventMessage&& event) {
  const std::lock_guard lock(mutex_);
  auto& buffer = buffers_[event.source][static_cast<std::size_t>(event.part)];
  auto& head = heads_[event.source][static_cast<std::size_t>(event.part)];
  head = std::max(head, event.seq);
  if (buffer.size() < buffer_max) {
    buffer.push_back({event.part, event.seq, std::move(event.item), event.version, std::move(event.type),
                      std::move(event.body), std::move(event.prev), std::move(event.hash)});
  }
  dirty_ = true;
  news_.notify_one();
}

void Consumer::Impl::on_heads(const std::string& source, const bus::HeadsMessage& heads) {
  const std::lock_guard lock(mutex_);
  heard_[source] = Steady::now();
  raise_heads(source, heads);
}

void Consumer::Impl::raise_heads(const std::string& source, const eventlog::Heads& heads) {
  auto& known = heads_[source];
  const auto& applied = applied_[source];
  for (std::size_t part = 0; part < known.size(); ++part) {
    known[part] = std::max(known[part], heads[part]);
    if (known[part] > applied[part]) dirty_ = true;
  }
  if (dirty_) news_.notify_one();
}

Positions Consumer::Impl::positions() {
  if (!holds_lease_) return store.load();
  const std::lock_guard lock(mutex_);
  return applied_;
}

bool Consumer::Impl::wait_for(const Positions& heads, Steady::time_point deadline) {
  const auto reached = [&](const Positions& at) {
    return std::all_of(heads.begin(), heads.end(), [&](const auto& entry) {
      const auto found = at.find(entry.first);
      if (found == at.end()) return true;
      for (std::size_t part = 0; part < entry.second.size(); ++part) {
        if (found->second[part] < entry.second[part]) return false;
      }
      return true;
    });
  };
  std::unique_lock lock(mutex_);
  for (const auto& [source, wanted] : heads) {
    if (heads_.contains(source)) raise_heads(source, wanted);
  }
  while (!stopping_) {
    if (holds_lease_) {
      if (reached(applied_)) return true;
    } else {  // another replica works for the group: the table says how far it is
      lock.unlock();
      if (reached(store.load())) return true;
      lock.lock();
    }
    if (Steady::now() >= deadline) return false;
    progress_.wait_until(lock, std::min(deadline, Steady::now() + (holds_lease_ ? 100ms : 5ms)));
  }
  return false;
}

Positions Consumer::Impl::heads_of_sources(std::chrono::milliseconds budget) {
  return asked_.ask([&] { return ask_for_heads(budget); });
}

Positions Consumer::Impl::ask_for_heads(std::chrono::milliseconds budget) {
  const auto deadline = Steady::now() + budget;
  const auto is_follower = [&](const std::string& source) {
    return std::find(settings.followers.begin(), settings.followers.end(), source) != settings.followers.end();
  };
  Positions out;
  nlohmann::json so_far = nlohmann::json::object();
  bool bulk = false;
  const auto take = [&](const std::string& source, const bus::Reply& reply) {
    if (reply.status != bus::Status::Ok || reply.body.size() < sizeof(eventlog::Heads))
      throw Unavailable("no heads of " + source + ": " + bus::to_string(reply.status));
    out[source] = eventlog::unpack_heads(reply.body);
    bulk = bulk || (reply.body.size() > sizeof(eventlog::Heads) && reply.body.back() == 1);
    so_far[source] = out[source];
  };
  std::vector<bus::Node::Ask> owners;
  for (const auto& source : settings.sources) {
    if (!is_follower(source)) owners.push_back({source, "log.heads", ""});
  }
  const auto replies = node_.call_each(owners, budget);
  for (std::size_t i = 0; i < owners.size(); ++i) take(owners[i].service, replies[i]);
  bulk_import_runs = bulk;
  for (const auto& source : settings.sources) {
    if (!is_follower(source)) continue;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now());
    // While a bulk import runs nobody waits for the followers.
    const std::string body = bulk ? "" : nlohmann::json{{"na", so_far}}.dump();
    take(source, node_.call(source, "log.heads", body, left));
  }
  return out;
}

std::int64_t Consumer::Impl::lag() {
  const std::lock_guard lock(mutex_);
  std::int64_t out = 0;
  for (const auto& [source, heads] : heads_) {
    for (std::size_t part = 0; part < heads.size(); ++part)
      out += std::max<std::int64_t>(0, heads[part] - applied_[source][part]);
  }
  return out;
}

void Consumer::Impl::run() {
  auto lease_renewed = Steady::time_point{};
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
    }
    bool worked = false;
    bool failed = false;
    try {
      if (Steady::now() - lease_renewed > 3s) {
        const bool held_before = holds_lease_;
        holds_lease_ = store.hold_lease();
        lease_renewed = Steady::now();
        if (holds_lease_ != held_before || !holds_lease_) {
          const Positions stored = store.load();
          const std::lock_guard lock(mutex_);
          applied_ = stored;
          if (!holds_lease_) note_caught_up();  // another replica works; this one answers from the same tables
        }
      }
      ask_silent_sources();
      worked = holds_lease_ && turn();
    } catch (const LostRace&) {
      lease_renewed = {};
      holds_lease_ = false;
    } catch (const std::exception& error) {
      logging::warn("consumer tries again", {{"groep", settings.group}, {"fout", error.what()}});
      failed = true;
      lease_renewed = {};
      holds_lease_ = false;  // the offsets are read again before the next try
    }
    std::unique_lock lock(mutex_);
    progress_.notify_all();
    if (failed) {
      news_.wait_for(lock, back_off, [&] { return stopping_; });
    } else if (!worked) {
      news_.wait_for(lock, idle_wait, [&] { return stopping_ || (dirty_ && holds_lease_); });
    }
  }
}

void Consumer::Impl::ask_silent_sources() {
  for (const auto& source : settings.sources) {
    {
      const std::lock_guard lock(mutex_);
      if (Steady::now() - heard_[source] < silence_max) continue;
    }
    const bus::Reply reply = node_.call(source, "log.heads", "", 1s);
    const std::lock_guard lock(mutex_);
    if (reply.status != bus::Status::Ok || reply.body.size() < sizeof(eventlog::Heads)) continue;
    heard_[source] = Steady::now();
    raise_heads(source, eventlog::unpack_heads(reply.body));
  }
}

bool Consumer::Impl::turn() {
  Positions from;
  {
    const std::lock_guard lock(mutex_);
    dirty_ = false;
    from = applied_;
    note_caught_up();
  }
  const auto events = gather(from);
  if (events.empty()) return false;
  apply(events);
  return true;
}

// Under the lock. What there was when every source had been heard of is what must be applied: the heads of now go on
// while people write, and whoever waits for a moment without news may wait for ever.
void Consumer::Impl::note_caught_up() {
  if (caught_up_once) return;
  const auto& sources = settings.sources;
  if (first_heads_.empty()) {
    const auto heard = [&](const auto& source) { return heard_[source] != Steady::time_point{}; };
    if (!std::all_of(sources.begin(), sources.end(), heard)) return;
    first_heads_ = heads_;
  }
  caught_up_once = std::all_of(sources.begin(), sources.end(), [&](const auto& source) {
    for (std::size_t part = 0; part < eventlog::Heads{}.size(); ++part) {
      if (applied_[source][part] < first_heads_[source][part] &&
          !stopped_parts_.contains({source, static_cast<int>(part)}))
        return false;
    }
    return true;
  });
}

std::vector<Event> Consumer::Impl::gather(const Positions& from) {
  std::vector<Event> out;
  const auto limit = static_cast<std::size_t>(settings.batch_max);
  for (const auto& source : settings.sources) {
    for (int part = 0; part < eventlog::part_count && out.size() < limit; ++part) {
      const auto at = from.at(source)[static_cast<std::size_t>(part)];
      {
        const std::lock_guard lock(mutex_);
        if (heads_[source][static_cast<std::size_t>(part)] <= at || stopped_parts_.contains({source, part})) continue;
      }
      auto events = from_buffer(source, part, at, limit - out.size());
      if (events.empty()) events = from_log(source, part, at, limit - out.size());
      for (auto& event : events) out.push_back({source, std::move(event)});
    }
  }
  return out;
}

// What the bus brought, if it begins right after `after`.
std::vector<eventlog::StoredEvent> Consumer::Impl::from_buffer(const std::string& source, int part,
                                                               std::int64_t after_seq, std::size_t limit) {
  std::vector<eventlog::StoredEvent> out;
  const std::lock_guard lock(mutex_);
  auto& buffer = buffers_[source][static_cast<std::size_t>(part)];
  std::sort(buffer.begin(), buffer.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
  while (!buffer.empty() && buffer.front().seq <= after_seq) buffer.pop_front();
  while (!buffer.empty() && out.size() < limit) {
    if (buffer.front().seq > after_seq + 1) break;
    if (buffer.front().seq == after_seq + 1) {
      out.push_back(std::move(buffer.front()));
      ++after_seq;
    }
    buffer.pop_front();
  }
  return out;
}

std::vector<eventlog::StoredEvent> Consumer::Impl::from_log(const std::string& source, int part, std::int64_t after_seq,
                                                            std::size_t limit) {
  const nlohmann::json ask = {{"deel", part}, {"na", after_seq}, {"hoogstens", limit}};
  const bus::Reply reply = node_.call(source, "log.read", ask.dump(), 5s);
  if (reply.status != bus::Status::Ok) throw Unavailable("log of " + source + ": " + bus::to_string(reply.status));
  auto events = eventlog::unpack_events(reply.body);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].seq != after_seq + 1 + static_cast<std::int64_t>(i))
      throw std::runtime_error("log of " + source + " has a hole");
  }
  return events;
}

void Consumer::Impl::apply(const std::vector<Event>& events) {
  try {
    commit(events, nullptr);
  } catch (const Unavailable&) {
    throw;
  } catch (const InDoubt&) {
    throw;
  } catch (const LostRace&) {
    throw;
  } catch (const std::exception&) {
    apply_one_by_one(events);  // one of them cannot be used: find it, the others go on
  }
}

void Consumer::Impl::apply_one_by_one(const std::vector<Event>& events) {
  for (const auto& event : events) {
    {
      const std::lock_guard lock(mutex_);
      if (stopped_parts_.contains({event.source, event.stored.part})) continue;
    }
    for (int attempt = 1;; ++attempt) {
      try {
        commit({&event, 1}, nullptr);
        break;
      } catch (const UnknownType& error) {
        logging::error("unknown event type: this partition waits for a newer version",
                       {{"bron", event.source}, {"type", event.stored.type}});
        const std::lock_guard lock(mutex_);
        stopped_parts_.insert({event.source, event.stored.part});
        break;
      } catch (const Unavailable&) {
        throw;
      } catch (const InDoubt&) {
        throw;
      } catch (const LostRace&) {
        throw;
      } catch (const std::exception& error) {
        if (attempt < tries_before_parking) continue;
        const std::string reason = error.what();
        logging::error(
            "event parked",
            {{"bron", event.source}, {"item", event.stored.item}, {"type", event.stored.type}, {"fout", reason}});
        commit({&event, 1}, &reason);
        break;
      }
    }
  }
}

// Effect, own events and offset in one transaction. With `park_reason` the effect is to park.
void Consumer::Impl::commit(std::span<const Event> events, const std::string* park_reason) {
  Positions from;
  {
    const std::lock_guard lock(mutex_);
    from = applied_;
  }
  const Positions to = after(from, events);
  eventlog::Appended appended;
  database_.transaction([&](pqxx::work& transaction) {
    appended.clear();
    store.move(transaction, from, to);
    const auto parked = store.parked_items(transaction);  // after the move: whoever settles them holds the offset
    std::vector<Event> usable;
    for (const auto& event : events) {
      if (park_reason != nullptr) {
        store.park(transaction, event, *park_reason);
      } else if (parked.contains(event.source + "/" + event.stored.item)) {
        store.park(transaction, event, "an earlier event of this item is parked");
      } else {
        usable.push_back(event);
      }
    }
    eventlog::AppendRequest own;
    if (!usable.empty()) effect_.apply(transaction, usable, own);
    if (!own.events.empty()) appended = eventlog::Log::append(transaction, own);
  });
  publish(node_, database_.schema(), appended);
  const std::lock_guard lock(mutex_);
  applied_ = to;
  progress_.notify_all();
}

int Consumer::Impl::retry(const std::string& item) {
  for (int settled = 0;; ++settled) {
    eventlog::Appended appended;
    bool any = false;
    database_.transaction([&](pqxx::work& transaction) {
      appended.clear();
      const auto events = store.hold_parked(transaction, item);
      any = !events.empty();
      if (!any) return;
      eventlog::AppendRequest own;
      store.unpark(transaction, events.front());
      effect_.apply(transaction, {&events.front(), 1}, own);
      if (!own.events.empty()) appended = eventlog::Log::append(transaction, own);
    });
    if (!any) return settled;
    publish(node_, database_.schema(), appended);
  }
}

int Consumer::Impl::discard(const std::string& item) {
  int settled = 0;
  database_.transaction([&](pqxx::work& transaction) {
    const auto events = store.hold_parked(transaction, item);
    for (const auto& event : events) store.unpark(transaction, event);
    settled = static_cast<int>(events.size());
  });
  return settled;
}

}  // namespace gestand::consumer
