// gestand_bench_evaluation DEADLINES DUE: fills the tables of alerts in the database of GESTAND_DATABASE with so many
// open deadlines, of which so many come due on one morning, and prints how long the evaluation of that morning takes.
#include <fmt/core.h>

#include <chrono>
#include <cstdlib>
#include <pqxx/pqxx>
#include <stdexcept>
#include <string>

#include "common/calendar/date.hpp"
#include "common/eventlog/database.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/pg_evaluation.hpp"
#include "services/alerts/adapters/pg_rules.hpp"

namespace {

using namespace gestand;

constexpr const char* evening = "2030-01-06T20:00:00+01:00";
constexpr const char* morning = "2030-01-07T07:00:01+01:00";

void set_clock(pqxx::connection& owner, const std::string& instant) {
  pqxx::work transaction(owner);
  transaction.exec("DELETE FROM platform.klok");
  transaction.exec_params("INSERT INTO platform.klok (instant, werkelijk, laatst) VALUES ($1, clock_timestamp(), $1)",
                          instant);
  transaction.commit();
}

// Deadlines as an import leaves them, thirty days ahead on the morning for those that are due, later for the others.
void fill(pqxx::connection& owner, long deadlines, long due) {
  pqxx::work transaction(owner);
  transaction.exec("TRUNCATE alerts.deadline, alerts.item, alerts.alert, alerts.mail, alerts.signal");
  transaction.exec_params(
      "INSERT INTO alerts.item SELECT ('00000000-0000-8000-8000-' || lpad(n::text, 12, '0'))::uuid, 'motie', "
      "json_build_object('nummer', '99001-' || n, 'titel', 'Voorbeeld ' || n, 'toewijzingen', json_build_array("
      "json_build_object('directie', 'directie-politie', 'vanafDatum', '2029-01-01')))::text "
      "FROM generate_series(1, $1::bigint) n",
      deadlines);
  transaction.exec_params(
      "INSERT INTO alerts.deadline SELECT md5($3 || n)::uuid, item, "
      "json_build_object('item', item, 'itemSoort', 'motie', 'soort', 'datum', 'datum', date, 'eersteDatum', date, "
      "'verschuivingen', 0, 'uitleg', json_build_array(json_build_object('stap', 'genoemde dag', 'naar', "
      "date)))::text, "
      "date, true, true, '2029-06-01', '2029-06-01', '2030-01-06', date - 30 "
      "FROM (SELECT n, ('00000000-0000-8000-8000-' || lpad(n::text, 12, '0'))::uuid AS item, "
      "(date '2030-02-06' + CASE WHEN n <= $2::bigint THEN 0 ELSE 1 + (n % 3000)::int END) AS date "
      "FROM generate_series(1, $1::bigint) n) made",
      deadlines, due, eventlog::random_uuid());  // the log keeps the alerts of an earlier round
  transaction.exec("UPDATE alerts.watermark SET day = '2030-01-06'");
  transaction.commit();
  pqxx::nontransaction(owner).exec("VACUUM ANALYZE alerts.deadline, alerts.item");
}

int measure(const std::string& conninfo, long deadlines, long due) {
  pqxx::connection owner(conninfo);
  eventlog::Database database(conninfo, "alerts", 1);
  set_clock(owner, evening);
  database.transaction([](pqxx::work& transaction) { (void)alerts::begin_evaluation(transaction); });
  fill(owner, deadlines, due);
  set_clock(owner, morning);
  alerts::PgEvaluation evaluation(database, [](const eventlog::Appended&) {});
  const Date day = calendar::parse_date("2030-01-07").value();
  const auto began = std::chrono::steady_clock::now();
  if (!alerts::is_behind(evaluation.look())) throw std::runtime_error("nothing is due");
  while (evaluation.run(day)) {
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  const auto alerted = pqxx::nontransaction(owner).exec("SELECT count(*) FROM alerts.alert")[0][0].as<long>();
  if (alerted != due) throw std::runtime_error(fmt::format("{} alerts instead of {}", alerted, due));
  fmt::print("evaluation {:.3f}\n", took.count());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const char* database = std::getenv("GESTAND_DATABASE");  // NOLINT(concurrency-mt-unsafe): no thread runs yet
  if (argc != 3 || database == nullptr) {
    fmt::print(stderr, "gestand_bench_evaluation DEADLINES DUE, with GESTAND_DATABASE; use tests/bench/run\n");
    return 2;
  }
  try {
    return measure(database, std::stol(argv[1]), std::stol(argv[2]));
  } catch (const std::exception& error) {
    fmt::print(stderr, "gestand_bench_evaluation: {}\n", error.what());
    return 1;
  }
}
