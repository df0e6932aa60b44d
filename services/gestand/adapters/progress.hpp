// Progress for people: a bar that is redrawn on a terminal, one plain line a step elsewhere (logs, pipes, CI).
#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace gestand::cli {

// Threads: add() may be called from any.
class Progress {
 public:
  Progress(std::string what, std::uint64_t total);
  ~Progress();  // leaves the terminal on a fresh line, also after an exception
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(std::uint64_t count);
  void set(std::uint64_t count);
  void done(const std::string& result);

 private:
  void draw(bool last, const std::string& tail);

  std::mutex mutex_;
  std::string what_;
  std::uint64_t total_;
  std::uint64_t count_ = 0;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point redraw_;
};

}  // namespace gestand::cli
