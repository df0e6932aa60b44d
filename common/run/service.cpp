#include "common/run/service.hpp"

#include <fmt/format.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "common/config/env.hpp"
#include "common/http/server.hpp"
#include "common/logging/log.hpp"
#include "common/run/log_methods.hpp"

namespace gestand::run {

namespace {

constexpr unsigned stop_limit_s = 20;  // then the process ends itself: an abort is an ordinary event

// A file, so that a secret need not stand in the environment; its last line end does not belong to it.
std::string secret_of(config::Environment& env, const std::string& name, const std::string& meaning) {
  auto secret = env.optional(name, meaning);
  const auto path = env.optional(name + "_FILE", "file that holds it");
  if (path.empty()) return secret;
  std::ifstream file(path);
  if (!file) env.fault(name + "_FILE: " + path + " is not readable");
  std::getline(file, secret);
  return secret;
}

MailSettings read_mail(config::Environment& env) {
  MailSettings mail;
  mail.url =
      env.optional("GESTAND_SMTP_URL", "smtp://host:port or smtps://… for alerts; without it mail goes to files");
  const auto starttls = env.optional("GESTAND_SMTP_STARTTLS", "ja: nothing goes by smtp:// without TLS", "nee");
  if (starttls != "ja" && starttls != "nee") env.fault("GESTAND_SMTP_STARTTLS is ja or nee");
  mail.starttls = starttls == "ja";
  mail.user = env.optional("GESTAND_SMTP_USER", "name to log in with at the SMTP server");
  mail.password = secret_of(env, "GESTAND_SMTP_PASSWORD", "password to log in with");
  mail.ca_file = env.optional("GESTAND_SMTP_CA", "PEM file with the certificates to believe of the SMTP server");
  mail.folder = env.optional("GESTAND_POST", "folder for .eml files (alerts)");
  mail.sender = env.optional("GESTAND_MAIL_FROM", "sender of alerts", "gestand@example.org");
  mail.coordinators =
      env.optional("GESTAND_COORDINATORS", "address for what has no other receiver", "coordinatoren@example.org");
  return mail;
}

Settings read_settings(const std::string& service, config::Environment& env) {
  Settings s;
  s.service = service;
  s.instance = env.optional("GESTAND_NAME", "name of this replica", service + "-1");
  s.database = env.required("GESTAND_DATABASE", "libpq conninfo of the login role");
  s.run_folder = env.optional("GESTAND_RUN", "folder for <name>.admin with the admin address");
  s.admin = env.optional("GESTAND_ADMIN", "host:port for /livez, /readyz and /metrics", "127.0.0.1:0");
  s.http = env.optional("GESTAND_HTTP", "host:port of the API and the pages (gateway)", "127.0.0.1:8080");
  s.mail = read_mail(env);
  s.public_url = env.optional("GESTAND_PUBLIC_URL", "address of the pages, for links in mail", "http://" + s.http);
  s.theme = env.optional("GESTAND_THEMA", "folder with thema.css, for another look of the pages (gateway)");
  s.bus.service = service;
  s.bus.keys = env.required("GESTAND_KEYS", "folder with the CURVE keys");
  s.bus.events = env.required("GESTAND_BUS_EVENTS", "endpoint to publish events on");
  s.bus.requests = env.required("GESTAND_BUS_REQUESTS", "endpoint to answer requests on");
  const std::string peers =
      env.required("GESTAND_PEERS", "file with a line '<service> <events> <requests>' for each replica");
  if (!peers.empty()) {
    try {
      s.bus.peers = bus::read_peers(peers);
    } catch (const std::invalid_argument& error) {
      env.fault(error.what());
    }
  }
  return s;
}

}  // namespace

class Service::Impl {
 public:
  explicit Impl(Settings with) : settings(std::move(with)), node(settings.bus) {}

  http::Response admin(const http::Request& request) {
    if (request.path == "/livez") return {200, "application/json", R"({"status":"ok"})", {}, nullptr};
    if (request.path == "/readyz") {
      const bool is_up = is_ready();
      return {is_up ? 200 : 503, "application/json", standing(is_up), {}, nullptr};
    }
    if (request.path == "/metrics") return {200, "text/plain; version=0.0.4", metrics(), {}, nullptr};
    return {404, "text/plain", "not found\n", {}, nullptr};
  }

  std::string standing(bool is_up) {
    return fmt::format(R"({{"status":"{}","naam":"{}","versie":"{}","achterstand":{}}})",
                       is_up ? "gereed" : "niet-gereed", settings.instance, GESTAND_VERSION, lag ? lag() : 0);
  }

  bool is_ready() {
    if (!started || stopping) return false;
    try {
      for (const auto& check : ready) {
        if (!check()) return false;
      }
      return true;
    } catch (const std::exception&) {
      return false;
    }
  }

  std::string metrics() {
    const auto counters = node.counters();
    std::string out;
    const auto add = [&](const std::string& name, const std::string& help, double value) {
      out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0}{{dienst=\"{3}\",proces=\"{4}\"}} {5}\n", name, help,
                         name.ends_with("_total") ? "counter" : "gauge", settings.service, settings.instance, value);
    };
    add("gestand_ready", "1 if this replica takes work", is_ready() ? 1 : 0);
    add("gestand_bus_requests_total", "requests answered by handlers", static_cast<double>(counters.requests_served));
    add("gestand_bus_busy_total", "requests refused because the queue was full",
        static_cast<double>(counters.requests_refused_busy));
    add("gestand_bus_expired_total", "requests whose budget was gone", static_cast<double>(counters.requests_expired));
    add("gestand_bus_dropped_total", "messages dropped on the way out", static_cast<double>(counters.replies_dropped));
    add("gestand_bus_published_total", "events published", static_cast<double>(counters.events_published));
    add("gestand_bus_received_total", "events received", static_cast<double>(counters.events_received));
    add("gestand_bus_malformed_total", "messages that were none", static_cast<double>(counters.malformed));
    add("gestand_bus_reconnects_total", "links opened again after silence", static_cast<double>(counters.reconnects));
    if (lag) add("gestand_lag_events", "events known and not yet applied", static_cast<double>(lag()));
    for (const auto& [name, help, value] : gauges) {
      try {
        add(name, help, value());
      } catch (const std::exception&) {
        out += "# " + name + " is not to be had now\n";
      }
    }
    return out;
  }

  void announce(const std::string& address) const {
    if (settings.run_folder.empty()) return;
    const auto path = std::filesystem::path(settings.run_folder) / (settings.instance + ".admin");
    std::ofstream(path.string() + ".part") << address << "\n";
    std::filesystem::rename(path.string() + ".part", path);
  }

  struct Gauge {
    std::string name, help;
    std::function<double()> value;
  };

  Settings settings;
  bus::Node node;
  std::unique_ptr<eventlog::Database> database;
  std::vector<std::function<void()>> starts, stops;
  std::vector<std::function<bool()>> ready;
  std::function<std::int64_t()> lag;
  std::vector<Gauge> gauges;
  std::atomic<bool> started{false}, stopping{false};
};

Service::Service(std::string service, int argc, char** argv) {
  config::Environment env;
  Settings settings = read_settings(service, env);
  if (argc > 1 && std::string_view(argv[1]) == "--help") {
    std::cout << "gestand-" << service << ": configured by its environment\n" << env.help();
    std::exit(0);  // NOLINT(concurrency-mt-unsafe): no thread runs yet
  }
  if (argc > 1) env.fault("unknown argument " + std::string(argv[1]));
  // Signals are waited for in run(): every thread made from here on leaves them alone.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(concurrency-mt-unsafe): no thread runs yet
  logging::start(settings.instance);
  if (env.faults().empty()) {
    try {
      impl_ = std::make_unique<Impl>(std::move(settings));
    } catch (const std::exception& error) {
      env.fault(error.what());
    }
  }
  if (!env.faults().empty()) {
    for (const auto& fault : env.faults()) std::cerr << "gestand-" << service << ": " << fault << "\n";
    std::exit(2);  // NOLINT(concurrency-mt-unsafe): no thread runs yet
  }
}

Service::~Service() = default;

const Settings& Service::settings() const { return impl_->settings; }
bus::Node& Service::node() { return impl_->node; }

eventlog::Database& Service::database() {
  if (!impl_->database) impl_->database = open(impl_->settings.service);
  return *impl_->database;
}

std::unique_ptr<eventlog::Database> Service::open(const std::string& schema, int statement_limit_ms) {
  return std::make_unique<eventlog::Database>(impl_->settings.database, schema, 12, statement_limit_ms);
}

void Service::serve_log(eventlog::Log& log) { serve_log_methods(impl_->node, log, database()); }
void Service::on_start(std::function<void()> action) { impl_->starts.push_back(std::move(action)); }
void Service::on_stop(std::function<void()> action) { impl_->stops.push_back(std::move(action)); }
void Service::ready_when(std::function<bool()> ready) { impl_->ready.push_back(std::move(ready)); }
void Service::lag_is(std::function<std::int64_t()> lag) { impl_->lag = std::move(lag); }
void Service::metric(std::string name, std::string help, std::function<double()> value) {
  impl_->gauges.push_back({std::move(name), std::move(help), std::move(value)});
}

int Service::run() {
  try {
    const auto [host, port] = http::host_and_port(impl_->settings.admin);
    http::Server admin([this](const http::Request& request) { return impl_->admin(request); },
                       [](int status) {
                         return http::Response{status, "text/plain", "error\n", {}, nullptr};
                       });
    impl_->announce(host + ":" + std::to_string(admin.start(host, port)));
    impl_->node.serve(
        "service.stand",
        [this](const bus::Request& request) {
          return guarded(request, [this] { return bus::Reply{bus::Status::Ok, impl_->standing(impl_->is_ready())}; });
        },
        {"gateway"});
    impl_->node.start();
    for (const auto& start : impl_->starts) start();
    impl_->started = true;
    logging::info("started");

    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    int signal = 0;
    sigwait(&signals, &signal);

    logging::info("stopping");
    std::thread([] {
      ::sleep(stop_limit_s);
      ::_exit(1);
    }).detach();
    impl_->stopping = true;
    impl_->node.drain();
    for (auto stop = impl_->stops.rbegin(); stop != impl_->stops.rend(); ++stop) (*stop)();
    impl_->node.stop();
    admin.stop();
    logging::info("stopped");
    return 0;
  } catch (const std::exception& error) {
    logging::error("cannot go on", {{"fout", error.what()}});
    return 1;
  }
}

}  // namespace gestand::run
