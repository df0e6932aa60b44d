// What a person chose for the columns of a sheet, for the next sheet with the same headers. It lies in a cookie of the
// browser, because the gateway holds no data.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gestand::gateway::pages {

class ColumnMemory {
 public:
  // Of an absent, foreign or broken cookie: an empty memory.
  [[nodiscard]] static ColumnMemory from_cookie(std::string_view cookie_header);

  // A short name of the kind and the headers in their order (of the API's `kolommen`).
  [[nodiscard]] static std::string name_of(std::string_view kind, const nlohmann::json& columns);

  [[nodiscard]] std::string of(const std::string& headers) const;  // "A=termijn;B=-", or empty
  void keep(const std::string& headers, const std::string& choices);
  [[nodiscard]] std::string cookie() const;  // as Set-Cookie has it

 private:
  std::vector<std::pair<std::string, std::string>> known_;  // the latest first
};

}  // namespace gestand::gateway::pages
