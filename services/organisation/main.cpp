// The organisation service: owns ambten, directies, medewerkers, bewaartermijnen and tokens; tells who a token is, and
// the calendar.
#include <nlohmann/json.hpp>

#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/logging/log.hpp"
#include "common/owner/owner.hpp"
#include "common/run/service.hpp"
#include "services/organisation/adapters/bus_api.hpp"
#include "services/organisation/adapters/calendar_rules.hpp"
#include "services/organisation/adapters/feed_rules.hpp"
#include "services/organisation/adapters/reference_rules.hpp"
#include "services/organisation/adapters/retention_rules.hpp"
#include "services/organisation/adapters/view_rules.hpp"

int main(int argc, char** argv) {
  using namespace gestand;
  run::Service service("organisation", argc, argv);
  eventlog::Log log(service.database());
  owner::Owner* self = nullptr;  // staff and tokens belong to a directorate, which lies in the same log
  const auto look = [&self](const std::string& id) {
    auto document = eventlog::is_uuid(id) ? self->current(id).document : nlohmann::json();
    return document.is_null() ? nlohmann::json::object() : document;
  };
  std::vector<std::unique_ptr<owner::Rules>> rules;
  rules.push_back(std::make_unique<organisation::ReferenceRules>("ambt"));
  rules.push_back(std::make_unique<organisation::ReferenceRules>("directie"));
  rules.push_back(std::make_unique<organisation::ReferenceRules>("thema"));
  rules.push_back(std::make_unique<organisation::StaffRules>(look));
  rules.push_back(std::make_unique<organisation::RetentionRules>());
  rules.push_back(std::make_unique<organisation::TokenRules>(look));
  rules.push_back(std::make_unique<organisation::FeedRules>());
  rules.push_back(std::make_unique<organisation::CalendarRules>());
  rules.push_back(std::make_unique<organisation::ViewRules>());
  owner::Owner owner("organisation", service.node(), log, std::move(rules));
  self = &owner;
  service.serve_log(log);
  owner.serve();
  organisation::serve_queries(service.node(), service.database(), log, owner);
  service.metric(
      "gestand_calendar_days_ahead", "Days from today until the last day of which the recesses are known", [&] {
        return static_cast<double>(
            organisation::calendar_days_ahead(organisation::calendar_now(owner), calendar::amsterdam_date(log.now())));
      });
  service.on_start([&] {
    organisation::make_calendar(owner);
    const Date today = calendar::amsterdam_date(log.now());
    if (const auto warning = organisation::calendar_warning(organisation::calendar_now(owner), today))
      logging::warn("the calendar ends within twelve months", {{"melding", *warning}});
  });
  return service.run();
}
