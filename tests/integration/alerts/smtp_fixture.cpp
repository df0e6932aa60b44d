// Starts and ends the SMTP server of tests.
#include "tests/integration/alerts/smtp_fixture.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "common/eventlog/ids.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::alerts {
namespace {

constexpr const char* python = "/usr/bin/python3";  // Debian's own: it sees Debian's modules

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

SmtpServer::SmtpServer(bool guarded)
    : folder_(std::filesystem::temp_directory_path() / ("gestand-smtp-" + eventlog::random_uuid())) {
  std::filesystem::create_directories(folder_);
  mode("accept");
  const auto script = std::string{GESTAND_SOURCE_DIR} + "/tests/integration/alerts/smtp_server.py";
  const auto folder = folder_.string();
  pid_ = ::fork();
  if (pid_ == 0) {
    ::execl(python, python, script.c_str(), folder.c_str(), guarded ? "tls" : nullptr, nullptr);
    ::_exit(127);
  }
  EXPECT_TRUE(support::wait_until([this] { return std::filesystem::exists(folder_ / "port"); }));
  port_ = contents(folder_ / "port");
}

SmtpServer::~SmtpServer() {
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  std::filesystem::remove_all(folder_);
}

bool SmtpServer::is_there() {
  return std::system((std::string{python} + " -c 'import aiosmtpd' 2>/dev/null").c_str()) ==
         0;  // NOLINT(concurrency-mt-unsafe)
}

void SmtpServer::mode(const std::string& name) const {
  std::ofstream(folder_ / "mode.deel") << name;
  std::filesystem::rename(folder_ / "mode.deel", folder_ / "mode");
}

std::string SmtpServer::certificate() const { return (folder_ / "cert.pem").string(); }

std::string SmtpServer::url() const { return "smtp://127.0.0.1:" + port_; }

std::vector<std::string> SmtpServer::messages() const {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    if (entry.path().extension() == ".mail") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> found;
  for (const auto& path : paths) found.push_back(contents(path));
  return found;
}

std::string id_of(const std::string& message) {
  const auto from = message.find("Message-ID: ");
  return from == std::string::npos ? "" : message.substr(from + 12, message.find("\r\n", from) - from - 12);
}

std::vector<std::string> SmtpServer::ids() const {
  std::vector<std::string> found;
  for (const auto& message : messages()) found.push_back(id_of(message));
  return found;
}

}  // namespace gestand::alerts
