// The simulated clock of a stack, through the functions of sql/platform.
#pragma once
#include <string>

#include "common/vocab/time.hpp"

namespace gestand::cli {

struct ClockStand {
  Instant now;
  bool simulated = false;
};

// Each throws WrongUse where the stack refuses (no simulated clock, back in time, not the first start), Failed when the
// database is away.
class PgClock {
 public:
  explicit PgClock(std::string conninfo);
  [[nodiscard]] ClockStand stand() const;
  void start(Instant at) const;  // before the first service runs
  void resume() const;           // while nothing runs: goes on where it stood
  void move_to(Instant at) const;

 private:
  std::string conninfo_;
};

}  // namespace gestand::cli
