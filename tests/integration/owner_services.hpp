// The owners' real programs on a scratch database and a bus of their own, asked as the gateway asks them.
#pragma once
#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/bus/node.hpp"
#include "common/eventlog/event.hpp"
#include "common/owner/rules.hpp"
#include "tests/support/bus_fixture.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/wait_until.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration): not every libc declares it

namespace gestand::owner_services {

using nlohmann::json;
using support::DatabaseTest;
using namespace std::chrono_literals;

inline const std::vector<std::string> owners{"organisation", "vehicles", "motions", "commitments"};

// One service as an operator starts it.
class Program {
 public:
  Program(const std::string& service, const support::BusFolder& bus, const std::string& peers) {
    std::string path = std::string(GESTAND_BIN_DIR) + "/gestand-" + service;
    const auto own = bus.peer(service);
    std::vector<std::string> settings{
        "GESTAND_NAME=" + service + "-1",       "GESTAND_DATABASE=" + support::scratch_database(),
        "GESTAND_KEYS=" + bus.keys(),           "GESTAND_BUS_EVENTS=" + own.events,
        "GESTAND_BUS_REQUESTS=" + own.requests, "GESTAND_PEERS=" + peers,
        "GESTAND_RUN=" + bus.folder()};
    for (char** one = environ; *one != nullptr; ++one) settings.emplace_back(*one);
    std::vector<char*> variables;
    for (auto& one : settings) variables.push_back(one.data());
    variables.push_back(nullptr);
    const std::string log = bus.folder() + "/" + service + ".log";
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
    std::array<char*, 2> arguments{path.data(), nullptr};
    const int fault = posix_spawn(&pid_, path.c_str(), &files, nullptr, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&files);
    if (fault != 0) throw std::runtime_error("cannot start " + path);
  }
  ~Program() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // SIGTERM; the exit code.
  int stop() const {
    ::kill(pid_, SIGTERM);
    siginfo_t ended{};
    ::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOWAIT);
    return ended.si_status;
  }

 private:
  pid_t pid_ = 0;
};

class OwnerServices : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    std::vector<std::string> holders = owners;
    holders.emplace_back("gateway");
    bus_ = std::make_unique<support::BusFolder>(holders);
    std::vector<bus::Peer> peers;
    std::ofstream file(bus_->folder() + "/peers");
    for (const auto& service : owners) {
      peers.push_back(bus_->peer(service));
      file << service << " " << peers.back().events << " " << peers.back().requests << "\n";
    }
    file.close();
    for (const auto& service : owners) start(service);
    node_ = std::make_unique<bus::Node>(bus_->client("gateway", peers));
    node_->start();
    for (const auto& service : owners)
      ASSERT_TRUE(support::wait_until([&] { return support::answers(*node_, service, "log.heads"); })) << service;
    reference();
  }
  void TearDown() override {
    if (node_) node_->stop();
  }

  void start(const std::string& service) {
    programs_[service] = std::make_unique<Program>(service, *bus_, bus_->folder() + "/peers");
  }

  // What is not under test here but must be known: an office and a directorate. The database may have them of a test
  // before.
  void reference() {
    const auto known = [](int status) { return status == 201 || status == 409; };
    ASSERT_TRUE(known(add("organisation", "ambt",
                          {{"code", "minister-jenv"}, {"naam", "Minister van Justitie en Veiligheid"}})["status"]));
    for (const char* code : {"directie-politie", "directie-ai"}) {
      ASSERT_TRUE(known(
          add("organisation", "directie", {{"code", code}, {"naam", code}, {"mail", "toets@example.org"}})["status"]));
    }
  }

  bus::Reply send(const std::string& service, const json& envelope, const std::string& key = {}) {
    return node_->call(service, service + ".command", envelope.dump(), 10s, key);
  }
  json command(const std::string& service, json envelope, const std::string& key = {}) {
    if (!envelope.contains("door")) envelope["door"] = actor_;
    const auto reply = send(service, envelope, key);
    EXPECT_EQ(reply.status, bus::Status::Ok) << bus::to_string(reply.status) << " to " << envelope;
    return reply.status == bus::Status::Ok ? json::parse(reply.body) : json::object();
  }
  json add(const std::string& service, const std::string& kind, const json& body, const std::string& key = {}) {
    return command(service, {{"soort", kind}, {"verb", ""}, {"body", body}}, key);
  }
  json verb(const std::string& service, const std::string& kind, const std::string& id, const std::string& verb,
            const json& body, const std::string& sub = {}) {
    return command(service, {{"soort", kind}, {"verb", verb}, {"id", id}, {"sub", sub}, {"body", body}});
  }
  json ask(const std::string& service, const std::string& method, const json& question) {
    const auto reply = node_->call(service, method, question.dump(), 5s);
    EXPECT_EQ(reply.status, bus::Status::Ok) << method;
    return json::parse(reply.body);
  }
  // Types of an item's events, oldest first, without the prefix.
  std::vector<std::string> history(const std::string& service, const std::string& item) {
    std::vector<std::string> out;
    for (const auto& event :
         eventlog::unpack_events(node_->call(service, "log.item", json{{"item", item}}.dump(), 5s).body)) {
      out.push_back(event.type.substr(event.type.rfind('.') + 1));
    }
    return out;
  }

  std::string vehicle() {
    const json made =
        add("vehicles", "vehikel",
            {{"naam", "Halfjaarbericht politie"}, {"soort", "halfjaarbericht"}, {"directie", "directie-politie"}});
    EXPECT_EQ(made["status"], 201) << made;
    return made["id"];
  }
  json edition(const json& planned, const std::string& of) {
    return add("vehicles", "editie",
               {{"naam", "Eerste halfjaarbericht politie"}, {"gepland", planned}, {"vehikel", of}});
  }
  json commitment(const json& more = json::object()) {
    json body = {{"tekst", "De minister zegt toe de Kamer te informeren over gezichtsherkenning."},
                 {"datum", "2024-05-16"},
                 {"gedaanDoor", {{"ambt", "minister-jenv"}}},
                 {"aan", {{{"naam", "Kathmann"}, {"fractie", "GroenLinks-PvdA"}}}},
                 {"directie", "directie-politie"}};
    body.update(more);
    return add("commitments", "toezegging", body);
  }
  std::string motion() {
    const json made = add("motions", "motie",
                          {{"nummer", "99001-" + std::to_string(++numbers_)},
                           {"titel", "Voorbeeld: motie"},
                           {"indieners", {{{"naam", "Voorbeeld"}, {"fractie", "Voorbeeldpartij"}}}},
                           {"ingediendDatum", "2024-05-16"},
                           {"verantwoordelijke", "minister-jenv"},
                           {"directie", "directie-politie"}});
    EXPECT_EQ(made["status"], 201) << made;
    return made["id"];
  }
  static std::vector<std::string> faults(const json& answer) {
    std::vector<std::string> out;
    for (const auto& one : answer.value("errors", json::array()))
      out.push_back(one["location"].get<std::string>() + ":" + one["code"].get<std::string>());
    return out;
  }

  static inline int numbers_ = 0;
  json actor_ = {{"id", "toets"}, {"rol", "beheerder"}};
  std::unique_ptr<support::BusFolder> bus_;
  std::map<std::string, std::unique_ptr<Program>> programs_;
  std::unique_ptr<bus::Node> node_;
};

}  // namespace gestand::owner_services
