// The names behind codes and ids, wherever they are known.
#pragma once
#include <string>

namespace gestand::gateway::pages {

class Names {
 public:
  virtual ~Names() = default;
  // The name, or the code itself where it is unknown.
  virtual std::string office(const std::string& code) = 0;
  virtual std::string directorate(const std::string& code) = 0;
  virtual std::string person(const std::string& id) = 0;
  virtual std::string edition(const std::string& id) = 0;
};

}  // namespace gestand::gateway::pages
