// Asking with patience: see stack_bus.hpp.
#include "services/gestand/adapters/stack_bus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace gestand::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds first_pause{20};
constexpr milliseconds longest_pause{1'000};

bus::NodeConfig config_of(const Stack& stack) {
  bus::NodeConfig config;
  config.service = "cli";
  config.keys = stack.keys();
  config.peers = bus::read_peers(stack.peers());
  config.workers = 1;
  return config;
}

bool may_ask_again(bus::Status status) {
  switch (status) {
    case bus::Status::Busy:
    case bus::Status::Draining:
    case bus::Status::Expired:
    case bus::Status::Unavailable:
    case bus::Status::InDoubt: return true;
    default: return false;
  }
}

}  // namespace

StackBus::StackBus(const Stack& stack) : node_(config_of(stack)) { node_.start(); }
StackBus::~StackBus() { node_.stop(); }

std::string StackBus::ask(const std::string& service, const std::string& method, const std::string& body,
                          std::chrono::seconds patience, std::chrono::seconds one_try) {
  const auto end = steady_clock::now() + patience;
  milliseconds pause = first_pause;
  while (true) {
    const auto left = std::chrono::duration_cast<milliseconds>(end - steady_clock::now());
    const bus::Reply reply =
        node_.call(service, method, body, std::clamp(left, milliseconds(1), milliseconds(one_try)));
    if (reply.status == bus::Status::Ok) return reply.body;
    if (!may_ask_again(reply.status) || steady_clock::now() + pause >= end)
      throw Failed(
          fmt::format("{} antwoordt niet op {}: {} {}", service, method, bus::to_string(reply.status), reply.body));
    std::this_thread::sleep_for(pause);  // give the service air: it said it is busy or away
    pause = std::min(pause * 2, longest_pause);
  }
}

}  // namespace gestand::cli
