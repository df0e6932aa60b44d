// Lists as text/csv (RFC 4180, UTF-8 with a mark so that spreadsheets see it). A cell that a spreadsheet would take for
// a formula is written as text.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace gestand::gateway {

inline constexpr const char* csv_type = "text/csv";

class Csv {
 public:
  // `kind`: name of the list, decides the columns.
  Csv(const std::string& kind, char separator);
  [[nodiscard]] std::string header() const;
  [[nodiscard]] std::string line(const nlohmann::json& row) const;

 private:
  std::vector<std::string> columns_;
  char separator_;
};

}  // namespace gestand::gateway
