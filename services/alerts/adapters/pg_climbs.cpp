// The SQL of ladders.
#include "services/alerts/adapters/pg_climbs.hpp"

#include "common/calendar/date.hpp"
#include "services/alerts/adapters/pg_known.hpp"

namespace gestand::alerts {
namespace {

std::vector<Climb> climbs(const pqxx::result& rows) {
  std::vector<Climb> found;
  for (const auto& row : rows)
    found.push_back(
        {{row[0].c_str(), row[1].c_str(), row[2].as<int>(), day_from(row[3])}, day_from(row[4]), row[5].as<int>()});
  return found;
}

}  // namespace

void add_climb(pqxx::work& transaction, const Climb& climb) {
  transaction.exec_params(
      "INSERT INTO climb (deadline, rule, date, threshold, next, rung) VALUES ($1, $2, $3, $4, $5, $6) "
      "ON CONFLICT DO NOTHING",
      climb.key.deadline, climb.key.rule, calendar::to_iso(climb.key.date), climb.key.threshold,
      calendar::to_iso(climb.next), climb.rung);
}

void save_climb(pqxx::work& transaction, const Climb& climb) {
  transaction.exec_params("UPDATE climb SET next = $4, rung = $5 WHERE deadline = $1 AND rule = $2 AND date = $3",
                          climb.key.deadline, climb.key.rule, calendar::to_iso(climb.key.date),
                          calendar::to_iso(climb.next), climb.rung);
}

void end_climb(pqxx::work& transaction, const Key& key) {
  transaction.exec_params("DELETE FROM climb WHERE deadline = $1 AND rule = $2 AND date = $3", key.deadline, key.rule,
                          calendar::to_iso(key.date));
}

void hold_climb(pqxx::work& transaction, const Key& key, Date until) {
  transaction.exec_params("UPDATE climb SET next = greatest(next, $4) WHERE deadline = $1 AND rule = $2 AND date = $3",
                          key.deadline, key.rule, calendar::to_iso(key.date), calendar::to_iso(until));
}

std::vector<Climb> lock_climbs(pqxx::work& transaction, Date until, int limit) {
  return climbs(
      transaction.exec_params("SELECT deadline, rule, threshold, date, next, rung FROM climb WHERE next <= $1 "
                              "ORDER BY next, deadline, rule, date LIMIT $2 FOR UPDATE",
                              calendar::to_iso(until), limit));
}

std::vector<Climb> all_climbs(pqxx::transaction_base& transaction) {
  return climbs(transaction.exec(
      "SELECT deadline, rule, threshold, date, next, rung FROM climb ORDER BY next, deadline, rule, date"));
}

}  // namespace gestand::alerts
