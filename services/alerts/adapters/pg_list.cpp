// The list of alerts.
#include "services/alerts/adapters/pg_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/database.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/answers_json.hpp"
#include "services/alerts/adapters/pg_known.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

constexpr int page_size_max = 500;
const std::vector<std::string> statuses{"gepland", "verzonden", "mislukt", "bevestigd", "gesluimerd"};
const std::vector<std::string> item_kinds{"motie", "toezegging", "kamerverzoek"};
const std::map<std::string, std::string> orders{
    {"effectieveDatum", "effective"}, {"datum", "effective"},   {"termijn", "date"}, {"status", "status"},
    {"directie", "receiver"},         {"ontvanger", "receiver"}};

std::vector<std::string> parts(const std::string& list) {
  std::vector<std::string> found;
  std::size_t from = 0;
  for (auto comma = list.find(','); comma != std::string::npos; from = comma + 1, comma = list.find(',', from))
    found.push_back(list.substr(from, comma - from));
  found.push_back(list.substr(from));
  return found;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// A filter as SQL; values go in as parameters, in order.
struct Query {
  const json& params;
  wire::Faults& faults;
  std::string where = "true";
  std::vector<std::string> values;

  void fault(const std::string& name, const char* code, const std::string& detail) {
    faults.push_back({"query", name, code, detail});
  }

  [[nodiscard]] std::string bind(const std::string& value) {
    values.push_back(value);
    return "$" + std::to_string(values.size());
  }

  void among(const std::string& name, const std::string& column, const std::string& type,
             const std::vector<std::string>& allowed) {
    if (!params.contains(name)) return;
    const auto wanted = parts(params[name]);
    for (const auto& one : wanted) {
      if (type == "uuid" && !eventlog::is_uuid(one)) fault(name, "onbekende-id", "\"" + one + "\" is geen bekende id.");
      if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), one) == allowed.end())
        fault(name, "onbekende-waarde", "\"" + name + "\" is een van: " + joined(allowed) + ".");
    }
    if (faults.empty())
      where += fmt::format(" AND {} = ANY ({}::{}[])", column, bind(eventlog::pg_array(wanted)), type);
  }

  // Also where an alert of an edition spoke for it.
  void item() {
    if (!params.contains("item")) return;
    const auto wanted = parts(params["item"]);
    for (const auto& one : wanted)
      if (!eventlog::is_uuid(one)) fault("item", "onbekende-id", "\"" + one + "\" is geen bekende id.");
    if (!faults.empty()) return;
    const auto ids = bind(eventlog::pg_array(wanted));
    where += fmt::format(" AND (item = ANY ({0}::uuid[]) OR covers && {0}::uuid[])", ids);
  }

  void day(const std::string& name, const std::string& column, const std::string& comparison) {
    if (!params.contains(name)) return;
    if (!calendar::parse_date(params[name].get<std::string>()))
      return fault(name, "ongeldige-datum", "\"" + name + "\" is een datum (JJJJ-MM-DD).");
    where += fmt::format(" AND {} {} {}::date", column, comparison, bind(params[name]));
  }

  void flag(const std::string& name, const std::string& condition) {
    if (!params.contains(name)) return;
    const auto value = params[name].get<std::string>();
    if (value != "true" && value != "false")
      return fault(name, "onbekende-waarde", "\"" + name + "\" is true of false.");
    where += value == "true" ? " AND " + condition : " AND NOT " + condition;
  }

  [[nodiscard]] std::string order() {
    auto by = params.value("sorteer", "-effectieveDatum");
    const bool back = by.starts_with('-');
    if (back) by.erase(0, 1);
    const auto found = orders.find(by);
    if (found == orders.end()) {
      fault("sorteer", "onbekende-waarde",
            "\"sorteer\" is een van: effectieveDatum, datum, termijn, status, directie, ontvanger.");
      return "effective";
    }
    return found->second + (back ? " DESC" : "") + ", date, id";  // of one day: the deadline that comes first
  }
};

// An alert says what it said when it went out. Beside it, where that is no longer so: to which day its deadline moved,
// or that it no longer runs.
void add_since(json& shown, const pqxx::field& date, const pqxx::field& running) {
  if (!shown.contains("termijnDatum") || running.is_null()) return;
  if (!running.as<bool>()) {
    shown["termijnLoopt"] = false;
  } else if (!date.is_null() && shown["termijnDatum"] != date.c_str()) {
    shown["termijnNu"] = date.c_str();
  }
}

json rows_of(pqxx::transaction_base& transaction, const pqxx::result& rows) {
  std::set<std::string> ids;
  for (const auto& row : rows) ids.insert(row[3].c_str());
  const auto items = load_items(transaction, ids);
  auto shown = json::array();
  for (const auto& row : rows) {
    const auto item = items.find(row[3].c_str());
    shown.push_back(shown_alert(row[0].c_str(), row[1].as<int>(), row[2].c_str(), row[3].c_str(),
                                item == items.end() ? nullptr : &item->second));
    add_since(shown.back(), row[4], row[5]);
  }
  return shown;
}

int number_of(const json& params, const std::string& name, int fallback, int max, wire::Faults& faults) {
  if (!params.contains(name)) return fallback;
  const auto text = params[name].get<std::string>();
  const bool digits = !text.empty() && text.size() <= 7 && text.find_first_not_of("0123456789") == std::string::npos;
  const int value = digits ? std::stoi(text) : 0;
  if (value < 1 || value > max)
    faults.push_back({"query", name, "buiten-bereik", fmt::format("\"{}\" moet van 1 tot en met {} zijn.", name, max)});
  return value;
}

}  // namespace

Page page_of(const json& params, wire::Faults& faults) {
  return {number_of(params, "page", 1, 1'000'000, faults), number_of(params, "pageSize", 50, page_size_max, faults)};
}

void refuse_unknown(const json& params, const std::vector<std::string>& known, wire::Faults& faults) {
  for (const auto& [name, value] : params.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      faults.push_back({"query", name, "onbekende-parameter", "Deze parameter is hier niet bekend."});
    else if (!value.is_string())
      faults.push_back({"query", name, "onbekende-waarde", "Een parameter is tekst."});
  }
}

json list_alerts(pqxx::transaction_base& transaction, const json& params, wire::Faults& faults) {
  refuse_unknown(params,
                 {"page", "pageSize", "sorteer", "status", "item", "soort", "regel", "directie", "ontvanger",
                  "termijnVoor", "termijnNa", "ingehaald"},
                 faults);
  if (!faults.empty()) return {};
  const auto page = page_of(params, faults);
  Query query{params, faults, "true", {}};
  query.among("status", "status", "text", statuses);
  query.among("soort", "(SELECT kind FROM item i WHERE i.id = alert.item)", "text", item_kinds);
  query.item();
  query.among("regel", "rule", "uuid", {});
  query.among("directie", "receiver", "text", {});
  query.among("ontvanger", "receiver", "text", {});
  query.day("termijnVoor", "date", "<");
  query.day("termijnNa", "date", ">");
  query.flag("ingehaald", "(document::json->>'ingehaald')::boolean");
  const auto order = query.order();
  if (!faults.empty()) return {};
  const auto run = [&](const std::string& sql) {
    return transaction.exec_params(sql, pqxx::prepare::make_dynamic_params(query.values));
  };
  const auto count = run("SELECT count(*) FROM alert WHERE " + query.where)[0][0].as<std::int64_t>();
  const auto rows = run(
      fmt::format("SELECT id, version, document, item, (SELECT d.date FROM deadline d WHERE d.id = alert.deadline), "
                  "(SELECT d.running FROM deadline d WHERE d.id = alert.deadline) FROM alert WHERE {} ORDER BY {} "
                  "LIMIT {} OFFSET {}",
                  query.where, order, page.size, (page.number - 1) * static_cast<std::int64_t>(page.size)));
  return {{"aantal", count}, {"resultaten", rows_of(transaction, rows)}};
}

}  // namespace gestand::alerts
