#include "common/text/likeness.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "common/text/folding.hpp"

namespace gestand::text {

namespace {

std::set<std::string> long_words(std::string_view text) {
  std::set<std::string> out;
  std::string word;
  for (const char c : folded(text) + ' ') {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (word.size() >= 4) out.insert(word);
    word.clear();
  }
  return out;
}

}  // namespace

double likeness(std::string_view one, std::string_view other) {
  const auto a = long_words(one);
  const auto b = long_words(other);
  const auto both =
      static_cast<double>(std::count_if(a.begin(), a.end(), [&](const auto& word) { return b.contains(word); }));
  const double all = static_cast<double>(a.size() + b.size()) - both;
  return all > 0 ? both / all : 0;
}

}  // namespace gestand::text
