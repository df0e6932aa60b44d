// What surrounds every page: title, menu, who is signed in, and the notice that something succeeded.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

struct Heading {
  std::string title;           // of the window; the template of the page has the h1
  std::string_view menu = {};  // "/werkvoorraad": which entry of the menu is this one's
  bool has_faults = false;     // the title then begins with "Fout:", so that a screen reader says it first
  bool has_charts = false;     // the style of charts comes along
  bool has_list = false;       // with filters above it: links lead past all that stands before them
};

// A page for somebody who is signed in.
[[nodiscard]] PageReply framed(Visit& visit, int status, const Heading& heading, std::string_view template_name,
                               const nlohmann::json& view);

// A page for anybody.
[[nodiscard]] PageReply framed_outside(int status, const std::string& title, std::string_view template_name,
                                       const nlohmann::json& view);

// 403, 404, 503 … in words, with a way on.
[[nodiscard]] PageReply problem_page(Visit& visit, const ApiReply& reply);
[[nodiscard]] nlohmann::json problem_view(int status, const std::string& detail);

}  // namespace gestand::gateway::pages
