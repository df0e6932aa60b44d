#include "services/motions/adapters/pg_import_run.hpp"

#include <nlohmann/json.hpp>

namespace gestand::motions {

using nlohmann::json;

void touch_import(eventlog::Database& database, const std::string& source) {
  database.statements([&](pqxx::nontransaction& transaction) {
    transaction.exec_params(
        "INSERT INTO import_run AS r (source, seen_at, begun_at) VALUES ($1, clock_timestamp(), platform.nu()) "
        "ON CONFLICT (source) DO UPDATE SET seen_at = clock_timestamp(), ended_at = NULL, counts = NULL, begun_at = "
        "CASE WHEN r.ended_at IS NULL AND r.seen_at > clock_timestamp() - interval '10 s' THEN r.begun_at "
        "ELSE platform.nu() END "
        "WHERE r.ended_at IS NOT NULL OR r.seen_at < clock_timestamp() - interval '2 s'",
        source);
  });
}

void end_import(eventlog::Database& database, const std::string& source, const json& counts) {
  json kept = json::object();
  for (const auto* name : {"nieuw", "gewijzigd", "ongewijzigd", "geweigerd"})
    if (counts.contains(name) && counts[name].is_number_unsigned()) kept[name] = counts[name];
  database.statements([&](pqxx::nontransaction& transaction) {
    transaction.exec_params(
        "UPDATE import_run SET ended_at = platform.nu(), counts = nullif($2::jsonb, '{}') WHERE source = $1", source,
        kept.dump());
  });
}

bool import_runs(eventlog::Database& database) {
  bool out = false;
  database.statements([&](pqxx::nontransaction& transaction) {
    out = transaction
              .exec(
                  "SELECT EXISTS (SELECT FROM import_run WHERE ended_at IS NULL AND seen_at > clock_timestamp() - "
                  "interval '10 s')")[0][0]
              .as<bool>();
  });
  return out;
}

json last_imports(eventlog::Database& database) {
  json out = json::array();
  database.statements([&](pqxx::nontransaction& transaction) {
    for (const auto& row : transaction.exec(
             "SELECT coalesce(counts, '{}') || jsonb_strip_nulls(jsonb_build_object('bron', source, 'begonnenOp', "
             "to_char(begun_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'klaarOp', "
             "to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), 'status', CASE "
             "WHEN counts IS NOT NULL THEN 'klaar' WHEN ended_at IS NULL AND seen_at > clock_timestamp() - interval "
             "'10 s' THEN 'bezig' ELSE 'afgebroken' END)) FROM import_run ORDER BY source"))
      out.push_back(json::parse(row[0].as<std::string>()));
  });
  return out;
}

}  // namespace gestand::motions
