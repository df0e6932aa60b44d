// What tests of alerts share: a stack clock that a test sets, events as other services tell them, and the service's
// parts wired.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/eventlog/log.hpp"
#include "services/alerts/adapters/pg_evaluation.hpp"
#include "services/alerts/adapters/pg_outbox.hpp"
#include "services/alerts/app/deliverer.hpp"
#include "tests/support/test_database.hpp"

namespace gestand::alerts {

// Staff as a test says it is.
class KnownPeople final : public People {
 public:
  std::map<std::string, Person> all;
  std::map<std::string, Person> find(const std::set<std::string>& ids) override {
    std::map<std::string, Person> found;
    for (const auto& id : ids)
      if (const auto one = all.find(id); one != all.end()) found.insert(*one);
    return found;
  }
};

class AlertsTest : public support::DatabaseTest {
 protected:
  void SetUp() override;
  void TearDown() override;

  // Sets the stack's clock, also back: only a test may.
  void clock(const std::string& instant);

  // Events as others tell them; `at` is the time that they were recorded.
  std::string motion(const std::string& directorate, const std::string& at,
                     const std::string& title = "Voorbeeldmotie");
  std::string deadline(const std::string& item, const std::string& date, const std::string& at, bool bulk = false);
  void move(const std::string& deadline, const std::string& from, const std::string& to, const std::string& at);
  void end(const std::string& deadline, const std::string& at);
  void directorate(const std::string& code, const std::string& mail);
  void tell(const std::string& source, const std::string& item, const std::string& type, const nlohmann::json& data,
            const std::string& at);

  // Evaluates all that the clock has made due, as the service does.
  void evaluate();
  // Sends all that may be tried now; the number of attempts.
  int deliver();

  // "drempel@effectieveDatum status" of each alert of the deadline, by date; "!" behind what was caught up.
  [[nodiscard]] std::vector<std::string> alerts_of(const std::string& deadline);
  [[nodiscard]] std::vector<std::string> mails();

  std::unique_ptr<eventlog::Database> database_;
  std::filesystem::path post_;
  KnownPeople people_;
  std::unique_ptr<PgEvaluation> evaluation_;
  std::unique_ptr<PgOutbox> outbox_;
  std::unique_ptr<Post> far_side_;
};

[[nodiscard]] MailSettings mail_settings(const std::string& instance);

}  // namespace gestand::alerts
