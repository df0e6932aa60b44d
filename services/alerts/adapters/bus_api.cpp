// Lists and answers; the verbs of people are in bus_verbs.cpp.
#include "services/alerts/adapters/bus_api.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/consumer/kept_calendar.hpp"
#include "common/eventlog/ids.hpp"
#include "common/run/log_methods.hpp"
#include "services/alerts/adapters/answers_json.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_alerts.hpp"
#include "services/alerts/adapters/pg_channels.hpp"
#include "services/alerts/adapters/pg_forecast.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_list.hpp"
#include "services/alerts/adapters/pg_milestones.hpp"
#include "services/alerts/adapters/pg_preferences.hpp"
#include "services/alerts/adapters/pg_rules.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr auto reserve = 300ms;  // of the budget, for the way back
constexpr auto look_every = 50ms;

json params_of(const std::string& body) {
  const auto asked = json::parse(body.empty() ? "{}" : body);
  return asked.value("params", json::object());
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
  serve("alerts.preferences.list", [this](const auto&) { return list_preferences(); });
  serve("alerts.preferences.create", [this](const auto& r) { return preference_command(r.body, r.key, true); });
  serve("alerts.preferences.change", [this](const auto& r) { return preference_command(r.body, r.key, false); });
  serve("alerts.milestones.list", [this](const auto& r) { return list_milestones(r.body); });
  serve("alerts.channels.list", [this](const auto&) { return list_channels(); });
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
  wire::Faults faults;
  json answer;
  database_.transaction([&](pqxx::work& transaction) {
    faults.clear();
    answer = alerts::forecast(transaction, asked, faults);
  });
  return faults.empty() ? answer.dump() : faulty(faults);
}

std::string BusApi::list_preferences() {
  json answer{{"resultaten", json::array()}};
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    answer["resultaten"] = json::array();
    for (const auto& one : all_preferences(transaction))
      answer["resultaten"].push_back(shown_setting(one.id, one.version, one.document));
  });
  answer["aantal"] = answer["resultaten"].size();
  return answer.dump();
}

std::string BusApi::preference_command(const std::string& body, const std::string& key, bool is_new) {
  const auto envelope = json::parse(body);
  const auto given = envelope.value("body", json::object());
  const auto receiver = given.is_object() ? given.value("ontvanger", json()) : json();
  const auto id =
      is_new ? preference_id(receiver.is_string() ? receiver.get<std::string>() : "") : envelope.value("id", "");
  const SettingKind kind{
      [](pqxx::work& transaction) { transaction.exec("LOCK TABLE preference IN SHARE ROW EXCLUSIVE MODE"); },
      [](pqxx::work& transaction, const std::string& one) {
        const auto found = preference_by(transaction, one);
        return found ? std::optional(found->document) : std::nullopt;
      },
      [](pqxx::work& transaction, const json& asked, const json& before, wire::Faults& faults) {
        auto document = preference_document(asked, before, faults);
        const auto name = document.value("ontvanger", "");
        const bool somebody = is_receiver(transaction, name) && name != "directie" && name != "behandelaar";
        if (faults.empty() && !somebody)
          faults.push_back({"body", "ontvanger", "onbekende-ontvanger",
                            "Geef coordinatoren, de code van een directie of de id van een medewerker."});
        return document;
      },
      [](pqxx::work& transaction, const SettingChange& change, const json& document) {
        return change_preference(transaction, change, document);
      },
      [](pqxx::work& transaction, const std::string& one) {
        const auto found = preference_by(transaction, one).value();
        return shown_setting(found.id, found.version, found.document);
      }};
  eventlog::Appended appended;
  const auto answer = setting_command(database_, kind, id, is_new, envelope, key, appended);
  publish_(appended);
  return answer;
}

std::string BusApi::list_milestones(const std::string& body) {
  wire::Faults faults;
  const auto params = params_of(body);
  refuse_unknown(params, {"item"}, faults);
  const auto item = params.value("item", "");
  if (faults.empty() && !eventlog::is_uuid(item))
    faults.push_back({"query", "item", "onbekende-id", "Geef met \"item\" de id van een zaak."});
  if (!faults.empty()) return faulty(faults);
  json answer;
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    answer["resultaten"] = milestones_of(transaction, item);
    answer["aantal"] = answer["resultaten"].size();
  });
  return answer.dump();
}

std::string BusApi::list_channels() {
  json answer;
  database_.snapshot([&](pqxx::read_transaction& transaction) {
    answer["resultaten"] = all_channels(transaction);
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
