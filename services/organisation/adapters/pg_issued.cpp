// What was issued; see the header.
#include "services/organisation/adapters/pg_issued.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <pqxx/pqxx>

#include "common/calendar/date.hpp"

namespace gestand::organisation {
namespace {

using nlohmann::json;

bool is_over(const json& row, Instant now) {
  if (!row.contains("verlooptOp")) return false;
  const auto end = calendar::parse_instant(row["verlooptOp"].get<std::string>());
  return end && *end <= now;
}

// Nothing if somebody else made it.
json row_of(const std::string& item, const std::string& maker, eventlog::Log& log, owner::Owner& owner) {
  const auto history = log.events_of(item, 0);
  if (history.events.empty()) return nullptr;
  const auto first = json::parse(history.events.front().body);
  if (!maker.empty() && first.at("data").at("door").at("id") != maker) return nullptr;
  const auto entry = owner.current(item);
  json row = {{"id", item}, {"versie", entry.version}, {"uitgegevenOp", first.at("time")}};
  for (const auto& [name, value] : entry.document.items())
    if (!name.starts_with("_")) row[name] = value;
  row["isVerlopen"] = is_over(row, history.now);
  for (const auto& event : history.events) {
    if (!event.type.ends_with("-ingetrokken")) continue;
    const auto body = json::parse(event.body);
    row["ingetrokkenOp"] = body.at("time");
    const auto fact = body.at("data").find("feit");
    if (fact != body["data"].end() && fact->contains("reden")) row["reden"] = fact->at("reden");
  }
  return row;
}

}  // namespace

std::string issued(const std::string& kind, const std::string& maker, eventlog::Database& database, eventlog::Log& log,
                   owner::Owner& owner) {
  std::vector<std::string> items;
  database.statements([&](pqxx::nontransaction& transaction) {
    items.clear();
    for (const auto& row : transaction.exec_params("SELECT item FROM unique_key WHERE kind = $1", kind))
      items.emplace_back(row[0].c_str());
  });
  std::vector<json> rows;
  for (const auto& item : items)
    if (auto row = row_of(item, maker, log, owner); !row.is_null()) rows.push_back(std::move(row));
  std::sort(rows.begin(), rows.end(), [](const json& a, const json& b) {
    return std::pair(b.at("uitgegevenOp").get<std::string>(), b.at("id").get<std::string>()) <
           std::pair(a.at("uitgegevenOp").get<std::string>(), a.at("id").get<std::string>());
  });
  return json{{"aantal", rows.size()}, {"resultaten", rows}}.dump();
}

}  // namespace gestand::organisation
