// Progress bar or plain lines: see progress.hpp.
#include "services/gestand/adapters/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace gestand::cli {
namespace {
constexpr std::uint64_t bar_width = 30;
constexpr auto redraw_every = std::chrono::milliseconds(100);
}  // namespace

Progress::Progress(std::string what, std::uint64_t total)
    : what_(std::move(what)),
      total_(std::max<std::uint64_t>(total, 1)),
      terminal_(isatty(STDOUT_FILENO) == 1),
      begun_(std::chrono::steady_clock::now()),
      redraw_(begun_) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\n", stdout);
}

void Progress::add(std::uint64_t count) {
  const std::lock_guard lock(mutex_);
  count_ += count;
  draw(false, {});
}

void Progress::set(std::uint64_t count) {
  const std::lock_guard lock(mutex_);
  count_ = count;
  draw(false, {});
}

void Progress::done(const std::string& result) {
  const std::lock_guard lock(mutex_);
  count_ = total_;
  draw(true, result);
}

void Progress::draw(bool last, const std::string& tail) {
  const auto now = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  if (last) {
    fmt::print("{}{}: {} ({:.1f} s)\n", terminal_ ? "\r\033[K" : "", what_, tail, seconds);
    drawn_ = false;
  } else if (terminal_ && now >= redraw_) {
    const std::uint64_t done = std::min(count_, total_) * bar_width / total_;
    fmt::print("\r{}: [{:#<{}}{:.<{}}] {:3} %", what_, "", done, "", bar_width - done,
               std::min(count_, total_) * 100 / total_);
    redraw_ = now + redraw_every;
    drawn_ = true;
  }
  std::fflush(stdout);
}

}  // namespace gestand::cli
