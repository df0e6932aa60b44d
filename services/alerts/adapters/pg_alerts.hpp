// Alerts as they stand, and the events by which they change.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "common/eventlog/log.hpp"
#include "common/vocab/time.hpp"
#include "services/alerts/domain/evaluate.hpp"

namespace gestand::alerts {

struct KnownAlert {
  std::string id;
  int version = 0;
  std::string document;  // JSON, as our log says it
  Key key;               // for something that happened, `deadline` is the id of the signal
  std::string item;
  std::string receiver;
  Date effective;
  std::string status;
  std::optional<Date> snoozed_until;
  int round = 1;
  std::string mail;                      // may be empty
  std::vector<std::string> covers = {};  // items of which an alert of an edition speaks; not read back
};

[[nodiscard]] std::string alert_id(const Key& key);

// By id, locked until the end of the transaction, in the order of their ids.
[[nodiscard]] std::vector<KnownAlert> lock_alerts(pqxx::work& transaction, const std::vector<std::string>& ids);
[[nodiscard]] std::vector<KnownAlert> lock_lapsed_snoozes(pqxx::work& transaction, Date until, int limit);
[[nodiscard]] std::vector<std::string> existing_alerts(pqxx::work& transaction, const std::vector<std::string>& ids);

// Who acts and what was asked, as an event carries it.
struct Act {
  std::string what;   // "gepland", "verzonden", …
  std::string actor;  // JSON {"id","rol"}
  std::string asked;  // JSON, or empty
  Date day;
  std::string key;  // of idempotency, may be empty
  std::string request_hash;
};
inline constexpr const char* by_system = R"({"id":"alerts","rol":"systeem"})";

// Collects changes of alerts, each with its event, and writes them at once.
class AlertChanges {
 public:
  // `alert` holds the columns as they shall be, its document still as it was; `document` is the new one.
  void add(KnownAlert alert, const nlohmann::json& document, const Act& act);
  // An event of something that is no alert, with what changed of it.
  void tell(const std::string& id, int version, const std::string& type, const nlohmann::json& before,
            const nlohmann::json& after);
  // Must be the last statements of the transaction. Gives what was appended.
  [[nodiscard]] eventlog::Appended write(pqxx::work& transaction);
  [[nodiscard]] bool empty() const { return own_.events.empty(); }

 private:
  std::vector<KnownAlert> changed_;
  eventlog::AppendRequest own_;
};

struct Clock {
  Instant now;
  Date today;  // in Amsterdam
};
[[nodiscard]] Clock stack_clock(pqxx::transaction_base& transaction);

}  // namespace gestand::alerts
