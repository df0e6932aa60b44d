// Whether an item still asks for work: one answer for lists, counts and alerts. Source: contract, section 4 (open = not
// verworpen, ingetrokken, vervallen, vervangen, onbekend, and not afgedaan or voldaan; held is open). Of an edition or
// a deadline: it still runs.
#pragma once
#include <string_view>

namespace gestand::promises {

[[nodiscard]] bool is_open(std::string_view status, std::string_view execution);

}  // namespace gestand::promises
