// The log of motions, empty at the start of each test.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "common/eventlog/log.hpp"
#include "tests/support/test_database.hpp"

namespace gestand::support {

class LogTest : public DatabaseTest {
 protected:
  void SetUp() override;

  // The events of an append that must succeed.
  static eventlog::Appended appended(const eventlog::AppendResult& result);
  // What verify() finds, and the digest over all heads.
  static std::vector<std::string> faults(const std::string& schema = "motions");
  static std::string digest(const std::string& schema = "motions");
  // Empties the log of a schema, which only its owner can, with the triggers off.
  static void empty_log(const std::string& schema);

  std::unique_ptr<eventlog::Database> database_;
  std::unique_ptr<eventlog::Log> log_;
};

}  // namespace gestand::support
