// Lengths and scales of charts; see the header.
#include "services/gateway/pages/charts.hpp"

#include <algorithm>

namespace gestand::gateway::pages {
namespace {

constexpr long long parts = 200;
constexpr long long scale_lines = 4;  // charts.css draws as many: show-4-secondary-axes

}  // namespace

int chart_part(long long value, long long most) {
  if (value <= 0 || most <= 0) return 0;
  return static_cast<int>(std::clamp((value * parts + most / 2) / most, 1LL, parts));
}

std::vector<long long> chart_scale(long long most) {
  for (long long tens = 1;; tens *= 10) {
    for (const long long digit : {1, 2, 3, 4, 5, 6, 8}) {
      const auto step = digit * tens;
      if (step * scale_lines < most) continue;
      std::vector<long long> out;
      for (auto line = scale_lines; line >= 0; --line) out.push_back(step * line);
      return out;
    }
  }
}

}  // namespace gestand::gateway::pages
