// The names behind codes and ids: offices, directorates, staff, editions. Asked from the API when first needed, once
// a request.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

struct Option {
  std::string value;
  std::string text;
};
using Options = std::vector<Option>;

class References {
 public:
  explicit References(Visit& visit) : visit_(visit) {}

  const Options& offices();
  const Options& directorates();
  const Options& staff();
  const Options& editions();

  // The items that a page has at hand to choose from; it fills them itself.
  Options& items_at_hand() { return items_; }
  // How far a law, a framework or a register can be.
  Options& stages_at_hand() { return stages_; }

  // The name, or the code itself where it is unknown.
  std::string office(const std::string& code);
  std::string directorate(const std::string& code);
  std::string person(const std::string& id);
  std::string edition(const std::string& id);

 private:
  Options& load(std::optional<Options>& slot, const std::string& path, const std::string& query);

  Visit& visit_;
  std::optional<Options> offices_, directorates_, staff_, editions_;
  Options items_, stages_;
};

}  // namespace gestand::gateway::pages
