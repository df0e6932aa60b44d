// What travels over the bus. See README.md beside this file for the frames.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <string>

namespace gestand::bus {

// How a request ended on the way. What the domain thinks of it stands in the body.
enum class Status : std::uint8_t {
  Ok = 0,
  BadRequest = 1,   // not a request that this service knows
  Denied = 2,       // the caller may not ask this
  Busy = 3,         // queue full: ask again later
  Draining = 4,     // going down: ask another replica
  Expired = 5,      // the budget was gone before work began
  Unavailable = 6,  // no replica, or no database: nothing happened
  InDoubt = 7,      // sent, no answer: ask again under the same key
  Internal = 8,     // a fault of ours
};
[[nodiscard]] const char* to_string(Status status);

struct Request {
  std::string caller;  // service name, proven by its CURVE key
  std::string method;
  std::string key;                      // idempotency key, may be empty
  std::chrono::milliseconds budget{0};  // what remains of the time that somebody waits for the answer
  std::string body;
};

struct Reply {
  Status status = Status::Ok;
  std::string body;
};

// An event on its way; `body` is that of eventlog::StoredEvent.
struct EventMessage {
  std::string source;
  int part = 0;
  std::int64_t seq = 0;
  std::string item;
  int version = 0;
  std::string type;
  std::string body;
  std::string prev;
  std::string hash;
};

using HeadsMessage = std::array<std::int64_t, 16>;

}  // namespace gestand::bus
