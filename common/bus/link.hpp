// One connection to one replica of a service: DEALER for requests, SUB for its events, and the monitor that says when
// it broke. Threads: the I/O thread only.
#pragma once
#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <zmq.hpp>

#include "common/bus/curve.hpp"
#include "common/bus/node.hpp"

namespace gestand::bus {

class Link {
 public:
  // `peer` holds resolved endpoints; `listen`: subscribe to its events.
  Link(zmq::context_t& context, const KeyRing& keys, Peer peer, bool listen);
  ~Link();
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  [[nodiscard]] const Peer& peer() const { return peer_; }
  // False if the peer is not connected now: nothing was sent.
  [[nodiscard]] bool send(std::uint64_t id, const std::string& method, const std::string& key,
                          std::chrono::milliseconds budget, const std::string& body);
  void ping();
  // Closes and opens again, for a peer that is silent.
  void reopen();
  // True if the monitor saw a disconnection since it was last asked.
  [[nodiscard]] bool broke();

  zmq::socket_t dealer;
  zmq::socket_t sub;  // empty if not listening
  zmq::socket_t monitor;
  std::set<std::uint64_t> under_way;
  int unanswered = 0;
  std::chrono::steady_clock::time_point last_ping{};

 private:
  void open();
  void close();

  zmq::context_t& context_;
  const KeyRing& keys_;
  Peer peer_;
  bool listen_;
};

}  // namespace gestand::bus
