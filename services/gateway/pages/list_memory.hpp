// The list from which a person went to an item, filters and all, so that the page of the item leads back to it. It lies
// in a cookie of the browser session: what was last looked at, in whichever window.
#pragma once
#include <string>
#include <string_view>

#include "services/gateway/pages/pages.hpp"

namespace gestand::gateway::pages {

// The address on this site; empty where none is kept.
[[nodiscard]] std::string last_list(std::string_view cookie_header);
// `address`: of a list, as a person can open it again. An address that is too long is not kept.
void keep_last_list(PageReply& page, const std::string& address, bool secure);

}  // namespace gestand::gateway::pages
