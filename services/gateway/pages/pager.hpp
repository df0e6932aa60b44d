// The pages of a list: the way to the others, and addresses with another choice in them.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {

// The list with one parameter changed, or without it where `value` is empty. Another choice begins at the first page.
[[nodiscard]] std::string address_with(const std::string& resource, Params query, const std::string& name,
                                       const std::string& value);

// For the template "pager"; false where one page holds all.
[[nodiscard]] nlohmann::json pager_view(const std::string& resource, const Params& query, long long total);

}  // namespace gestand::gateway::pages
