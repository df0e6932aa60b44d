// Runs what the stack's clock has made due: looks four times a second, and only when something is due asks the sources
// for their heads, waits until they are followed, and evaluates day by day. Threads: one of its own; wake() and stop()
// from any.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "common/vocab/time.hpp"

namespace gestand::alerts {

struct Look {
  Instant now;
  Date evaluated;                     // the watermark
  std::optional<Date> first_due;      // of all deadlines
  std::optional<Date> first_snoozed;  // the end of the first snooze
  bool signals = false;
};

// Is there anything that a run must do, by the stack's clock now?
[[nodiscard]] bool is_behind(const Look& look);

class Evaluation {
 public:
  virtual ~Evaluation() = default;
  [[nodiscard]] virtual Look look() = 0;
  // One transaction towards `target`; true: there is more to do. Several replicas may run at once.
  [[nodiscard]] virtual bool run(Date target) = 0;
};

class Sources {
 public:
  virtual ~Sources() = default;
  // Takes the heads of all sources now and waits until they are followed. False: not within the budget.
  [[nodiscard]] virtual bool followed(std::chrono::milliseconds budget) = 0;
};

class Evaluator {
 public:
  Evaluator(Evaluation& evaluation, Sources& sources) : evaluation_(evaluation), sources_(sources) {}
  ~Evaluator() { stop(); }

  void start();
  void stop();

  // One round; true if it ran anything. Throws Unavailable, InDoubt.
  bool step();

 private:
  void work();

  Evaluation& evaluation_;
  Sources& sources_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread worker_;
};

}  // namespace gestand::alerts
