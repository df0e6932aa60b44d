// Editions that were planned before a recess move when the calendar says another day for it: an owner listens to
// nobody, so it asks every half second which calendar counts. Threads: start() and stop() from any; one of its own.
// Replicas do the same work twice without harm: the second finds the edition where it belongs.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "common/eventlog/database.hpp"
#include "common/owner/owner.hpp"

namespace gestand::vehicles {

// vehicles.vensters "" -> {"resultaten":[{"editie","naam","venster","jaar","geplandDatum"}…]}: the open ones.
[[nodiscard]] std::string windows_of(owner::Owner& owner, eventlog::Database& database);

class WindowWatch {
 public:
  WindowWatch(owner::Owner& owner, eventlog::Database& database) : owner_(owner), database_(database) {}
  ~WindowWatch() { stop(); }
  WindowWatch(const WindowWatch&) = delete;
  WindowWatch& operator=(const WindowWatch&) = delete;

  void start();
  void stop();

 private:
  void work();
  void look();
  void move_all();

  owner::Owner& owner_;
  eventlog::Database& database_;
  std::string version_;  // of the calendar that was seen last
  std::deque<std::chrono::steady_clock::time_point> due_;
  bool failing_ = false;  // said once
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace gestand::vehicles
