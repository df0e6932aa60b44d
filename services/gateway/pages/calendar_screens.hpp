// The calendar: recesses, days off, elections and yearly events of a year, what people entered, and what an entry would
// move.
#pragma once
#include <optional>
#include <string>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

[[nodiscard]] PageReply calendar_screen(Visit& visit, const std::optional<FormState>& refused, int status);
// `list`: "recessen", "vrijedagen", "verkiezingen", "gebeurtenissen".
[[nodiscard]] PageReply post_calendar(Visit& visit, const std::string& list);
// What would move.
[[nodiscard]] PageReply try_calendar(Visit& visit, const std::string& list);
[[nodiscard]] PageReply post_calendar_end(Visit& visit, const std::string& list, const std::string& id);

}  // namespace gestand::gateway::pages
