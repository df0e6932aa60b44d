// The read models of this replica: the one that is shown, and while a rebuild runs the one that it fills. A model
// follows the logs by a bus node of its own, which only listens and asks, so that one can be made and dropped while the
// process serves. Threads: live() and the like from any; one watcher follows the pointer and does nothing slow, because
// readers wait for it when another model is shown; one keeper looks after the models and ends a rebuild.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "common/bus/node.hpp"
#include "common/consumer/consumer.hpp"
#include "common/run/service.hpp"
#include "services/overview/adapters/pg_counts.hpp"
#include "services/overview/adapters/pg_pointer.hpp"
#include "services/overview/adapters/pg_projection.hpp"

namespace gestand::overview {

class Model {
 public:
  Model(run::Service& service, const std::string& schema);
  ~Model();
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  [[nodiscard]] const std::string& schema() const { return schema_; }
  [[nodiscard]] eventlog::Database& database() { return *reads_; }
  [[nodiscard]] CountCache& counts() { return counts_; }
  [[nodiscard]] consumer::Consumer& consumer() { return *consumer_; }

  // Waits until everything that is recorded now can be read; throws Unavailable if that takes longer than `budget`, and
  // NotShown as soon as `is_shown` says no, for nobody may follow the logs for this model any more. While a bulk import
  // runs it does not wait and says how many events are still to come.
  [[nodiscard]] std::optional<std::int64_t> catch_up(std::chrono::milliseconds budget,
                                                     const std::function<bool()>& is_shown);

 private:
  std::string schema_;
  std::unique_ptr<eventlog::Database> reads_, writes_;
  CountCache counts_;
  Projection projection_;
  bus::Node node_;
  std::unique_ptr<consumer::Consumer> consumer_;
};

class Models {
 public:
  explicit Models(run::Service& service) : service_(service) {}
  ~Models();  // stop()

  void start();
  void stop();

  [[nodiscard]] std::shared_ptr<Model> live() const;  // throws Unavailable before the first look at the pointer
  // The same, once it is another one than `gone`, which is no longer shown.
  [[nodiscard]] std::shared_ptr<Model> live_instead_of(const Model& gone);
  [[nodiscard]] bool ready() const;
  [[nodiscard]] std::int64_t lag() const;

  bool rebuild();  // false: one is under way
  struct Progress {
    Pointer pointer;
    std::int64_t applied = 0, known = 0;  // of the model that is being filled
  };
  [[nodiscard]] Progress progress();

 private:
  void watch();
  void keep();
  void follow_pointer();
  void set_building(std::shared_ptr<Model> model);
  void try_to_finish();
  [[nodiscard]] bool is_still_held(const std::string& schema);

  run::Service& service_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;     // the watcher and the keeper
  std::condition_variable changed_;  // those who wait for another model
  bool stopping_ = false;
  bool look_now_ = false;
  std::shared_ptr<Model> live_, building_;
  std::vector<std::weak_ptr<Model>> dropped_;  // of the watcher: whoever still reads in one holds it
  std::thread watcher_, keeper_;
};

}  // namespace gestand::overview
