// Mail by SMTP to one relay; sent is what its 250 after the last dot says.
// Threads: one at a time. Needs curl_global_init() before.
#pragma once
#include <string>

#include "services/alerts/app/stages/send.hpp"

namespace gestand::alerts {

struct Relay {
  std::string url;        // smtp://host:port or smtps://host:port
  bool starttls = false;  // nothing goes without TLS (RFC 3207); smtps is TLS from the start
  std::string user;       // empty: no authentication (RFC 4954)
  std::string password;
  std::string ca_file;  // whom to believe; empty: as the machine does
};

class PostSmtp final : public Post {
 public:
  // `host`: what we call ourselves.
  PostSmtp(Relay relay, std::string host) : relay_(std::move(relay)), host_(std::move(host)) {}
  [[nodiscard]] Result send(const Message& message) override;

 private:
  Relay relay_;
  std::string host_;
};

}  // namespace gestand::alerts
