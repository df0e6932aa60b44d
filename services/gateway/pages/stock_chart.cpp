// The drawing of the stock; see the header.
#include "services/gateway/pages/stock_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr double left = 48, right = 690, top = 12, bottom = 224;
constexpr int scale_lines = 4;
constexpr std::size_t named_every = 3;  // months; all names would not fit

// The least round number by which the lines stay within their number.
long long step_for(long long most) {
  for (long long tens = 1;; tens *= 10) {
    for (const long long digit : {1, 2, 3, 4, 5, 6, 8}) {
      if (digit * tens * scale_lines >= most) return digit * tens;
    }
  }
}

std::string at(double number) { return fmt::format("{:.1f}", number); }

}  // namespace

json stock_chart(const std::vector<StockMonth>& months) {
  if (months.empty()) return false;
  long long most = 1;
  for (const auto& month : months) most = std::max({most, month.open, month.in, month.out});
  const auto step = step_for(most);
  const double high = static_cast<double>(step * scale_lines);
  const auto y = [&](long long value) { return bottom - (bottom - top) * static_cast<double>(value) / high; };
  const double wide = (right - left) / static_cast<double>(months.size());
  json out{{"lijn", ""},
           {"punten", json::array()},
           {"staven", json::array()},
           {"schalen", json::array()},
           {"namen", json::array()}};
  for (int i = 0; i <= scale_lines; ++i)
    out["schalen"].push_back({{"y", at(y(step * i))}, {"schaal", grouped(step * i)}});
  std::string line;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const double x = left + wide * (static_cast<double>(i) + 0.5);
    const auto bar = [&](double from, long long value, const char* css) {
      if (value > 0)
        out["staven"].push_back({{"x", at(from)},
                                 {"y", at(y(value))},
                                 {"hoogte", at(bottom - y(value))},
                                 {"breedte", at(wide * 0.3)},
                                 {"klasse", css}});
    };
    bar(x - wide * 0.32, months[i].in, "balk-in");
    bar(x + wide * 0.02, months[i].out, "balk-uit");
    line += (line.empty() ? "" : " ") + at(x) + "," + at(y(months[i].open));
    out["punten"].push_back({{"x", at(x)}, {"y", at(y(months[i].open))}});
    if ((months.size() - 1 - i) % named_every == 0)
      out["namen"].push_back({{"x", at(x)}, {"maandNaam", months[i].name}});
  }
  out["lijn"] = line;
  return out;
}

}  // namespace gestand::gateway::pages
