// Gathers what a letter says of its alerts, and to whom it goes.
#pragma once
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_outbox.hpp"
#include "services/alerts/app/compose.hpp"

namespace gestand::alerts {

struct Addressed {
  std::string name;  // of the directorate; empty for the coordinators
  std::vector<std::string> mail;
};
// The addresses of a receiver; those of the coordinators where there are none that can be used.
[[nodiscard]] Addressed addresses_of(pqxx::transaction_base& transaction, const std::string& receiver,
                                     const std::string& coordinators);

[[nodiscard]] Letter letter_for(pqxx::transaction_base& transaction, const MailSettings& settings,
                                const std::string& receiver, const std::vector<std::string>& copies,
                                const std::vector<KnownAlert>& alerts);

}  // namespace gestand::alerts
