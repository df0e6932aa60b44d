// The SQL of webhooks and their deliveries.
#pragma once
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "common/eventlog/database.hpp"
#include "common/eventlog/log.hpp"
#include "services/alerts/adapters/pg_commands.hpp"
#include "services/alerts/app/webhook.hpp"

namespace gestand::alerts {

struct KnownWebhook {
  std::string id;
  int version = 0;
  std::string document;  // {soort, url, soorten, naam?, actief}
};

[[nodiscard]] std::optional<KnownWebhook> find_webhook(pqxx::transaction_base& transaction, const std::string& id);
[[nodiscard]] std::vector<KnownWebhook> all_webhooks(pqxx::transaction_base& transaction);

// Saves it with its event; `secret` is that of a new one. What waits for one that is ended is given up.
[[nodiscard]] eventlog::Appended change_webhook(pqxx::work& transaction, const SettingChange& change,
                                                const nlohmann::json& document, const std::string& secret);

// Queues each event for every webhook that wants its type, once. Events of an import are pushed to nobody.
void queue_pushes(pqxx::work& transaction, const eventlog::Appended& events);

// {"aantal","resultaten"} of one webhook, newest first; one of them by its id.
[[nodiscard]] nlohmann::json list_deliveries(pqxx::transaction_base& transaction, const std::string& webhook, int page,
                                             int page_size);
[[nodiscard]] nlohmann::json find_delivery(pqxx::transaction_base& transaction, const std::string& webhook,
                                           const std::string& id);
// A trial: an event of no item. The same key makes it once.
[[nodiscard]] std::string queue_trial(pqxx::work& transaction, const std::string& webhook, const std::string& key);
// Tries it again now, and for another day; false while it is under way.
[[nodiscard]] bool send_again(pqxx::work& transaction, const std::string& id, const std::string& key);

class PgPushOutbox final : public PushOutbox {
 public:
  using Publish = std::function<void(const eventlog::Appended&)>;
  PgPushOutbox(eventlog::Database& database, std::string instance, Publish publish);

  void take_over() override;
  [[nodiscard]] std::optional<Push> next() override;
  void record(const Push& push, const Answer& answer) override;

  struct Counts {
    double waiting = 0, failing = 0, given_up = 0, resent = 0;
  };
  [[nodiscard]] Counts counts();

 private:
  void sweep();

  eventlog::Database& database_;
  std::string instance_;
  std::string owner_;
  Publish publish_;
  std::chrono::steady_clock::time_point swept_{};
};

}  // namespace gestand::alerts
