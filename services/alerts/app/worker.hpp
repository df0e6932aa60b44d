// A thread that does one thing at a time for as long as there is some: the loop of mails and of webhooks.
// Threads: start and stop from any; the functions run on its own.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace gestand::alerts {

class Worker {
 public:
  // `begin` is asked first, and again after every failure; `step` is false when nothing waits. Both may throw.
  Worker(std::function<void()> begin, std::function<bool()> step) : begin_(std::move(begin)), step_(std::move(step)) {}
  ~Worker() { stop(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void start();
  void stop();

 private:
  void work();

  std::function<void()> begin_;
  std::function<bool()> step_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace gestand::alerts
