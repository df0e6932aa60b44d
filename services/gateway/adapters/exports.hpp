// Tables of any length in any form, made row by row: a list of 55,000 rows needs no more memory than a page of it.
#pragma once
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/gateway/adapters/cell.hpp"
#include "services/gateway/adapters/csv.hpp"
#include "services/gateway/adapters/media.hpp"
#include "services/gateway/app/exchange.hpp"

namespace gestand::gateway {

constexpr std::int64_t odt_rows_max = 5'000;  // more than that nobody reads in a text document

struct Export {
  std::string name;  // of the list
  Format format = Format::Csv;
  CsvStyle csv;
  Columns columns = {};  // empty: all of the list
};

// Calls the given function once with each row, in order, until it says false.
using EachRow = std::function<void(const std::function<bool(const nlohmann::json&)>&)>;

// Writes the whole of it.
void send_table(const Export& what, const EachRow& rows, const Write& write);

// "attachment; filename=…"
[[nodiscard]] std::string attachment(const std::string& name, Format format);

}  // namespace gestand::gateway
