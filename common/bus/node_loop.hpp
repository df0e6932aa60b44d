// The inside of a Node: the I/O thread that owns all sockets, its queue, the workers and the beacon.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>

#include "common/bus/curve.hpp"
#include "common/bus/frames.hpp"
#include "common/bus/link.hpp"
#include "common/bus/node.hpp"
#include "common/bus/workers.hpp"

namespace gestand::bus {

using Steady = std::chrono::steady_clock;

// A request that somebody waits for. Shared by the caller and the I/O thread.
struct Pending {
  std::uint64_t id = 0;
  std::string service, method, key, body;
  Steady::time_point deadline;
  Steady::time_point give_up_sending;  // no replica connected until then: Unavailable
  bool sent = false;

  std::mutex mutex;
  std::condition_variable done;
  bool answered = false;
  Reply reply;

  void answer(Reply with);
};

struct Outgoing {
  enum class Kind { Publish, Answer, Ask, Stop };
  Kind kind = Kind::Publish;
  std::vector<std::string> frames;   // Publish, Answer
  std::string identity;              // Answer
  std::shared_ptr<Pending> pending;  // Ask
};

class Node::Impl {
 public:
  explicit Impl(NodeConfig with);

  void start();
  void stop();
  void enqueue(Outgoing out);
  std::shared_ptr<Pending> ask(const std::string& service, const std::string& method, const std::string& body,
                               std::chrono::milliseconds budget, const std::string& key);
  static Reply await(const std::shared_ptr<Pending>& pending);

  struct Method {
    Handler handler;
    std::set<std::string> callers;
  };
  struct Counts {
    std::atomic<std::uint64_t> served{0}, busy{0}, expired{0}, dropped{0}, published{0}, received{0}, malformed{0},
        reconnects{0};
  };

  NodeConfig config;
  KeyRing keys;
  std::map<std::string, Method> methods;
  std::multimap<std::string, Listener*> listeners;
  std::function<HeadsMessage()> heads;
  std::atomic<bool> draining{false};
  Counts counts;

 private:
  void loop();
  void poll_once(std::chrono::milliseconds wait);
  void take_outgoing();
  void receive_requests();
  void accept(std::vector<std::string> frames, const std::string& caller);
  void send_answer(const std::string& identity, const std::vector<std::string>& frames);
  void receive_replies(Link& link);
  void receive_events(Link& link);
  void try_send(const std::shared_ptr<Pending>& pending);
  void look_after_links();
  void fail_under_way(Link& link);
  void apply_resolution();
  void run_beacon();
  void run_resolver();

  zmq::context_t context_{1};
  std::unique_ptr<ZapHandler> zap_;
  zmq::socket_t publisher_;
  zmq::socket_t router_;
  std::vector<std::unique_ptr<Link>> links_;
  std::unordered_map<std::uint64_t, std::shared_ptr<Pending>> asked_;
  std::deque<std::shared_ptr<Pending>> unsent_;
  std::unique_ptr<Workers> workers_;
  int wake_fd_ = -1;

  std::mutex queue_mutex_;
  std::deque<Outgoing> queue_;
  bool wake_sent_ = false;

  std::mutex state_mutex_;
  std::condition_variable state_changed_;
  bool stopping_ = false;
  std::vector<Peer> resolved_;
  bool resolution_new_ = false;

  std::atomic<std::uint64_t> next_id_{1};
  std::thread io_, beacon_, resolver_;
  bool running_ = false;
  bool loop_ends_ = false;
};

}  // namespace gestand::bus
