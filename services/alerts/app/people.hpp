// Members of staff, as the organisation service tells them at this moment: names and addresses are not kept here, for
// they can be erased there.
#pragma once
#include <map>
#include <set>
#include <string>

namespace gestand::alerts {

struct Person {
  std::string name;
  std::string mail;  // may be empty
};

class People {
 public:
  virtual ~People() = default;
  // Those that are there, by id. Throws Unavailable.
  [[nodiscard]] virtual std::map<std::string, Person> find(const std::set<std::string>& ids) = 0;
};

}  // namespace gestand::alerts
