// The stock of open items over the months as a drawing: a line of what was open at each month's end, beside it what
// came in and what went out. Drawn here, because a policy without inline style and a page without JavaScript leave no
// other place; its table says the same.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace gestand::gateway::pages {

struct StockMonth {
  std::string name;  // "mei 2024"
  long long open = 0, in = 0, out = 0;
};

// {lijn, punten:[{x, y}], staven:[{x, y, hoogte, breedte, klasse}], schalen:[{y, tekst}], namen:[{x, tekst}]} in a box
// of 720 by 260; false without months.
[[nodiscard]] nlohmann::json stock_chart(const std::vector<StockMonth>& months);

}  // namespace gestand::gateway::pages
