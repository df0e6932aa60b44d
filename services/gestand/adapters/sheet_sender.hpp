// The rows of a review into the stack: each by ordinary requests to the API, under keys that follow from the file and
// the row, so that a repeat or a run that was cut off changes nothing twice.
#pragma once
#include <string>
#include <vector>

#include "common/rows/sending.hpp"
#include "services/gestand/adapters/http_client.hpp"
#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {

[[nodiscard]] std::string token_of(const Stack& stack, const std::string& role);

struct Applied {
  std::size_t created = 0, changed = 0, refused_rows = 0;
  std::vector<rows::Fault> faults;  // what the rules of the item's owner refused
};

// Those rows that are new or changed and that `chosen` takes; a refusal stops its own row only.
[[nodiscard]] Applied apply(const HttpClient& client, const rows::Review& all, const std::string& digest,
                            const rows::RowRanges& chosen);

}  // namespace gestand::cli
