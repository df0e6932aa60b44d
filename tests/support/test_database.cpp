#include "tests/support/test_database.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace gestand::support {

namespace {

// Environment variables are read before any thread runs.
std::string setting(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
  return value == nullptr ? "" : value;
}

void on_server(const std::string& sql) {
  pqxx::connection connection(setting("GESTAND_TEST_DATABASE"));
  pqxx::nontransaction transaction(connection);
  transaction.exec(sql);
}

class Scratch {
 public:
  Scratch() {
    const std::string server = setting("GESTAND_TEST_DATABASE");
    if (server.empty()) return;
    name_ = "gestand_test_" + std::to_string(::getpid());
    const std::string model = setting("GESTAND_TEST_TEMPLATE");
    on_server("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    on_server("CREATE DATABASE " + name_ + (model.empty() ? "" : " TEMPLATE " + model));
    conninfo_ = server + " dbname=" + name_;
    if (!model.empty()) return;
    const std::string migrate =
        "GESTAND_DATABASE='" + conninfo_ + "' '" + GESTAND_SOURCE_DIR + "/sql/migrate' >/dev/null 2>&1";
    if (std::system(migrate.c_str()) != 0) {  // NOLINT(concurrency-mt-unsafe): before any thread runs
      drop();
      throw std::runtime_error("sql/migrate failed on " + name_);
    }
  }
  ~Scratch() { drop(); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] const std::string& conninfo() const { return conninfo_; }

 private:
  void drop() noexcept {
    if (name_.empty()) return;
    try {
      on_server("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    } catch (const std::exception&) {  // the cluster is gone, and the database with it
    }
  }
  std::string name_, conninfo_;
};

}  // namespace

const std::string& scratch_database() {
  static const std::string given = setting("GESTAND_TEST_CHILD_DATABASE");  // a child of a test uses its parent's
  if (!given.empty()) return given;
  static const Scratch scratch;
  return scratch.conninfo();
}

void DatabaseTest::SetUp() {
  if (scratch_database().empty()) {
    GTEST_SKIP() << "GESTAND_TEST_DATABASE is not set: tests/run makes a cluster for the tests that need PostgreSQL";
  }
}

std::unique_ptr<eventlog::Database> DatabaseTest::open(const std::string& schema, std::size_t connections_max) {
  return std::make_unique<eventlog::Database>(scratch_database(), schema, connections_max);
}

pqxx::result DatabaseTest::as_owner(const std::string& sql) {
  pqxx::connection connection(scratch_database());
  pqxx::work transaction(connection);
  const auto out = transaction.exec(sql);
  transaction.commit();
  return out;
}

pqxx::row DatabaseTest::one_row(const std::string& sql) { return as_owner(sql)[0]; }

}  // namespace gestand::support
