// Signing in with a token, and out again.
#pragma once
#include <string>

#include "services/gateway/pages/pages.hpp"

namespace gestand::gateway::pages {

struct Door {
  Api& api;
  const std::string& secret;
  Instant now;
  bool secure_cookie;
};

[[nodiscard]] PageReply sign_in_screen(const PageRequest& request, int status, const std::string& fault);
[[nodiscard]] PageReply sign_in(const PageRequest& request, const Door& door);
[[nodiscard]] PageReply sign_out(const Door& door);

}  // namespace gestand::gateway::pages
