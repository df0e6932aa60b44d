// Turns a view (JSON: what to show) and a template into HTML. Every value is escaped; only the frame takes HTML.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace gestand::gateway::pages {

// Empty strings, null and false hide a section; an array repeats it, and beside every array `rows` stands `rows?`, for
// what surrounds the repetition; numbers and strings show. Partials {{>name}} are other templates. Aborts on an unknown
// or malformed template, which is a bug of the build.
[[nodiscard]] std::string render(std::string_view template_name, const nlohmann::json& view);

}  // namespace gestand::gateway::pages
