// Which of the 16 partitions of a log an item lives in. The same rule as part_of() in sql/log.
#pragma once
#include <string_view>

namespace gestand::eventlog {

inline constexpr int part_count = 16;

// `item` is a UUID in its canonical text form; the low four bits of its last byte decide.
[[nodiscard]] constexpr int part_of(std::string_view item) {
  const char c = item.empty() ? '0' : item.back();
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 0;
}

}  // namespace gestand::eventlog
