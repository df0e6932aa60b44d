#include "common/bus/node_loop.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <random>

#include "common/bus/resolve.hpp"
#include "common/logging/log.hpp"

namespace gestand::bus {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t outgoing_max = 100'000;
constexpr auto ping_interval = 1s;
constexpr int silent_pings_max = 3;
constexpr auto wait_for_connection_max = 400ms;
constexpr auto resolve_interval = 5s;
constexpr int drain_batch = 1'000;

std::vector<std::string> receive_all(zmq::socket_t& socket, std::string* caller) {
  std::vector<std::string> frames;
  zmq::message_t frame;
  while (socket.recv(frame, zmq::recv_flags::dontwait)) {
    frames.push_back(frame.to_string());
    if (frame.more()) continue;
    // The identity proven by CURVE is on the last frame; the first loses it after a poll (libzmq 4.3.4).
    if (caller != nullptr) {
      const char* user = zmq_msg_gets(frame.handle(), "User-Id");
      *caller = user == nullptr ? "" : user;
    }
    return frames;
  }
  return {};
}

}  // namespace

void Pending::answer(Reply with) {
  const std::lock_guard lock(mutex);
  if (answered) return;
  answered = true;
  reply = std::move(with);
  done.notify_one();
}

Node::Impl::Impl(NodeConfig with) : config(std::move(with)), keys(read_keys(config.keys, config.service)) {
  for (const auto& peer : config.peers) {
    if (!keys.public_of.contains(peer.service))
      throw std::invalid_argument("no public key of " + peer.service + " in " + config.keys);
  }
}

void Node::Impl::start() {
  wake_fd_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  context_.set(zmq::ctxopt::max_sockets, 8'000);
  zap_ = std::make_unique<ZapHandler>(context_, keys);
  if (!config.events.empty()) {
    publisher_ = zmq::socket_t(context_, zmq::socket_type::pub);
    harden(publisher_, 1'000);
    be_server(publisher_, keys);
    publisher_.bind(config.events);
  }
  if (!config.requests.empty()) {
    router_ = zmq::socket_t(context_, zmq::socket_type::router);
    harden(router_, 1'000);
    be_server(router_, keys);
    router_.set(zmq::sockopt::router_mandatory, 1);
    router_.bind(config.requests);
  }
  workers_ = std::make_unique<Workers>(config.workers, config.queue_max);
  running_ = true;
  resolver_ = std::thread([this] { run_resolver(); });
  io_ = std::thread([this] { loop(); });
  if (heads) beacon_ = std::thread([this] { run_beacon(); });
}

void Node::Impl::stop() {
  if (!running_) return;
  running_ = false;
  draining = true;
  {
    const std::lock_guard lock(state_mutex_);
    stopping_ = true;
    state_changed_.notify_all();
  }
  if (beacon_.joinable()) beacon_.join();
  if (resolver_.joinable()) resolver_.join();
  workers_->finish();  // their answers are queued before the Stop behind them
  enqueue({Outgoing::Kind::Stop, {}, {}, nullptr});
  if (io_.joinable()) io_.join();
  links_.clear();
  router_.close();
  publisher_.close();
  context_.shutdown();
  zap_.reset();
  context_.close();
  const std::lock_guard lock(queue_mutex_);
  ::close(std::exchange(wake_fd_, -1));
}

void Node::Impl::enqueue(Outgoing out) {
  const std::lock_guard lock(queue_mutex_);
  if (wake_fd_ < 0) {  // stopped, or not yet started: nobody would send it
    if (out.pending) out.pending->answer({Status::Unavailable, ""});
    return;
  }
  if (queue_.size() >= outgoing_max && (out.kind == Outgoing::Kind::Publish || out.kind == Outgoing::Kind::Answer)) {
    ++counts.dropped;
    return;
  }
  queue_.push_back(std::move(out));
  if (!wake_sent_) {
    wake_sent_ = true;
    eventfd_write(wake_fd_, 1);
  }
}

std::shared_ptr<Pending> Node::Impl::ask(const std::string& service, const std::string& method, const std::string& body,
                                         std::chrono::milliseconds budget, const std::string& key) {
  auto pending = std::make_shared<Pending>();
  if (budget <= 0ms) {
    pending->answer({Status::Expired, ""});
    return pending;
  }
  pending->id = next_id_++;
  pending->service = service;
  pending->method = method;
  pending->key = key;
  pending->body = body;
  const auto now = Steady::now();
  pending->deadline = now + budget;
  pending->give_up_sending = now + std::min<Steady::duration>(budget, wait_for_connection_max);
  enqueue({Outgoing::Kind::Ask, {}, {}, pending});
  return pending;
}

Reply Node::Impl::await(const std::shared_ptr<Pending>& pending) {
  std::unique_lock lock(pending->mutex);
  if (!pending->done.wait_until(lock, pending->deadline, [&] { return pending->answered; })) {
    pending->answered = true;
    return {Status::InDoubt, ""};
  }
  return std::move(pending->reply);
}

void Node::Impl::loop() {
  while (!loop_ends_) {
    poll_once(unsent_.empty() ? 200ms : 10ms);
    take_outgoing();
    if (router_) receive_requests();
    for (auto& link : links_) {
      receive_replies(*link);
      if (link->sub) receive_events(*link);
      if (link->broke()) fail_under_way(*link);
    }
    const std::deque<std::shared_ptr<Pending>> waiting = std::exchange(unsent_, {});
    for (const auto& pending : waiting) try_send(pending);
    look_after_links();
    apply_resolution();
  }
  for (auto& [id, pending] : asked_) pending->answer({Status::InDoubt, ""});
  for (auto& pending : unsent_) pending->answer({Status::Unavailable, ""});
}

void Node::Impl::poll_once(std::chrono::milliseconds wait) {
  std::vector<zmq::pollitem_t> items{{nullptr, wake_fd_, ZMQ_POLLIN, 0}};
  if (router_) items.push_back({router_.handle(), 0, ZMQ_POLLIN, 0});
  for (auto& link : links_) {
    items.push_back({link->dealer.handle(), 0, ZMQ_POLLIN, 0});
    if (link->monitor) items.push_back({link->monitor.handle(), 0, ZMQ_POLLIN, 0});
    if (link->sub) items.push_back({link->sub.handle(), 0, ZMQ_POLLIN, 0});
  }
  zmq::poll(items, wait);
}

void Node::Impl::take_outgoing() {
  std::deque<Outgoing> batch;
  {
    const std::lock_guard lock(queue_mutex_);
    batch.swap(queue_);
    eventfd_t ignored = 0;
    eventfd_read(wake_fd_, &ignored);
    wake_sent_ = false;
  }
  for (auto& out : batch) {
    switch (out.kind) {
      case Outgoing::Kind::Publish:
        for (std::size_t i = 0; i < out.frames.size(); ++i) {
          const auto more = i + 1 < out.frames.size() ? zmq::send_flags::sndmore : zmq::send_flags::none;
          (void)publisher_.send(zmq::buffer(out.frames[i]), more | zmq::send_flags::dontwait);
        }
        ++counts.published;
        break;
      case Outgoing::Kind::Answer: send_answer(out.identity, out.frames); break;
      case Outgoing::Kind::Ask: try_send(out.pending); break;
      case Outgoing::Kind::Stop: loop_ends_ = true; break;
    }
  }
}

void Node::Impl::receive_requests() {
  for (int i = 0; i < drain_batch; ++i) {
    std::string caller;
    auto frames = receive_all(router_, &caller);
    if (frames.empty()) return;
    accept(std::move(frames), caller);
  }
}

// frames: identity, "c1", id, method, key, budget, body; or identity, "p1".
void Node::Impl::accept(std::vector<std::string> frames, const std::string& caller) {
  const std::string identity = frames[0];
  if (frames.size() == 2 && frames[1] == "p1") return send_answer(identity, {"q1"});
  if (frames.size() != 7 || frames[1] != "c1" || frames[2].size() != 8 || frames[5].size() != 4) {
    ++counts.malformed;
    return;
  }
  const std::string id = frames[2];
  const auto refuse = [&](Status status) {
    send_answer(identity, {"r1", id, std::string(1, static_cast<char>(status)), ""});
  };
  if (draining) return refuse(Status::Draining);
  const auto found = methods.find(frames[3]);
  if (found == methods.end()) return refuse(Status::BadRequest);
  const Method& method = found->second;
  if (!method.callers.empty() && !method.callers.contains(caller)) return refuse(Status::Denied);
  const auto deadline = Steady::now() + std::chrono::milliseconds(number(frames[5], 0, 4));
  Request request{caller, std::move(frames[3]), std::move(frames[4]), 0ms, std::move(frames[6])};
  const bool taken = workers_->take([this, &method, identity, id, deadline, request = std::move(request)]() mutable {
    request.budget = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now());
    Reply reply;
    if (request.budget <= 0ms) {
      ++counts.expired;
      reply.status = Status::Expired;
    } else {
      reply = method.handler(request);
      ++counts.served;
    }
    enqueue({Outgoing::Kind::Answer,
             {"r1", id, std::string(1, static_cast<char>(reply.status)), std::move(reply.body)},
             identity,
             nullptr});
  });
  if (!taken) {
    ++counts.busy;
    refuse(Status::Busy);
  }
}

void Node::Impl::send_answer(const std::string& identity, const std::vector<std::string>& frames) {
  try {
    if (!router_.send(zmq::buffer(identity), zmq::send_flags::sndmore | zmq::send_flags::dontwait)) {
      ++counts.dropped;
      return;
    }
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const auto more = i + 1 < frames.size() ? zmq::send_flags::sndmore : zmq::send_flags::none;
      (void)router_.send(zmq::buffer(frames[i]), more | zmq::send_flags::dontwait);
    }
  } catch (const zmq::error_t& error) {
    if (error.num() != EHOSTUNREACH) throw;
    ++counts.dropped;  // the asker is gone; its key will answer again
  }
}

void Node::Impl::receive_replies(Link& link) {
  for (int i = 0; i < drain_batch; ++i) {
    const auto frames = receive_all(link.dealer, nullptr);
    if (frames.empty()) return;
    link.unanswered = 0;
    if (frames.size() == 1 && frames[0] == "q1") continue;
    if (frames.size() != 4 || frames[0] != "r1" || frames[1].size() != 8 || frames[2].size() != 1) {
      ++counts.malformed;
      continue;
    }
    const std::uint64_t id = number(frames[1], 0, 8);
    link.under_way.erase(id);
    const auto found = asked_.find(id);
    if (found == asked_.end()) continue;  // answered too late
    found->second->answer({static_cast<Status>(frames[2][0]), frames[3]});
    asked_.erase(found);
  }
}

void Node::Impl::receive_events(Link& link) {
  for (int i = 0; i < drain_batch; ++i) {
    const auto frames = receive_all(link.sub, nullptr);
    if (frames.empty()) return;
    const auto [first, last] = listeners.equal_range(link.peer().service);
    // Who publishes here speaks for nobody else.
    if (auto event = event_of(frames); event && event->source == link.peer().service) {
      ++counts.received;
      for (auto it = first; it != last; ++it) it->second->on_event(EventMessage(*event));
    } else if (const auto seen = heads_of(frames); seen && frames[0] == "h." + link.peer().service) {
      for (auto it = first; it != last; ++it) it->second->on_heads(link.peer().service, *seen);
    } else {
      ++counts.malformed;
    }
  }
}

void Node::Impl::try_send(const std::shared_ptr<Pending>& pending) {
  const auto now = Steady::now();
  const auto budget = std::chrono::duration_cast<std::chrono::milliseconds>(pending->deadline - now);
  if (budget <= 0ms) return pending->answer({Status::Unavailable, ""});
  std::vector<Link*> candidates;
  for (auto& link : links_) {
    if (link->peer().service == pending->service && link->unanswered < silent_pings_max)
      candidates.push_back(link.get());
  }
  // The least busy first; of equals, one by chance.
  thread_local std::minstd_rand random{std::random_device{}()};
  std::shuffle(candidates.begin(), candidates.end(), random);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Link* a, const Link* b) { return a->under_way.size() < b->under_way.size(); });
  for (Link* link : candidates) {
    if (link->send(pending->id, pending->method, pending->key, budget, pending->body)) {
      pending->sent = true;
      asked_[pending->id] = pending;
      return;
    }
  }
  if (now >= pending->give_up_sending) return pending->answer({Status::Unavailable, ""});
  unsent_.push_back(pending);
}

void Node::Impl::look_after_links() {
  const auto now = Steady::now();
  for (auto& link : links_) {
    if (now - link->last_ping < ping_interval) continue;
    link->last_ping = now;
    if (link->unanswered >= silent_pings_max) {
      ++counts.reconnects;
      fail_under_way(*link);
      link->reopen();
    }
    link->ping();
  }
  std::erase_if(asked_, [&](const auto& entry) {
    if (now <= entry.second->deadline + 1s) return false;
    for (auto& link : links_) link->under_way.erase(entry.first);  // nobody waits for it: it must not count as a burden
    return true;
  });
}

void Node::Impl::fail_under_way(Link& link) {
  for (const auto id : std::exchange(link.under_way, {})) {
    const auto found = asked_.find(id);
    if (found == asked_.end()) continue;
    found->second->answer({Status::InDoubt, ""});
    asked_.erase(found);
  }
}

// Opens links to peers that appeared, closes those to peers that are gone from the names.
void Node::Impl::apply_resolution() {
  std::vector<Peer> wanted;
  {
    const std::lock_guard lock(state_mutex_);
    if (!resolution_new_) return;
    resolution_new_ = false;
    wanted = resolved_;
  }
  const auto same = [](const Peer& a, const Peer& b) { return a.service == b.service && a.requests == b.requests; };
  std::erase_if(links_, [&](const std::unique_ptr<Link>& link) {
    const bool gone =
        std::none_of(wanted.begin(), wanted.end(), [&](const Peer& peer) { return same(peer, link->peer()); });
    if (gone) fail_under_way(*link);
    return gone;
  });
  for (const auto& peer : wanted) {
    if (std::any_of(links_.begin(), links_.end(), [&](const auto& link) { return same(peer, link->peer()); })) continue;
    links_.push_back(std::make_unique<Link>(context_, keys, peer, listeners.contains(peer.service)));
  }
}

void Node::Impl::run_beacon() {
  std::unique_lock lock(state_mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      enqueue({Outgoing::Kind::Publish, frames_of(config.service, heads()), {}, nullptr});
    } catch (const std::exception& error) {
      logging::warn("no heads for the beacon", {{"fout", error.what()}});
    }
    lock.lock();
    state_changed_.wait_for(lock, 1s, [&] { return stopping_; });
  }
}

void Node::Impl::run_resolver() {
  std::unique_lock lock(state_mutex_);
  while (!stopping_) {
    lock.unlock();
    std::vector<Peer> found;
    for (const auto& peer : config.peers) {
      const auto events = resolve(peer.events);
      const auto requests = resolve(peer.requests);
      for (std::size_t i = 0; i < std::min(events.size(), requests.size()); ++i)
        found.push_back({peer.service, events[i], requests[i]});
    }
    lock.lock();
    resolved_ = std::move(found);
    resolution_new_ = true;
    if (wake_fd_ >= 0) eventfd_write(wake_fd_, 1);
    state_changed_.wait_for(lock, resolve_interval, [&] { return stopping_; });
  }
}

}  // namespace gestand::bus
