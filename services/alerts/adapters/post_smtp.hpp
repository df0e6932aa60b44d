// Mail by SMTP to one relay; sent is what its 250 after the last dot says.
// Threads: one at a time. Needs curl_global_init() before.
#pragma once
#include <string>

#include "services/alerts/app/stages/send.hpp"

namespace gestand::alerts {

class PostSmtp final : public Post {
 public:
  // `url`: smtp://host:port or smtps://host:port; `host`: what we call ourselves.
  PostSmtp(std::string url, std::string host) : url_(std::move(url)), host_(std::move(host)) {}
  [[nodiscard]] Result send(const Message& message) override;

 private:
  std::string url_;
  std::string host_;
};

}  // namespace gestand::alerts
