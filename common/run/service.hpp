// The outer shell of every service: settings from the environment, log, bus, admin port, signals. main() wires and
// calls run(). Answers "service.stand" on the bus (the gateway only) with what /readyz says. Threads: handlers and
// callbacks run on threads of the bus or of the admin server.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "common/bus/node.hpp"
#include "common/eventlog/database.hpp"
#include "common/eventlog/log.hpp"

namespace gestand::run {

// How mail leaves (alerts).
struct MailSettings {
  std::string url;           // GESTAND_SMTP_URL; empty: files in `folder`
  bool starttls = false;     // GESTAND_SMTP_STARTTLS
  std::string user;          // GESTAND_SMTP_USER; empty: no authentication
  std::string password;      // GESTAND_SMTP_PASSWORD, or the content of GESTAND_SMTP_PASSWORD_FILE
  std::string ca_file;       // GESTAND_SMTP_CA
  std::string folder;        // GESTAND_POST, may be empty
  std::string sender;        // GESTAND_MAIL_FROM
  std::string coordinators;  // GESTAND_COORDINATORS: who gets what has no other receiver
};

struct Settings {
  std::string service;     // "motions"
  std::string instance;    // GESTAND_NAME, "motions-1"
  std::string database;    // GESTAND_DATABASE, conninfo of the login role
  std::string run_folder;  // GESTAND_RUN
  std::string admin;       // GESTAND_ADMIN, host:port
  std::string http;        // GESTAND_HTTP (gateway)
  std::string public_url;  // GESTAND_PUBLIC_URL, for links in mail
  std::string theme;       // GESTAND_THEMA, folder with thema.css (gateway); empty: none
  MailSettings mail;
  bus::NodeConfig bus;
};

class Service {
 public:
  // Reads the environment; prints every fault together and exits with 2. `--help` prints the table of settings and
  // exits with 0.
  Service(std::string service, int argc, char** argv);
  ~Service();

  [[nodiscard]] const Settings& settings() const;
  [[nodiscard]] bus::Node& node();
  [[nodiscard]] eventlog::Database& database();  // the schema named after the service
  // A second pool in another schema or with other limits.
  [[nodiscard]] std::unique_ptr<eventlog::Database> open(const std::string& schema, int statement_limit_ms = 10'000);

  // Serves this source's log on the bus: log.read, log.heads, log.item, log.texts, log.verify; and sends beacons.
  void serve_log(eventlog::Log& log);

  void on_start(std::function<void()> action);   // after the bus is up, in order
  void on_stop(std::function<void()> action);    // before the bus goes down, last first
  void ready_when(std::function<bool()> ready);  // all of them must say so
  void lag_is(std::function<std::int64_t()> lag);
  // A gauge or counter on /metrics; the name carries its unit.
  void metric(std::string name, std::string help, std::function<double()> value);

  // Starts, waits for SIGTERM or SIGINT, drains and stops. Returns the exit code.
  int run();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gestand::run
