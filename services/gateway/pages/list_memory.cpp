#include "services/gateway/pages/list_memory.hpp"

#include <fmt/format.h>

#include "services/gateway/pages/session.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {
namespace {

constexpr std::string_view cookie_name = "gestand_lijst";
constexpr std::size_t longest = 1'500;  // a cookie holds 4 KiB, and an octet may become three

}  // namespace

std::string last_list(std::string_view cookie_header) {
  const auto address = local_address(percent_decoded(cookie_value(cookie_header, cookie_name)));
  return address == "/" ? "" : address;
}

void keep_last_list(PageReply& page, const std::string& address, bool secure) {
  if (page.status != 200 || !page.content_type.starts_with("text/html") || address.size() > longest) return;
  page.headers.emplace_back("Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}", cookie_name,
                                                      percent_encoded(address), secure ? "; Secure" : ""));
}

}  // namespace gestand::gateway::pages
