// Mails on their way, in our tables: intents with leases, results, and what both mean for the alerts that a mail
// carries.
#pragma once
#include <functional>
#include <string>

#include "common/eventlog/log.hpp"
#include "services/alerts/app/deliverer.hpp"

namespace gestand::alerts {

struct MailSettings {
  std::string instance;      // "alerts-1"
  std::string sender;        // address
  std::string coordinators;  // address for whom there is no other
  std::string public_url;
};

class PgOutbox final : public Outbox {
 public:
  using Publish = std::function<void(const eventlog::Appended&)>;
  PgOutbox(eventlog::Database& database, MailSettings settings, Publish publish);

  void take_over() override;
  [[nodiscard]] std::optional<Intent> next() override;
  void record(const Intent& intent, const Result& result) override;

  struct Counts {
    double waiting = 0;  // mails to be sent
    double failing = 0;  // of them, those of which an attempt failed
    double resent = 0;   // attempts after an outcome that was unknown
  };
  [[nodiscard]] Counts counts();

 private:
  [[nodiscard]] std::optional<Intent> take(pqxx::work& transaction, eventlog::Appended& appended, bool& found);

  eventlog::Database& database_;
  MailSettings settings_;
  std::string owner_;  // the instance and this life of it
  Publish publish_;
};

}  // namespace gestand::alerts
