#include "common/bus/link.hpp"

#include <atomic>

#include "common/bus/frames.hpp"

namespace gestand::bus {

Link::Link(zmq::context_t& context, const KeyRing& keys, Peer peer, bool listen)
    : context_(context), keys_(keys), peer_(std::move(peer)), listen_(listen) {
  open();
}

Link::~Link() { close(); }

void Link::open() {
  static std::atomic<std::uint64_t> count{0};
  dealer = zmq::socket_t(context_, zmq::socket_type::dealer);
  harden(dealer, 0);
  be_client(dealer, keys_, peer_.service);
  const std::string address = "inproc://monitor-" + std::to_string(++count);
  if (zmq_socket_monitor(dealer.handle(), address.c_str(), ZMQ_EVENT_DISCONNECTED) == 0) {
    monitor = zmq::socket_t(context_, zmq::socket_type::pair);
    monitor.set(zmq::sockopt::linger, 0);
    monitor.connect(address);
  }
  dealer.connect(peer_.requests);
  if (listen_) {
    sub = zmq::socket_t(context_, zmq::socket_type::sub);
    harden(sub, 0);
    be_client(sub, keys_, peer_.service);
    sub.set(zmq::sockopt::subscribe, "e." + peer_.service + ".");
    sub.set(zmq::sockopt::subscribe, "h." + peer_.service);
    sub.connect(peer_.events);
  }
  unanswered = 0;
}

void Link::close() {
  if (dealer) zmq_socket_monitor(dealer.handle(), nullptr, 0);
  dealer.close();
  sub.close();
  monitor.close();
}

void Link::reopen() {
  close();
  open();
}

bool Link::send(std::uint64_t id, const std::string& method, const std::string& key, std::chrono::milliseconds budget,
                const std::string& body) {
  using zmq::send_flags;
  if (!dealer.send(zmq::str_buffer("c1"), send_flags::sndmore | send_flags::dontwait)) return false;
  const std::string id_bytes = number(id, 8);
  const std::string budget_bytes = number(static_cast<std::uint64_t>(budget.count()), 4);
  // Should the pipe end between two frames, libzmq drops the message: the monitor or the budget then tells.
  for (const auto& frame : {zmq::buffer(id_bytes), zmq::buffer(method), zmq::buffer(key), zmq::buffer(budget_bytes)}) {
    (void)dealer.send(frame, send_flags::sndmore | send_flags::dontwait);
  }
  (void)dealer.send(zmq::buffer(body), send_flags::dontwait);
  under_way.insert(id);
  return true;
}

void Link::ping() {
  if (dealer.send(zmq::str_buffer("p1"), zmq::send_flags::dontwait)) ++unanswered;
}

bool Link::broke() {
  bool seen = false;
  zmq::message_t frame;
  while (monitor && monitor.recv(frame, zmq::recv_flags::dontwait)) seen = true;
  return seen;
}

}  // namespace gestand::bus
