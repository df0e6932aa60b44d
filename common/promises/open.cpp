#include "common/promises/open.hpp"

#include <algorithm>
#include <array>

namespace gestand::promises {

bool is_open(std::string_view status, std::string_view execution) {
  static constexpr std::array<std::string_view, 10> settled{"verworpen", "ingetrokken", "vervallen", "vervangen",
                                                            "onbekend",  "voldaan",     "verzonden", "geannuleerd",
                                                            "gehaald",   "gestuit"};
  return std::find(settled.begin(), settled.end(), status) == settled.end() && execution != "afgedaan";
}

}  // namespace gestand::promises
