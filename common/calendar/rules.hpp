// Which version of the reading rules this is. It changes whenever a wording gets another reading.
#pragma once
#include <string_view>

namespace gestand::calendar {

inline constexpr std::string_view kRulesVersion = "termijnregels-2";

}  // namespace gestand::calendar
