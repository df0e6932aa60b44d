// /import: a spreadsheet comes in: which column says what, what would change, which rows go in. Nothing is kept between
// the steps: the sheet travels in the form, and the choice of columns for sheets like it in a cookie.
#pragma once
#include <string>

#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

[[nodiscard]] PageReply import_screen(Visit& visit, const std::string& fault, int status);
[[nodiscard]] PageReply post_import(Visit& visit);

}  // namespace gestand::gateway::pages
