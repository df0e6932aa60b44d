#include "common/rows/reference.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/folding.hpp"

namespace gestand::rows {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Longest first; on folded text, whole words.
constexpr std::array shortened{
    Pair{"binnenlandse zaken en koninkrijksrelaties", "bzk"},
    Pair{"justitie en veiligheid", "jenv"},
    Pair{"justitie veiligheid", "jenv"},
    Pair{"asiel en migratie", "aenm"},
    Pair{"veiligheid en justitie", "venj"},
    Pair{"binnenlandse zaken", "bzk"},
    Pair{"minister president", "minister-president"},
    Pair{"j en v", "jenv"},
    Pair{"v en j", "venj"},
    Pair{"a en m", "aenm"},
    Pair{"j v", "jenv"},
    Pair{"v j", "venj"},
    Pair{"a m", "aenm"},
    Pair{"staatssecretaris", "stas"},
    Pair{"ministerie", ""},
    Pair{"minister", "min"},
    Pair{"minjenv", "min jenv"},
    Pair{"stasjenv", "stas jenv"},
    Pair{"minbzk", "min bzk"},
    Pair{"stasbzk", "stas bzk"},
    Pair{"mjenv", "min jenv"},
    Pair{"mbzk", "min bzk"},
    Pair{"jv", "jenv"},
    Pair{"ss", "stas"},
    Pair{"sts", "stas"},
    Pair{"mp", "minister-president"},
    Pair{"directie", ""},
    Pair{"van", ""},
    Pair{"voor", ""},
    Pair{"de", ""},
    Pair{"het", ""},
};

std::string key_of(std::string_view text) {
  std::string out = " " + text::folded(text) + " ";
  for (const auto& [from, to] : shortened) {
    const std::string wanted = " " + std::string(from) + " ";
    const std::string put = to.empty() ? " " : " " + std::string(to) + " ";
    for (auto at = out.find(wanted); at != std::string::npos; at = out.find(wanted, at))
      out.replace(at, wanted.size(), put);
  }
  return out == " " ? "" : out;
}

}  // namespace

Names::Names(const std::vector<Named>& all) {
  for (const auto& one : all) {
    known_ += (known_.empty() ? "" : ", ") + one.name;
    for (const auto& text : {one.code, one.name}) {
      auto key = key_of(text);
      if (key.empty()) continue;
      const auto [at, added] = by_key_.emplace(std::move(key), one.code);
      if (!added && at->second != one.code) at->second.clear();
    }
  }
}

std::optional<std::string> Names::code_of(std::string_view text) const {
  const auto found = by_key_.find(key_of(text));
  if (found == by_key_.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::string Names::known() const { return known_; }

}  // namespace gestand::rows
