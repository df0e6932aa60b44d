// A database of our own with every schema in it, and events made by hand as a log would store them.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "common/consumer/consumer.hpp"
#include "common/eventlog/database.hpp"
#include "services/overview/adapters/answers_json.hpp"
#include "services/overview/adapters/pg_projection.hpp"

namespace gestand::overview::testing {

// Conninfo of the cluster to test on; without it a test skips itself.
[[nodiscard]] std::optional<std::string> cluster();

class Scratch {
 public:
  explicit Scratch(const std::string& conninfo);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] const std::string& conninfo() const { return conninfo_; }
  [[nodiscard]] eventlog::Database& model(const std::string& schema);
  void sql(const std::string& statements);                   // as owner of the database
  [[nodiscard]] std::string text(const std::string& query);  // first column of all rows, a line each
  void set_clock(const std::string& instant);

 private:
  std::string admin_, name_, conninfo_;
  std::map<std::string, std::unique_ptr<eventlog::Database>> models_;
};

// Events as they lie in logs: numbers, versions and times follow.
class Recorder {
 public:
  // `changes`: {member: value}, null removes. Members of the kind "list/0" are taken as they are.
  consumer::Event event(const std::string& source, const std::string& soort, const std::string& item,
                        const std::string& time, const nlohmann::json& changes);

 private:
  std::map<std::string, int> versions_;
  std::map<std::string, std::int64_t> numbers_;
};

// The n-th id of a kind of thing, always the same.
[[nodiscard]] std::string id(const std::string& kind, int n);

void project(eventlog::Database& model, const std::vector<consumer::Event>& events);

// One question to a model, as the bus would ask it.
using Answer = std::function<nlohmann::json(Reading&, const nlohmann::json&)>;
[[nodiscard]] nlohmann::json ask(eventlog::Database& model, CountCache& counts, const Answer& answer,
                                 const nlohmann::json& question);
[[nodiscard]] nlohmann::json list(eventlog::Database& model, CountCache& counts, const std::string& kind,
                                  const nlohmann::json& params);

[[nodiscard]] std::vector<std::string> ids_of(const nlohmann::json& answer);

// The first line in which two texts differ, in both; empty if they are equal.
[[nodiscard]] std::string first_difference(const std::string& one, const std::string& other);

class OverviewDatabase : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto conninfo = cluster();
    if (!conninfo) GTEST_SKIP() << "GESTAND_TEST_DATABASE is not set: no PostgreSQL to test on";
    scratch = std::make_unique<Scratch>(*conninfo);
  }
  eventlog::Database& model() { return scratch->model("overview_1"); }
  nlohmann::json list_of(const std::string& kind, const nlohmann::json& params = nlohmann::json::object()) {
    return list(model(), counts, kind, params);
  }

  std::unique_ptr<Scratch> scratch;
  Recorder recorder;
  CountCache counts;
};

}  // namespace gestand::overview::testing
