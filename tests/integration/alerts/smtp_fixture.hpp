// A real SMTP server in a process of its own, for tests of the delivery.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gestand::alerts {

class SmtpServer {
 public:
  // `guarded`: only with STARTTLS, and logged in as gestand with "geheim woord".
  explicit SmtpServer(bool guarded = false);
  ~SmtpServer();
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  // False where the machine has no aiosmtpd: then the test says so and is skipped.
  [[nodiscard]] static bool is_there();

  void mode(const std::string& name) const;
  [[nodiscard]] std::string certificate() const;  // of a guarded one: the file to believe it by
  [[nodiscard]] std::string url() const;
  [[nodiscard]] std::vector<std::string> messages() const;  // in order of arrival
  // Their Message-IDs.
  [[nodiscard]] std::vector<std::string> ids() const;

 private:
  std::filesystem::path folder_;
  int pid_ = 0;
  std::string port_;
};

[[nodiscard]] std::string id_of(const std::string& message);

}  // namespace gestand::alerts
