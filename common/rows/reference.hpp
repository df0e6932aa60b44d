// Offices, directorates and people as sheets write them ("Min. J&V", "DP"): a name is known, or it is not.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::rows {

struct Named {
  std::string code;  // of a person: the id
  std::string name;
};

class Names {
 public:
  Names() = default;
  explicit Names(const std::vector<Named>& all);
  // By code or name, in any usual spelling and with the usual abbreviations; nothing if two have it.
  [[nodiscard]] std::optional<std::string> code_of(std::string_view text) const;
  [[nodiscard]] std::string known() const;  // the names, for people

 private:
  std::map<std::string, std::string> by_key_;  // empty: more than one
  std::string known_;
};

struct Reference {
  Names offices, directorates, people;
};

}  // namespace gestand::rows
