// A push of one event to another system, after Standard Webhooks 1.0 (signature, headers) with a CloudEvent as its
// body.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::alerts {

struct Push {
  std::string id;  // webhook-id: the same in every attempt
  std::string webhook;
  std::string url;
  std::string secret;
  std::string body;
  int attempt = 0;
};

struct Answer {
  int status = 0;   // 0: none came
  std::string why;  // empty if it was taken
  [[nodiscard]] bool taken() const { return status >= 200 && status < 300; }
};

class PushOutbox {
 public:
  virtual ~PushOutbox() = default;
  // What this instance held in a former life may be tried at once.
  virtual void take_over() = 0;
  // The next that may be tried, as committed intent; nothing if none.
  [[nodiscard]] virtual std::optional<Push> next() = 0;
  virtual void record(const Push& push, const Answer& answer) = 0;
};

class Receiver {
 public:
  virtual ~Receiver() = default;
  [[nodiscard]] virtual Answer push(const Push& push, const std::vector<std::string>& headers) = 0;
};

// "whsec_" and 32 random bytes in base64.
[[nodiscard]] std::string new_secret();

// The headers of an attempt at this moment (real time: the receiver compares it with its own clock).
[[nodiscard]] std::vector<std::string> headers_of(const Push& push, std::chrono::seconds since_epoch);

// In real time: 1, 2, 4 … seconds, at most an hour.
[[nodiscard]] std::chrono::seconds back_off_of_push(int attempt);

// Why this address is not pushed to; nothing if it is. Only https, or http to this machine; no name and password in it.
[[nodiscard]] std::optional<std::string> refuse_url(const std::string& url);

// Tries one; false if none waits.
bool push_one(PushOutbox& outbox, Receiver& receiver);

}  // namespace gestand::alerts
