#include "services/motions/adapters/pg_import_run.hpp"

namespace gestand::motions {

void touch_import(eventlog::Database& database, const std::string& source) {
  database.statements([&](pqxx::nontransaction& transaction) {
    transaction.exec_params(
        "INSERT INTO import_run AS r VALUES ($1, clock_timestamp()) ON CONFLICT (source) DO UPDATE SET seen_at = "
        "clock_timestamp() "
        "WHERE r.seen_at < clock_timestamp() - interval '2 s'",
        source);
  });
}

void end_import(eventlog::Database& database, const std::string& source) {
  database.statements([&](pqxx::nontransaction& transaction) {
    transaction.exec_params("DELETE FROM import_run WHERE source = $1", source);
  });
}

bool import_runs(eventlog::Database& database) {
  bool out = false;
  database.statements([&](pqxx::nontransaction& transaction) {
    out = transaction
              .exec("SELECT EXISTS (SELECT FROM import_run WHERE seen_at > clock_timestamp() - interval '10 s')")[0][0]
              .as<bool>();
  });
  return out;
}

}  // namespace gestand::motions
