// The shapes of the contract for alerts.
#include "services/alerts/adapters/answers_json.hpp"

#include <nlohmann/json.hpp>

#include "services/alerts/adapters/known_json.hpp"

namespace gestand::alerts {

using nlohmann::json;

json shown_alert(const std::string& id, int version, const std::string& document, const std::string& item,
                 const KnownItem* known) {
  auto shown = json::parse(document);
  shown["id"] = id;
  shown["versie"] = version;
  shown.erase("soort");
  const auto label = known == nullptr ? Label{} : label_of(known->document);
  shown["item"] = item;  // with what a person knows it by beside it
  shown["itemTitel"] = label.title;
  if (!label.number.empty()) shown["itemNummer"] = label.number;
  return shown;
}

json shown_setting(const std::string& id, int version, const std::string& document) {
  auto shown = json::parse(document);
  shown.erase("soort");
  shown["id"] = id;
  shown["versie"] = version;
  return shown;
}

json shown_rule(const KnownRule& rule) { return shown_setting(rule.id, rule.version, rule.document); }

std::string faulty(const wire::Faults& faults) {
  auto errors = json::array();
  for (const auto& fault : faults)
    errors.push_back({{"in", fault.in}, {"location", fault.location}, {"code", fault.code}, {"detail", fault.detail}});
  return json{{"errors", errors}}.dump();
}

std::string refused(const std::string& code, const std::string& detail) {
  return json{{"status", 409}, {"code", code}, {"detail", detail}}.dump();
}

std::string not_found() { return json{{"nietGevonden", true}}.dump(); }

}  // namespace gestand::alerts
