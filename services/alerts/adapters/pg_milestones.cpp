#include "services/alerts/adapters/pg_milestones.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/consumer/kept_calendar.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/domain/match.hpp"

namespace gestand::alerts {

using nlohmann::json;

json milestones_of(pqxx::transaction_base& transaction, const std::string& item) {
  std::set<std::string> ids;
  for (const auto& row : transaction.exec_params("SELECT id FROM deadline WHERE item = $1 AND running", item))
    ids.insert(row[0].c_str());
  const auto today = stack_clock(transaction).today;
  const auto calendar = consumer::calendar_now(transaction);
  const auto rules = threshold_rules(transaction);
  auto found = json::array();
  for (const auto& deadline : in_charge(transaction, peek_deadlines(transaction, ids)))
    for (const auto& rule : rules) {
      if (!rule.milestone || match_on(rule, deadline, today) != Match::Yes) continue;
      for (const int threshold : rule.thresholds) {
        if (threshold > 0) break;
        const auto day = due_day(rule, deadline.date, *calendar, threshold);
        found.push_back({{"naam", rule.name},
                         {"datum", calendar::to_iso(day)},
                         {"termijn", deadline.id},
                         {"termijnDatum", calendar::to_iso(deadline.date)},
                         {"ontvanger", receiver_on(rule.receiver, deadline.assignments, today)},
                         {"voorbij", day < today}});
      }
    }
  std::stable_sort(found.begin(), found.end(), [](const json& a, const json& b) {
    return a["datum"].get_ref<const std::string&>() < b["datum"].get_ref<const std::string&>();
  });
  return found;
}

}  // namespace gestand::alerts
