// Addresses: percent-encoding, query strings, and which addresses a person may be sent on to.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace gestand::gateway::pages {

using Params = std::multimap<std::string, std::string>;

[[nodiscard]] std::string percent_encoded(std::string_view text);
[[nodiscard]] std::string percent_decoded(std::string_view text);  // as forms are sent: "+" is a blank

// "a=1&b=x%20y", in the order of the map; parameters without a value are left out.
[[nodiscard]] std::string query_string(const Params& params);

// The inverse, for the addresses of lists that the API hands out.
[[nodiscard]] Params parse_query(std::string_view raw);

[[nodiscard]] std::string first(const Params& params, const std::string& name);

// An address inside this site ("/moties?q=x"), or "/" where the text is anything else: no open redirect.
[[nodiscard]] std::string local_address(std::string_view text);

// Ids come from the address bar and go into an API path: letters, digits and hyphens only, at most 64.
[[nodiscard]] bool is_plain_id(std::string_view text);

}  // namespace gestand::gateway::pages
