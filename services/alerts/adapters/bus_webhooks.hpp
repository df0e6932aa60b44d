// What the alerts service answers about webhooks; refusals and faults as in bus_api.hpp.
//   alerts.webhooks.list        {"params"}                       -> {"aantal","resultaten"}
//   alerts.webhooks.get         {"id"}                           -> the webhook
//   alerts.webhooks.create      {"body","actor"}                 -> the webhook, with its `geheim` this once
//   alerts.webhooks.change      {"id","body","actor"}            -> the webhook ("actief":false ends it)
//   alerts.webhooks.deliveries  {"id","params"}                  -> {"aantal","resultaten"}, newest first
//   alerts.webhooks.test        {"id","actor"}                   -> the delivery of a trial
//   alerts.webhooks.resend      {"id","sub","actor"}             -> the delivery
#pragma once
#include <functional>

#include "common/bus/node.hpp"
#include "common/eventlog/log.hpp"

namespace gestand::alerts {

class BusWebhooks {
 public:
  using Publish = std::function<void(const eventlog::Appended&)>;
  BusWebhooks(eventlog::Database& database, Publish publish) : database_(database), publish_(std::move(publish)) {}

  void serve(bus::Node& node);

  [[nodiscard]] std::string list(const std::string& body);
  [[nodiscard]] std::string get(const std::string& body);
  [[nodiscard]] std::string command(const std::string& body, const std::string& key, bool is_new);
  [[nodiscard]] std::string deliveries(const std::string& body);
  [[nodiscard]] std::string trial(const std::string& body, const std::string& key);
  [[nodiscard]] std::string again(const std::string& body, const std::string& key);

 private:
  eventlog::Database& database_;
  Publish publish_;
};

}  // namespace gestand::alerts
