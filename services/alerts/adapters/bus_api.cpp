// Lists and answers; the verbs of people are in bus_verbs.cpp.
#include "services/alerts/adapters/bus_api.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/run/log_methods.hpp"
#include "services/alerts/adapters/answers_json.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_list.hpp"
#include "services/alerts/adapters/pg_rules.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr int forecast_days_max = 366;
constexpr auto reserve = 300ms;  // of the budget, for the way back
constexpr auto look_every = 50ms;

json params_of(const std::string& body) {
  const auto asked = json::parse(body.empty() ? "{}" : body);
  return asked.value("params", json::object());
}

// What the coming days would bring, by the same function that brings it, as everything stands now.
std::vector<Due> coming(pqxx::transaction_base& transaction, Date from, Date until,
                        std::map<std::string, KnownItem>& items) {
  std::set<std::string> ids;
  for (const auto& row :
       transaction.exec_params("SELECT id FROM deadline WHERE next_due <= $1", calendar::to_iso(until)))
    ids.insert(row[0].c_str());
  const auto known = peek_deadlines(transaction, ids);
  std::set<std::string> item_ids;
  std::vector<Deadline> deadlines;
  for (const auto& [id, deadline] : known)
    if (auto running = running_deadline(id, deadline)) {
      item_ids.insert(running->item);
      deadlines.push_back(std::move(*running));
    }
  items = load_items(transaction, item_ids);
  for (auto& deadline : deadlines)
    if (const auto item = items.find(deadline.item); item != items.end())
      deadline.assignments = assignments_of(item->second.document);
  const auto rules = threshold_rules(transaction);
  std::vector<Due> found;
  for (Date day = from; day <= until; day += std::chrono::days{1})
    for (auto& due : evaluate(deadlines, rules, calendar::Calendar::builtin(), day)) found.push_back(std::move(due));
  return found;
}

}  // namespace

void BusApi::serve(bus::Node& node) {
  const auto serve = [&node](const std::string& method, std::function<std::string(const bus::Request&)> answer) {
    node.serve(method, [answer = std::move(answer)](const bus::Request& request) {
      return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, answer(request)}; });
    });
  };
  serve("alerts.list", [this](const auto& r) { return list(r.body); });
  serve("alerts.verb", [this](const auto& r) { return verb(r.body, r.key); });
  serve("alerts.rules.list", [this](const auto& r) { return list_rules(r.body); });
  serve("alerts.rules.create", [this](const auto& r) { return create_rule(r.body, r.key); });
  serve("alerts.rules.change", [this](const auto& r) { return change_rule(r.body, r.key); });
  serve("alerts.voorspel", [this](const auto& r) { return forecast(r.body); });
  serve("alerts.tot", [this](const auto& r) { return reached(r.body, r.budget); });
}

std::string BusApi::list(const std::string& body) {
  wire::Faults faults;
  json answer;
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    faults.clear();
    answer = list_alerts(transaction, params_of(body), faults);
  });
  return faults.empty() ? answer.dump() : faulty(faults);
}

std::string BusApi::list_rules(const std::string& body) {
  wire::Faults faults;
  const auto params = params_of(body);
  refuse_unknown(params, {"page", "pageSize"}, faults);
  const auto page = faults.empty() ? page_of(params, faults) : Page{};
  if (!faults.empty()) return faulty(faults);
  json answer{{"aantal", 0}, {"resultaten", json::array()}};
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    const auto rules = all_rules(transaction);
    answer = {{"aantal", rules.size()}, {"resultaten", json::array()}};
    const auto from = (static_cast<std::size_t>(page.number) - 1) * static_cast<std::size_t>(page.size);
    for (auto i = from; i < rules.size() && i < from + static_cast<std::size_t>(page.size); ++i)
      answer["resultaten"].push_back(shown_rule(rules[i]));
  });
  return answer.dump();
}

std::string BusApi::forecast(const std::string& body) {
  const auto asked = json::parse(body.empty() ? "{}" : body);
  const auto days = asked.value("dagen", json(30));
  const auto text = days.is_string() ? days.get<std::string>() : days.dump();
  const bool number = !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos;
  const int count = number ? std::stoi(text) : 0;
  if (count < 1 || count > forecast_days_max)
    return faulty({{"query", "dagen", "buiten-bereik",
                    fmt::format("\"dagen\" moet van 1 tot en met {} zijn.", forecast_days_max)}});
  json answer;
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    answer = {{"aantal", 0}, {"resultaten", json::array()}};
    const auto evaluated = day_from(transaction.exec("SELECT day FROM watermark")[0][0]);
    std::map<std::string, KnownItem> items;
    for (const auto& due :
         coming(transaction, evaluated + std::chrono::days{1}, evaluated + std::chrono::days{count}, items)) {
      const auto deadline = facts_of(peek_deadlines(transaction, {due.key.deadline}).at(due.key.deadline).document);
      const auto item = items.find(deadline.item);
      const json planned{
          {"regel", due.key.rule},
          {"drempel", due.key.threshold},
          {is_clock(deadline.kind) ? "klok" : "termijn", is_clock(deadline.kind) ? deadline.kind : due.key.deadline},
          {"termijnDatum", calendar::to_iso(due.key.date)},
          {"effectieveDatum", calendar::to_iso(due.day)},
          {"itemSoort", deadline.item_kind},
          {"ontvanger", due.receiver},
          {"kanaal", "mail"}};
      auto shown = shown_alert("", 0, planned.dump(), deadline.item, item == items.end() ? nullptr : &item->second);
      shown.erase("id");
      shown.erase("versie");
      answer["resultaten"].push_back(std::move(shown));
    }
    answer["aantal"] = answer["resultaten"].size();
  });
  return answer.dump();
}

std::string BusApi::reached(const std::string& body, std::chrono::milliseconds budget) {
  const auto asked = json::parse(body.empty() ? "{}" : body);
  const auto wanted = calendar::parse_date(asked.value("datum", ""));
  const auto until = std::chrono::steady_clock::now() + budget - reserve;
  std::mutex mutex;
  std::condition_variable never;
  for (;;) {
    const auto look = evaluation_.look();
    const bool up_to_date = !is_behind(look) && (!wanted || look.evaluated >= *wanted);
    if (up_to_date || !wanted || std::chrono::steady_clock::now() >= until)
      return json{
          {"geevalueerdTot", calendar::to_iso(look.evaluated)}, {"nu", calendar::to_iso(look.now)}, {"bij", up_to_date}}
          .dump();
    std::unique_lock lock(mutex);
    never.wait_for(lock, look_every);
  }
}

}  // namespace gestand::alerts
