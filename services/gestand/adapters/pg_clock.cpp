// SQL of the clock: see pg_clock.hpp and sql/platform/0001_clock.sql.
#include "services/gestand/adapters/pg_clock.hpp"

#include <functional>
#include <pqxx/pqxx>
#include <utility>

#include "common/calendar/date.hpp"
#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {
namespace {

// A refusal of the clock's own has an error code KL…; its message is a Dutch sentence, followed by PostgreSQL's context
// lines.
[[noreturn]] void refused(const pqxx::sql_error& error) {
  std::string words = error.what();
  words.resize(std::min(words.find('\n'), words.size()));
  if (const auto at = words.find("ERROR:"); at != std::string::npos)
    words.erase(0, words.find_first_not_of(' ', at + 6));
  if (error.sqlstate().starts_with("KL")) throw WrongUse(words);
  throw Failed("de klok is niet gezet: " + words);
}

void in_transaction(const std::string& conninfo, const std::function<void(pqxx::work&)>& work) {
  try {
    pqxx::connection connection(conninfo);
    pqxx::work transaction(connection);
    work(transaction);
    transaction.commit();
  } catch (const pqxx::sql_error& error) {
    refused(error);
  } catch (const pqxx::broken_connection&) {
    throw Failed("de database is niet bereikbaar");
  }
}

}  // namespace

PgClock::PgClock(std::string conninfo) : conninfo_(std::move(conninfo)) {}

ClockStand PgClock::stand() const {
  ClockStand stand;
  in_transaction(conninfo_, [&](pqxx::work& transaction) {
    const auto row = transaction.exec1(
        "SELECT (extract(epoch FROM platform.nu()) * 1000000)::bigint, EXISTS (SELECT FROM platform.klok)");
    stand.now = Instant(std::chrono::microseconds(row[0].as<std::int64_t>()));
    stand.simulated = row[1].as<bool>();
  });
  return stand;
}

void PgClock::start(Instant at) const {
  in_transaction(conninfo_, [&](pqxx::work& transaction) {
    transaction.exec_params("SELECT platform.klok_start($1::timestamptz)", calendar::to_iso(at));
  });
}

void PgClock::resume() const {
  in_transaction(conninfo_, [&](pqxx::work& transaction) { transaction.exec("SELECT platform.klok_hervat()"); });
}

void PgClock::move_to(Instant at) const {
  in_transaction(conninfo_, [&](pqxx::work& transaction) {
    transaction.exec_params("SELECT platform.zet_klok($1::timestamptz)", calendar::to_iso(at));
  });
}

}  // namespace gestand::cli
