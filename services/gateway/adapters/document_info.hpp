// What a paper says of itself to machines. Its author and its date are never those of the person who fetched it.
#pragma once
#include <optional>
#include <string>

#include "common/vocab/time.hpp"

namespace gestand::gateway {

inline constexpr const char* paper_author = "Gestand";

struct DocumentInfo {
  std::string title;
  std::optional<Instant> moment = {};  // of knowledge; a list has none
  bool draft = false;                  // says CONCEPT on every page
};

}  // namespace gestand::gateway
