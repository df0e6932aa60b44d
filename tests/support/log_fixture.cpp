#include "tests/support/log_fixture.hpp"

namespace gestand::support {

void LogTest::SetUp() {
  DatabaseTest::SetUp();
  if (IsSkipped()) return;
  empty_log("motions");
  database_ = open("motions", 20);
  log_ = std::make_unique<eventlog::Log>(*database_);
}

eventlog::Appended LogTest::appended(const eventlog::AppendResult& result) {
  const auto* events = std::get_if<eventlog::Appended>(&result);
  EXPECT_NE(events, nullptr) << "not appended: alternative " << result.index();
  return events == nullptr ? eventlog::Appended{} : *events;
}

std::vector<std::string> LogTest::faults(const std::string& schema) {
  std::vector<std::string> out;
  for (const auto& row : as_owner("SET LOCAL search_path = " + schema +
                                  ", platform; SELECT fault FROM verify() ORDER BY part, seq, fault")) {
    out.emplace_back(row[0].c_str());
  }
  return out;
}

std::string LogTest::digest(const std::string& schema) {
  return one_row("SET LOCAL search_path = " + schema + ", platform; SELECT digest()")[0].c_str();
}

void LogTest::empty_log(const std::string& schema) {
  as_owner(
      "SET LOCAL search_path = " + schema +
      ", platform; ALTER TABLE event DISABLE TRIGGER USER; DELETE FROM event; ALTER TABLE event ENABLE TRIGGER USER;"
      "UPDATE log_head SET seq = 0, time = '-infinity'; DELETE FROM idempotency; DELETE FROM unique_key; DELETE FROM "
      "side_text");
}

}  // namespace gestand::support
