// An effect that can be counted: one row an event in alerts.effect, and one own event for the types that ask for it.
#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "common/consumer/consumer.hpp"

namespace gestand::support {

class Recorder final : public consumer::Effect {
 public:
  void apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest& own) override;

  // Called in the transaction after the effect, before the commit.
  void before_commit(std::function<void(pqxx::work&)> action);
  // Events of these items cannot be used; of these types nobody knows.
  void refuse_item(const std::string& item, bool refused);
  void forget_type(const std::string& type, bool unknown);
  std::atomic<int> applied{0};  // also what was rolled back

 private:
  std::mutex mutex_;
  std::function<void(pqxx::work&)> before_commit_;
  std::set<std::string> bad_items_, unknown_types_;
};

inline constexpr auto make_effect_table =
    "CREATE TABLE IF NOT EXISTS alerts.effect (n bigserial, source text, part int, seq bigint, item uuid, version int, "
    "who text);"
    "GRANT ALL ON alerts.effect, alerts.effect_n_seq TO gestand_alerts; TRUNCATE alerts.effect;"
    "DELETE FROM alerts.consumer_offset; DELETE FROM alerts.consumer_lease; DELETE FROM alerts.parked_event";

}  // namespace gestand::support
