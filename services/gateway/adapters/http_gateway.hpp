// HTTP to API and pages, and the headers that every answer has.
#pragma once
#include "common/http/server.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/pages/pages.hpp"

namespace gestand::gateway {

class HttpGateway {
 public:
  HttpGateway(ApiServer& api, Pages& pages, std::function<bool()> ready)
      : api_(api), pages_(pages), ready_(std::move(ready)) {}
  [[nodiscard]] http::Response handle(const http::Request& request);
  [[nodiscard]] static http::Response error_page(int status);

 private:
  [[nodiscard]] http::Response page(const http::Request& request);

  ApiServer& api_;
  Pages& pages_;
  std::function<bool()> ready_;
};

}  // namespace gestand::gateway
