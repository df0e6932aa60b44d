#include "services/overview/adapters/pg_pointer.hpp"

#include "services/overview/adapters/pg_stands.hpp"

namespace gestand::overview {

Pointer read_pointer(eventlog::Database& database) {
  static const std::string look = "SELECT live, building, generation, " + micros("started_at") + " FROM pointer";
  Pointer out;
  database.statements([&](pqxx::nontransaction& transaction) {
    const auto row = transaction.exec(look)[0];
    out = {row[0].c_str(), std::nullopt, row[2].as<std::int64_t>(), std::nullopt};
    if (!row[1].is_null()) out.building = row[1].c_str();
    if (!row[3].is_null()) out.started = instant_of(row[3]);
  });
  return out;
}

bool begin_rebuild(eventlog::Database& database) {
  bool begun = false;
  database.transaction([&](pqxx::work& transaction) {
    const auto row = transaction.exec("SELECT live, building IS NOT NULL FROM pointer FOR UPDATE")[0];
    begun = !row[1].as<bool>();
    if (!begun) return;
    const std::string other = std::string(row[0].c_str()) == "overview_1" ? "overview_2" : "overview_1";
    transaction.exec("SELECT " + other + ".leegmaken()");
    transaction.exec_params("UPDATE pointer SET building = $1, generation = generation + 1, started_at = platform.nu()",
                            other);
  });
  return begun;
}

void finish_rebuild(eventlog::Database& database, const Pointer& seen) {
  database.transaction([&](pqxx::work& transaction) {
    transaction.exec_params(
        "UPDATE pointer SET live = building, building = NULL, generation = generation + 1 WHERE generation = $1 AND "
        "building IS NOT NULL",
        seen.generation);
  });
}

}  // namespace gestand::overview
