// What charts.css draws of a table's own numbers. How long a bar is says a class of its cell, since the policy of the
// pages allows no inline style; the style sheet with these classes is made at build (embed.cmake).
#pragma once
#include <string>
#include <vector>

namespace gestand::gateway::pages {

// Of a chart's full length, in 200 parts, as the classes tot-0 … tot-200 and van-0 … van-200 count. What is there is
// never 0, so that it is seen.
[[nodiscard]] int chart_part(long long value, long long most);

// The numbers beside a chart from the top down: evenly spaced, the last one 0, the first one round and not below
// `most`.
[[nodiscard]] std::vector<long long> chart_scale(long long most);

}  // namespace gestand::gateway::pages
