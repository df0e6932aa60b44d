// Pushes over HTTP by libcurl: one POST, no redirects, at most ten seconds. Threads: any.
#pragma once
#include "services/alerts/app/webhook.hpp"

namespace gestand::alerts {

class PushHttp final : public Receiver {
 public:
  [[nodiscard]] Answer push(const Push& push, const std::vector<std::string>& headers) override;
};

}  // namespace gestand::alerts
