// A scratch database for one test binary on the cluster of GESTAND_TEST_DATABASE: migrated by sql/migrate (or copied
// from the migrated GESTAND_TEST_TEMPLATE), dropped when the binary ends. Without the setting the tests that need it
// say so and are skipped.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <pqxx/pqxx>
#include <string>

#include "common/eventlog/database.hpp"

namespace gestand::support {

// conninfo of the scratch database as the owner of all schemas; empty if GESTAND_TEST_DATABASE is not set. Made at the
// first call.
[[nodiscard]] const std::string& scratch_database();

// A test that needs PostgreSQL.
class DatabaseTest : public ::testing::Test {
 protected:
  void SetUp() override;

  // A pool as the service of this schema has it.
  [[nodiscard]] static std::unique_ptr<eventlog::Database> open(const std::string& schema,
                                                                std::size_t connections_max = 12);
  // One statement as the owner of the schemas: what an operator with the keys to the house could do.
  static pqxx::result as_owner(const std::string& sql);
  // The same, expecting one row.
  static pqxx::row one_row(const std::string& sql);
};

}  // namespace gestand::support
