// The good rows of a sheet go in as ordinary requests to the API, whoever sends them: each once, because its key
// follows from the sheet, the row and the state of the item.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/rows/review.hpp"

namespace gestand::rows {

struct Request {
  std::string method, path, body;
  std::string key;    // Idempotency-Key
  std::string state;  // If-Match; empty: of a new item
};
struct Reply {
  int status = 0;
  std::string body;
  std::string state;  // ETag
};
using Send = std::function<Reply(const Request&)>;

// Step after step; the first refusal ends it and is told at the cell from which the refused part came. Each step holds
// for the item as it was judged or as our former step left it: what came between is refused (412), and judged anew the
// next time. `digest` names the sheet.
[[nodiscard]] std::vector<Fault> send_row(const Judged& row, const std::string& digest, const Send& send);

// "3-10,15": rows as people count; empty: all. Nothing if it is no such text.
class RowRanges {
 public:
  [[nodiscard]] static std::optional<RowRanges> parse(const std::string& text);
  [[nodiscard]] bool has(int row) const;

 private:
  std::vector<std::pair<int, int>> ranges_;
};

}  // namespace gestand::rows
