// The names behind codes and ids: offices, directorates, staff, editions. Asked from the API when first needed, once
// a request.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "services/gateway/pages/names.hpp"
#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

struct Option {
  std::string value;
  std::string text;
};
using Options = std::vector<Option>;

class References final : public Names {
 public:
  explicit References(Visit& visit) : visit_(visit) {}

  const Options& offices();
  const Options& directorates();
  const Options& staff();
  const Options& editions();
  // Those that can still bring something: not sent, not annulled.
  const Options& coming_editions();
  // Beside them, last, those that were sent, for who records afterwards; their names say so.
  const Options& coming_and_sent_editions();

  // Names that came with a list ({ambten, directies, edities}), so that nothing more is asked.
  void know(const nlohmann::json& names);

  // The items that a page has at hand to choose from; it fills them itself.
  Options& items_at_hand() { return items_; }
  // The events of the item on the page that may turn out to be a mistake.
  Options& events_at_hand() { return events_; }
  // How far a law, a framework or a register can be.
  Options& stages_at_hand() { return stages_; }

  std::string office(const std::string& code) override;
  std::string directorate(const std::string& code) override;
  std::string person(const std::string& id) override;
  std::string edition(const std::string& id) override;

 private:
  const Options& of(std::optional<Options>& slot);
  void ask();

  Visit& visit_;
  std::optional<Options> offices_, directorates_, staff_, editions_, coming_, coming_and_sent_;
  Options items_, events_, stages_, met_;  // met: editions known by name beside the list of all
};

}  // namespace gestand::gateway::pages
