// The real gestand-overview over the real bus, against real logs that this test writes: what was written is read at
// once, a rebuild beside the live model ends with the same rows (also when the process is killed in the middle), and it
// recovers from a source that was away.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "common/bus/node.hpp"
#include "common/eventlog/ids.hpp"
#include "common/eventlog/log.hpp"
#include "common/run/log_methods.hpp"
#include "common/wire/shown.hpp"
#include "tests/integration/overview/scratch.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::overview::testing {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

const std::vector<std::string> sources = {"motions",      "commitments", "vehicles",
                                          "organisation", "documents",   "deadlines"};

// A source of events: its log in the database, served on the bus as its owner would.
struct Source {
  Source(const std::string& conninfo, const bus::NodeConfig& config)
      : database(conninfo, config.service), log(database), node(config) {
    run::serve_log_methods(node, log, database);
    node.start();
  }
  eventlog::Database database;
  eventlog::Log log;
  bus::Node node;
};

class Process : public OverviewDatabase {
 protected:
  void SetUp() override {
    OverviewDatabase::SetUp();
    if (!scratch) return;
    binary = std::string(GESTAND_BIN_DIR) + "/gestand-overview";
    if (!std::filesystem::exists(binary)) GTEST_SKIP() << binary << " is not built";
    folder = std::filesystem::temp_directory_path() / ("gestand-overview-" + eventlog::hex(eventlog::random_bytes(6)));
    std::filesystem::create_directories(folder / "keys");
    auto services = sources;
    services.insert(services.end(), {"overview", "cli"});
    std::ofstream peers(folder / "peers");
    for (const auto& service : services) {
      const auto [open, secret] = bus::new_key_pair();
      std::ofstream(folder / "keys" / (service + ".public")) << open;
      std::ofstream(folder / "keys" / (service + ".secret")) << secret;
      std::filesystem::permissions(folder / "keys" / (service + ".secret"),
                                   std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
      if (service != "cli")
        peers << service << ' ' << endpoint(service, "events") << ' ' << endpoint(service, "requests") << '\n';
    }
    peers.close();
    for (const auto& source : sources) start_source(source);
    start_overview();
    client = std::make_unique<bus::Node>(config("cli", false));
    client->start();
  }

  void TearDown() override {
    client.reset();
    if (overview > 0) stop_overview(SIGTERM);
    running.clear();
    if (!folder.empty()) std::filesystem::remove_all(folder);
  }

  [[nodiscard]] std::string endpoint(const std::string& service, const std::string& what) const {
    return "ipc://" + (folder / (service + "." + what)).string();
  }

  [[nodiscard]] bus::NodeConfig config(const std::string& service, bool serves) const {
    bus::NodeConfig out;
    out.service = service;
    out.keys = (folder / "keys").string();
    if (serves) {
      out.events = endpoint(service, "events");
      out.requests = endpoint(service, "requests");
    } else {
      out.peers = bus::read_peers((folder / "peers").string());
    }
    return out;
  }

  void start_source(const std::string& source) {
    running[source] = std::make_unique<Source>(scratch->conninfo(), config(source, true));
  }

  void start_overview() {
    std::vector<std::string> environment = {"GESTAND_NAME=overview-1",
                                            "GESTAND_DATABASE=" + scratch->conninfo(),
                                            "GESTAND_RUN=" + folder.string(),
                                            "GESTAND_KEYS=" + (folder / "keys").string(),
                                            "GESTAND_PEERS=" + (folder / "peers").string(),
                                            "GESTAND_BUS_EVENTS=" + endpoint("overview", "events"),
                                            "GESTAND_BUS_REQUESTS=" + endpoint("overview", "requests")};
    std::vector<char*> pointers;
    for (auto& one : environment) pointers.push_back(one.data());
    pointers.push_back(nullptr);
    std::string program = binary;
    char* arguments[] = {program.data(), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const std::string log = (folder / "overview.log").string();
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ASSERT_EQ(posix_spawn(&overview, program.c_str(), &actions, nullptr, arguments, pointers.data()), 0);
    posix_spawn_file_actions_destroy(&actions);
  }

  int stop_overview(int signal) {
    kill(overview, signal);
    int status = 0;
    waitpid(overview, &status, 0);
    overview = 0;
    return status;
  }

  // Asks until it is answered (the process may be on its way up); a status other than `awaited` after a minute fails.
  json answer(const std::string& method, const json& question, bus::Status awaited = bus::Status::Ok) {
    bus::Reply reply;
    const auto end = std::chrono::steady_clock::now() + 60s;
    do {
      reply = client->call("overview", method, question.dump(), 3s);
      if (reply.status == awaited) return read(reply.body);
      std::this_thread::sleep_for(20ms);
    } while (std::chrono::steady_clock::now() < end);
    ADD_FAILURE() << method << ": " << bus::to_string(reply.status) << "\n"
                  << std::ifstream(folder / "overview.log").rdbuf();
    return {};
  }

  static json read(const std::string& bytes) {
    if (bytes.find('\n') == std::string::npos) return bytes.empty() ? json() : json::parse(bytes);
    const auto shown = wire::unpack_shown(bytes);
    if (shown.not_found) return {{"nietGevonden", true}};
    return json::parse(shown.faults.empty() ? shown.body : shown.faults);
  }

  std::int64_t motions_listed() {
    return answer("overview.list", {{"kind", "moties"}, {"params", {{"pageSize", "1"}}}})
        .value("aantal", std::int64_t{-1});
  }

  void append(const std::string& source, const std::string& soort, const std::string& item, int version,
              const json& changes) {
    eventlog::AppendRequest request;
    request.item = item;
    request.expected = {{item, version}};
    json list = json::array();
    for (const auto& [name, value] : changes.items()) list.push_back({{"veld", name}, {"naar", value}});
    request.events = {{item, "nl.test." + soort, json{{"soort", soort}, {"wijziging", list}}.dump()}};
    const auto result = running.at(source)->log.append(request);
    const auto* events = std::get_if<eventlog::Appended>(&result);
    ASSERT_NE(events, nullptr);
    consumer::publish(running.at(source)->node, source, *events);
  }

  void append_motions(int from, int until) {
    for (int n = from; n < until; ++n) {
      append("motions", "motie", id("motie", n), 0,
             {{"titel", "Motie " + std::to_string(n)},
              {"status", "ingediend"},
              {"toewijzingen", json::array()},
              {"termijnen", json::array()},
              {"koppelingen", json::array()}});
    }
  }

  std::string rows(const std::string& schema) {
    return scratch->text("SELECT item::text FROM " + schema + ".item ORDER BY id, van");
  }

  // Waits for the end of a rebuild while readers go on.
  json rebuilt(std::int64_t motions) {
    for (;;) {
      const auto stand = answer("overview.rebuild.stand", json::object());
      EXPECT_EQ(motions_listed(), motions);
      if (!stand.value("bezig", false) || HasFailure()) return stand;
    }
  }

  std::string binary;
  std::filesystem::path folder;
  std::map<std::string, std::unique_ptr<Source>> running;
  std::unique_ptr<bus::Node> client;
  pid_t overview = 0;
};

TEST_F(Process, WhatIsWrittenIsReadAtOnce) {
  for (int n = 0; n < 40; ++n) {
    append_motions(n, n + 1);
    ASSERT_EQ(motions_listed(), n + 1);
    append("deadlines", "termijn", id("termijn", n), 0,
           {{"item", id("motie", n)}, {"itemSoort", "motie"}, {"soort", "datum"}, {"datum", "2024-07-04"}});
    const auto shown = answer("overview.item", {{"kind", "moties"}, {"id", id("motie", n)}});
    ASSERT_EQ(shown["termijnen"].size(), 1U);
    ASSERT_EQ(answer("overview.related", {{"item", id("motie", n)}})["termijnen"], json{id("termijn", n)});
  }
}

TEST_F(Process, ARebuildEndsWithTheSameRows) {
  append_motions(0, 300);
  EXPECT_EQ(motions_listed(), 300);
  const auto before = rows("overview_1");
  EXPECT_EQ(answer("overview.rebuild", json::object())["gestart"], true);
  const auto stand = rebuilt(300);
  EXPECT_EQ(stand["live"], "overview_2");
  EXPECT_EQ(first_difference(rows("overview_2"), before), "");
  append_motions(300, 301);
  EXPECT_EQ(motions_listed(), 301);
  EXPECT_EQ(answer("overview.rebuild", json::object())["gestart"], true);
  EXPECT_EQ(rebuilt(301)["live"], "overview_1");
  EXPECT_EQ(first_difference(rows("overview_1"), rows("overview_2")), "");
}

TEST_F(Process, ARebuildThatWasKilledIsFinished) {
  append_motions(0, 400);
  EXPECT_EQ(motions_listed(), 400);
  EXPECT_EQ(answer("overview.rebuild", json::object())["bezig"], true);
  stop_overview(SIGKILL);
  start_overview();
  EXPECT_EQ(rebuilt(400)["live"], "overview_2");
  EXPECT_EQ(first_difference(rows("overview_2"), rows("overview_1")), "");
  EXPECT_EQ(stop_overview(SIGTERM), 0);
}

// Another replica ends a rebuild while this one is at its upkeep, here for as long as somebody holds a lock: a reader
// is answered from the new model all the same.
TEST_F(Process, NobodyWaitsForTheUpkeepToSeeAnotherModel) {
  append_motions(0, 3);
  EXPECT_EQ(motions_listed(), 3);
  pqxx::connection other(scratch->conninfo());
  pqxx::work holder(other);
  holder.exec("LOCK TABLE overview_1.item IN SHARE UPDATE EXCLUSIVE MODE");
  scratch->sql("UPDATE overview_1.model SET unanalysed = 1000000");
  const auto waits = [&] {
    return scratch->text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type "
        "= 'Lock' AND query LIKE '%onderhoud%'");
  };
  ASSERT_TRUE(support::wait_until([&] { return waits() == "1\n"; })) << waits();
  scratch->sql("UPDATE overview.pointer SET live = 'overview_2', generation = generation + 1");
  const auto reply =
      client->call("overview", "overview.list", R"({"kind":"moties","params":{}})", std::chrono::milliseconds(2500));
  ASSERT_EQ(reply.status, bus::Status::Ok) << bus::to_string(reply.status);
  EXPECT_EQ(read(reply.body)["aantal"], 3);
  EXPECT_EQ(waits(), "1\n");
  holder.abort();
  ASSERT_TRUE(support::wait_until([&] { return waits() == "0\n"; }));
  EXPECT_EQ(motions_listed(), 3);
}

TEST_F(Process, ASourceThatIsAwayIsSaidAndItRecovers) {
  append_motions(0, 3);
  EXPECT_EQ(motions_listed(), 3);
  running.erase("motions");
  answer("overview.list", {{"kind", "moties"}, {"params", json::object()}}, bus::Status::Unavailable);
  start_source("motions");
  EXPECT_EQ(motions_listed(), 3);
  append_motions(3, 4);
  EXPECT_EQ(motions_listed(), 4);
}

TEST_F(Process, AWrongQuestionIsNamedAndNonsenseIsNoQuestion) {
  EXPECT_EQ(answer("overview.list", {{"kind", "moties"}, {"params", {{"page", "0"}, {"x", "y"}}}})["errors"].size(),
            2U);
  EXPECT_EQ(answer("overview.item", {{"kind", "moties"}, {"id", "geen-id"}}), (json{{"nietGevonden", true}}));
  EXPECT_EQ(client->call("overview", "overview.list", "{", 3s).status, bus::Status::BadRequest);
}

}  // namespace
}  // namespace gestand::overview::testing
