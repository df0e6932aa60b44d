// Sends what waits: intent, send, result. The intent is committed before the message leaves and the result after the
// far side answered, so that a death in between is seen: then the same bytes go again under the same Message-ID, and
// that is counted. Threads: one of its own; stop() from any.
#pragma once
#include <optional>
#include <string>

#include "services/alerts/app/stages/send.hpp"
#include "services/alerts/app/worker.hpp"

namespace gestand::alerts {

struct Intent {
  std::string mail;
  int attempt = 0;
  Message message;
};

class Outbox {
 public:
  virtual ~Outbox() = default;
  // What this instance held in a former life may be tried at once.
  virtual void take_over() = 0;
  // The next mail that may be tried, as committed intent; nothing if none.
  [[nodiscard]] virtual std::optional<Intent> next() = 0;
  virtual void record(const Intent& intent, const Result& result) = 0;
};

class Deliverer {
 public:
  Deliverer(Outbox& outbox, Post& post) : outbox_(outbox), post_(post) {}

  void start() { worker_.start(); }
  void stop() { worker_.stop(); }

  // Tries one mail; false if none waits. Throws Unavailable, InDoubt.
  bool step();

 private:
  Outbox& outbox_;
  Post& post_;
  Worker worker_{[this] { outbox_.take_over(); }, [this] { return step(); }};
};

}  // namespace gestand::alerts
