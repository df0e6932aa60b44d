// Gathers what a letter says of its alerts, and to whom it goes.
#pragma once
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "services/alerts/adapters/pg_addresses.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_outbox.hpp"
#include "services/alerts/app/compose.hpp"

namespace gestand::alerts {

// `to` is whom it is for, `copies` who reads along.
[[nodiscard]] Letter letter_for(pqxx::transaction_base& transaction, const MailSettings& settings, const Addressed& to,
                                const std::vector<Addressed>& copies, const std::vector<KnownAlert>& alerts);

}  // namespace gestand::alerts
