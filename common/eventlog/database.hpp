// A schema of the database as one service sees it: a small pool of connections that act under the service's own role.
// Threads: any number; each call borrows one connection for its time (a connection and its transaction are one
// "world"). Errors: Unavailable (nothing happened), InDoubt (a commit whose answer was lost). SQL errors that are a
// caller's subject, such as a
//         unique violation, pass as pqxx::sql_error; serialization failures and deadlocks are tried again, at most 5
//         times.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <pqxx/pqxx>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::eventlog {

class Database {
 public:
  // `conninfo` of the login role; sessions run as role gestand_<schema> with search_path "<schema>, platform".
  // `statement_limit_ms` bounds each statement (0: none, for consumers that catch up and for verification).
  Database(std::string conninfo, std::string schema, std::size_t connections_max = 12, int statement_limit_ms = 10'000);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] const std::string& schema() const { return schema_; }

  // Runs `work` in one transaction and commits. It may run more than once; only its last run counts.
  void transaction(const std::function<void(pqxx::work&)>& work);
  // Runs `work` outside a transaction block: each statement commits with its own answer, in one round trip.
  void statements(const std::function<void(pqxx::nontransaction&)>& work);
  // Runs `work` in a read-only transaction that sees one moment (repeatable read).
  void snapshot(const std::function<void(pqxx::read_transaction&)>& work);

 private:
  class Borrowed;
  template <class Transaction>
  void run(const std::function<void(Transaction&)>& work);

  std::string conninfo_;
  std::string schema_;
  std::size_t connections_max_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<pqxx::connection>> idle_;
  std::size_t lent_ = 0;
};

// A PostgreSQL array literal for a text parameter that is cast in SQL ($1::text[], $1::uuid[], $1::bytea[]).
[[nodiscard]] std::string pg_array(const std::vector<std::string>& values);

}  // namespace gestand::eventlog
