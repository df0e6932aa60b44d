#include "services/gateway/adapters/bus_caller.hpp"

#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <thread>

#include "common/vocab/errors.hpp"

namespace gestand::gateway {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr auto patience = 4s;  // that a client is kept waiting
constexpr auto one_attempt = 2500ms;
constexpr auto pause_max = 400ms;

// Full jitter: many gateways that wait for one service do not come back at once.
std::chrono::milliseconds pause(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const auto ceiling = std::min<std::chrono::milliseconds>(pause_max, 25ms * (1 << std::min(attempt, 6)));
  return std::chrono::milliseconds(std::uniform_int_distribution<long>(5, ceiling.count())(random));
}

}  // namespace

bus::Reply BusCaller::persist(const std::string& service, const std::string& method, const std::string& body,
                              const std::string& key, bool repeat_in_doubt) {
  const auto end = std::chrono::steady_clock::now() + patience;
  for (int attempt = 0;; ++attempt) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    bus::Reply reply = node_.call(service, method, body, std::min<std::chrono::milliseconds>(left, one_attempt), key);
    using enum bus::Status;
    const bool nothing_happened =
        reply.status == Busy || reply.status == Draining || reply.status == Unavailable || reply.status == Expired;
    if (!nothing_happened && !(reply.status == InDoubt && repeat_in_doubt)) return reply;
    const auto wait = pause(attempt);
    if (std::chrono::steady_clock::now() + wait >= end) return reply;
    std::this_thread::sleep_for(wait);
  }
}

namespace {

std::string checked(bus::Reply reply, const std::string& service) {
  switch (reply.status) {
    case bus::Status::Ok: return std::move(reply.body);
    case bus::Status::InDoubt: throw InDoubt(service + " did not answer");
    case bus::Status::Busy:
    case bus::Status::Draining:
    case bus::Status::Expired:
    case bus::Status::Unavailable: throw Unavailable(service + " is away: " + bus::to_string(reply.status));
    default: throw std::runtime_error(service + " answered " + bus::to_string(reply.status));
  }
}

}  // namespace

json BusCaller::ask(const std::string& service, const std::string& method, const json& body) {
  return json::parse(checked(persist(service, method, body.dump(), {}, true), service));
}

json BusCaller::ask_with_key(const std::string& service, const std::string& method, const json& body,
                             const std::string& key) {
  return json::parse(checked(persist(service, method, body.dump(), key, !key.empty()), service));
}

json BusCaller::command(const std::string& service, const json& envelope, const std::string& key) {
  return ask_with_key(service, service + ".command", envelope, key);
}

wire::Shown BusCaller::ask_shown(const std::string& service, const std::string& method, const json& body) {
  return wire::unpack_shown(checked(persist(service, method, body.dump(), {}, true), service));
}

std::string BusCaller::bytes(const std::string& service, const std::string& method, const std::string& body) {
  return checked(persist(service, method, body, {}, true), service);
}

}  // namespace gestand::gateway
