// Many who ask the same at once get one answer, and nobody gets the answer to a question put before his own: who comes
// while one is under way waits for the next. So each answer is as fresh as if he had asked alone.
// Threads: any. Errors: what the asking throws, to each who shared that round.
#pragma once
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace gestand::consumer {

template <typename Answer>
class Joined {
 public:
  [[nodiscard]] Answer ask(const std::function<Answer()>& question) {
    std::unique_lock lock(mutex_);
    if (!next_) next_ = std::make_shared<Round>();
    const auto mine = next_;
    settled_.wait(lock, [&] { return mine->over || !under_way_; });
    if (!mine->over) {
      under_way_ = true;
      next_.reset();
      lock.unlock();
      put(question, *mine);
      lock.lock();
      mine->over = true;
      under_way_ = false;
      settled_.notify_all();
    }
    if (mine->fault) std::rethrow_exception(mine->fault);
    return *mine->answer;
  }

 private:
  struct Round {
    std::optional<Answer> answer;
    std::exception_ptr fault;
    bool over = false;
  };

  // Nobody else looks at a round before it is over.
  static void put(const std::function<Answer()>& question, Round& round) {
    try {
      round.answer.emplace(question());
    } catch (...) {
      round.fault = std::current_exception();
    }
  }

  std::mutex mutex_;
  std::condition_variable settled_;
  std::shared_ptr<Round> next_;  // that who comes now takes part in
  bool under_way_ = false;
};

}  // namespace gestand::consumer
