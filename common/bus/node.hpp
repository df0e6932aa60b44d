// A process on the bus: publishes its events, serves requests, asks others, listens to other sources. The only code
// that includes zmq. Threads: every public function may be called from any thread. One I/O thread owns all sockets;
// handlers run on a pool of workers. Security: CURVE on every socket; only the public keys in the key folder are let in
// (ZAP); a method may name who may ask it. Limits: see README.md (message 4 MiB, queue 256 requests, outgoing 100,000
// messages, budgets, heartbeats).
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/bus/message.hpp"

namespace gestand::bus {

struct Peer {
  std::string service;
  std::string events;    // endpoint of its PUB
  std::string requests;  // endpoint of its ROUTER
};

// Reads the peers file: "<service> <events> <requests>" a line, # comments. Throws std::invalid_argument naming each
// wrong line.
[[nodiscard]] std::vector<Peer> read_peers(const std::string& path);

struct NodeConfig {
  std::string service;   // whose key pair is ours: <keys>/<service>.secret
  std::string keys;      // folder with Z85 key files
  std::string events;    // endpoint to bind, or empty: publishes nothing
  std::string requests;  // endpoint to bind, or empty: serves nothing
  std::vector<Peer> peers;
  std::size_t workers = 8;
  std::size_t queue_max = 256;
};

// Called in the I/O thread: must return at once (put it in a bounded buffer, wake a thread).
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void on_event(EventMessage&& event) = 0;
  virtual void on_heads(const std::string& source, const HeadsMessage& heads) = 0;
};

class Node {
 public:
  using Handler = std::function<Reply(const Request&)>;

  explicit Node(NodeConfig config);  // throws std::invalid_argument on missing or malformed keys
  ~Node();                           // stop()
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  // Before start(). `callers` empty: everyone with a listed key.
  void serve(const std::string& method, Handler handler, std::vector<std::string> callers = {});
  void listen(const std::string& source, Listener& listener);
  void beacon(std::function<HeadsMessage()> heads);  // asked each second in a thread of its own; may throw Unavailable

  void start();  // binds; throws std::runtime_error if an endpoint is taken
  void drain();  // from now on requests are answered Draining
  void stop();   // finishes what workers do, sends what is queued (<= 2 s), closes

  // Hints: may be dropped; the log is the truth.
  void publish(std::vector<EventMessage> events);

  // Asks one live replica of `service`; waits at most `budget`. Never throws: absence is a status. Does not retry.
  [[nodiscard]] Reply call(const std::string& service, const std::string& method, const std::string& body,
                           std::chrono::milliseconds budget, const std::string& key = {});

  // Several at once; waits for all. The answers stand in the order of the questions.
  struct Ask {
    std::string service, method, body;
  };
  [[nodiscard]] std::vector<Reply> call_each(const std::vector<Ask>& asks, std::chrono::milliseconds budget);

  struct Counters {
    std::uint64_t requests_served = 0, requests_refused_busy = 0, requests_expired = 0, replies_dropped = 0,
                  events_published = 0, events_received = 0, malformed = 0, reconnects = 0;
  };
  [[nodiscard]] Counters counters() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// A new CURVE key pair as Z85 text: {public, secret}.
[[nodiscard]] std::pair<std::string, std::string> new_key_pair();

}  // namespace gestand::bus
