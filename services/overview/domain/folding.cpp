#include "services/overview/domain/folding.hpp"

#include <algorithm>

namespace gestand::overview {

SearchWords search_words(std::string_view text) {
  SearchWords out;
  bool quoted = false;
  while (true) {
    const auto quote = text.find('"');
    const std::string part = folded(text.substr(0, quote));
    if (quoted && part.find(' ') != std::string::npos) {
      out.phrases.push_back(part);
    } else {
      for (std::size_t at = 0; at < part.size();) {
        const auto end = std::min(part.find(' ', at), part.size());
        out.words.push_back(part.substr(at, end - at));
        at = end + 1;
      }
    }
    if (quote == std::string_view::npos) return out;
    quoted = !quoted;
    text.remove_prefix(quote + 1);
  }
}

}  // namespace gestand::overview
