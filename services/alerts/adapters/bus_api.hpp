// What the alerts service answers on the bus, in the contract's shapes. Refusals: {"status","code","detail"}; bad
// input:
// {"errors":[{in,location,code,detail}]}; no such thing: {"nietGevonden":true}.
//   alerts.list          {"params":{…}}                        -> {"aantal","resultaten"}
//   alerts.verb          {"id","verb","body","actor"}          -> the alert
//   alerts.rules.list    {"params":{…}}                        -> {"aantal","resultaten"}
//   alerts.rules.create  {"body","actor"}                      -> the rule
//   alerts.rules.change  {"id","body","actor"}                 -> the rule ("actief":false ends it)
//   alerts.voorspel      {"dagen"?,"regel"?}                   -> {"aantal","resultaten","van","tot"}: with the body of
//   a
//                        rule what that would bring
//   alerts.preferences.list, .create, .change                  -> bezorgvoorkeuren, as rules
//   alerts.milestones.list {"params":{"item"}}                 -> {"aantal","resultaten"}: days counted back from its
//   terms alerts.channels.list                                       -> {"aantal","resultaten"} alerts.tot {"datum"?}
//   -> {"geevalueerdTot","nu","bij"}; with a date it waits for it
#pragma once
#include <functional>

#include "common/bus/node.hpp"
#include "common/eventlog/log.hpp"
#include "services/alerts/app/evaluator.hpp"

namespace gestand::alerts {

class BusApi {
 public:
  using Publish = std::function<void(const eventlog::Appended&)>;
  BusApi(eventlog::Database& database, eventlog::Log& log, Evaluation& evaluation, Publish publish)
      : database_(database), log_(log), evaluation_(evaluation), publish_(std::move(publish)) {}

  void serve(bus::Node& node);

  [[nodiscard]] std::string list(const std::string& body);
  [[nodiscard]] std::string verb(const std::string& body, const std::string& key);
  [[nodiscard]] std::string list_rules(const std::string& body);
  [[nodiscard]] std::string create_rule(const std::string& body, const std::string& key);
  [[nodiscard]] std::string change_rule(const std::string& body, const std::string& key);
  [[nodiscard]] std::string forecast(const std::string& body);
  [[nodiscard]] std::string list_preferences();
  [[nodiscard]] std::string preference_command(const std::string& body, const std::string& key, bool is_new);
  [[nodiscard]] std::string list_channels();
  [[nodiscard]] std::string list_milestones(const std::string& body);
  [[nodiscard]] std::string reached(const std::string& body, std::chrono::milliseconds budget);

 private:
  [[nodiscard]] std::string rule_command(const std::string& id, bool is_new, const std::string& envelope,
                                         const std::string& key);

  eventlog::Database& database_;
  eventlog::Log& log_;
  Evaluation& evaluation_;
  Publish publish_;
};

}  // namespace gestand::alerts
