// The ways out (mail, each webhook) of which attempts fail: seen by people, told by another way, and mended.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <pqxx/pqxx>
#include <string>

#include "services/alerts/adapters/pg_alerts.hpp"

namespace gestand::alerts {

inline constexpr const char* mail_channel = "4d9c1f0e-6f3e-5a0a-9a4f-0b8f6a3f5c11";

struct Channel {
  std::string id;
  std::string kind;  // "mail", "webhook"
  std::string name;
};
[[nodiscard]] Channel webhook_channel(pqxx::transaction_base& transaction, const std::string& webhook);

// Once until it works again: an event for webhooks, and an alert to the coordinators.
void channel_fails(pqxx::work& transaction, AlertChanges& changes, const Channel& channel, const std::string& why);
void channel_works(pqxx::work& transaction, AlertChanges& changes, const Channel& channel);

// [{kanaal, id, naam, status: "werkt"|"gestoord", sinds?, fout?, wachtend, mislukt, opgegeven?}]: mail, then webhooks.
[[nodiscard]] nlohmann::json all_channels(pqxx::transaction_base& transaction);

}  // namespace gestand::alerts
