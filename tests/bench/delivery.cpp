#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>
#include <vector>
#include <zmq.hpp>

#include "common/bus/curve.hpp"
#include "common/bus/frames.hpp"
#include "common/consumer/consumer.hpp"
#include "common/eventlog/ids.hpp"
#include "common/run/log_methods.hpp"
#include "tests/bench/bench.hpp"

namespace gestand::bench {

using Steady = std::chrono::steady_clock;

namespace {

constexpr auto insert_effect = "INSERT INTO bench_effect (part, seq) VALUES ($1, $2)";

class Store final : public consumer::Effect {
 public:
  void apply(pqxx::work& transaction, std::span<const consumer::Event> events,
             eventlog::AppendRequest& /*own*/) override {
    for (const auto& event : events) transaction.exec_params(insert_effect, event.stored.part, event.stored.seq);
  }
};

eventlog::AppendRequest a_request() {
  const std::string item = eventlog::random_uuid();
  eventlog::AppendRequest out;
  out.request_hash = std::string(32, 'h');
  out.item = item;
  out.key = item;
  out.expected = {{item, 0}};
  out.events = {{item, "nl.moties.motie-ingediend",
                 R"({"soort":"motie","wijziging":[{"veld":"titel","naar":")" + std::string(900, 'x') + "\"}]}"}};
  return out;
}

// The median time in microseconds of something done `count` times at a pace.
double median(int count, int per_second, const std::function<void()>& work) {
  std::vector<double> times;
  auto next = Steady::now();
  for (int i = 0; i < count; ++i) {
    std::this_thread::sleep_until(next);
    next += std::chrono::microseconds(1'000'000 / per_second);
    const auto began = Steady::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(Steady::now() - began).count());
  }
  std::nth_element(times.begin(), times.begin() + count / 2, times.end());
  return times[static_cast<std::size_t>(count / 2)];
}

bus::NodeConfig node(const std::string& folder, const std::string& service, std::vector<bus::Peer> peers) {
  const std::string stem = "ipc://" + folder + "/" + service;
  bus::NodeConfig out;
  out.service = service;
  out.keys = folder + "/keys";
  out.events = stem + ".e";
  out.requests = stem + ".r";
  out.peers = std::move(peers);
  return out;
}

// One message of an event's size there, over CURVE as on the bus, with nobody in between but libzmq; half of there and
// back.
double one_way(const std::string& folder, int count, int per_second) {
  zmq::context_t context(1);
  const auto motions = bus::read_keys(folder + "/keys", "motions"), alerts = bus::read_keys(folder + "/keys", "alerts");
  const bus::ZapHandler zap(context, motions);
  {
    zmq::socket_t server(context, zmq::socket_type::pair), client(context, zmq::socket_type::pair);
    bus::harden(server, 0);
    bus::harden(client, 0);
    bus::be_server(server, motions);
    bus::be_client(client, alerts, "motions");
    const std::string address = "ipc://" + folder + "/bare";
    server.bind(address);
    client.connect(address);
    std::thread echo([&] {
      zmq::message_t message;
      while (server.recv(message) && message.size() > 0) server.send(message, zmq::send_flags::none);
    });
    const std::string event(1'300, 'x');
    zmq::message_t reply;
    client.send(zmq::buffer(event), zmq::send_flags::none);
    (void)client.recv(reply);
    const double out = median(count, per_second,
                              [&] {
                                client.send(zmq::buffer(event), zmq::send_flags::none);
                                (void)client.recv(reply);
                              }) /
                       2;
    client.send(zmq::message_t(), zmq::send_flags::none);
    echo.join();
    server.close();
    client.close();
    context.shutdown();
    return out;
  }
}

}  // namespace

void delivery(const std::string& conninfo, int events, int per_second) {
  std::string folder = "/tmp/gestand-bench-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  std::filesystem::create_directory(folder + "/keys");
  for (const std::string service : {"motions", "alerts"}) {
    const auto [open, secret] = bus::new_key_pair();
    std::ofstream(folder + "/keys/" + service + ".public") << open;
    std::ofstream(folder + "/keys/" + service + ".secret") << secret;
  }
  eventlog::Database source_database(conninfo, "motions"), own_database(conninfo, "alerts");
  eventlog::Log log(source_database);
  {
    bus::Node source(node(folder, "motions", {})),
        own(node(folder, "alerts", {{"motions", "ipc://" + folder + "/motions.e", "ipc://" + folder + "/motions.r"}}));
    run::serve_log_methods(source, log, source_database);
    Store effect;
    consumer::Consumer consumer({"bench", "alerts-1", {"motions"}, 500, {}}, own, own_database, effect);
    source.start();
    consumer.start();
    own.start();
    while (!consumer.caught_up_once() || consumer.lag() > 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const auto one = [&] {
      const auto appended = std::get<eventlog::Appended>(log.append(a_request()));
      consumer::publish(source, "motions", appended);
      consumer::Positions wanted;
      wanted["motions"][static_cast<std::size_t>(appended[0].part)] = appended[0].seq;
      if (!consumer.wait_for(wanted, Steady::now() + std::chrono::seconds(10)))
        throw std::runtime_error("an event did not arrive");
    };
    (void)median(50, per_second, one);
    fmt::print("delivery {:.0f}\n", median(events, per_second, one));
    consumer.stop();
  }
  fmt::print("append_commit {:.0f}\n", median(events, per_second, [&] { (void)log.append(a_request()); }));
  int seq = 0;
  fmt::print("effect_commit {:.0f}\n", median(events, per_second, [&] {
               own_database.transaction([&](pqxx::work& transaction) {
                 transaction.exec(
                     "UPDATE consumer_offset SET seq = seq WHERE grp = 'bench' AND source = 'motions' AND part = 3");
                 transaction.exec_params(insert_effect, 99, ++seq);
               });
             }));
  fmt::print("one_way {:.0f}\n", one_way(folder, events, per_second));
  std::filesystem::remove_all(folder);
}

}  // namespace gestand::bench
