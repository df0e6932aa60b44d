// Mails on their way, in our tables: intents with leases, results, and what both mean for the alerts that a mail
// carries.
#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>

#include "common/eventlog/log.hpp"
#include "services/alerts/app/deliverer.hpp"
#include "services/alerts/app/people.hpp"

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
  PgOutbox(eventlog::Database& database, MailSettings settings, People& people, Publish publish);

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
  // What taking a mail came to, where it was no intent.
  struct Took {
    bool found = false;  // a mail, that is not to be sent now
    std::string mail;
    std::set<std::string> strangers;  // staff that must be known to send it
  };
  [[nodiscard]] std::optional<Intent> take(pqxx::work& transaction, const std::map<std::string, Person>& people,
                                           eventlog::Appended& appended, Took& took);
  void meet(const Took& took, std::map<std::string, Person>& people);

  eventlog::Database& database_;
  MailSettings settings_;
  People& people_;
  std::string owner_;  // the instance and this life of it
  Publish publish_;
};

}  // namespace gestand::alerts
