// An edition as it was fixed, and what was known at that moment. "Fixed" is frozen, or sent without having been frozen.
#pragma once
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "services/overview/adapters/pg_reading.hpp"

namespace gestand::overview {

struct EditionStand {
  std::string id;
  std::shared_ptr<const nlohmann::json> document;
  Instant moment;      // of knowledge
  bool fixed = false;  // else it is a draft, of now
};

[[nodiscard]] std::optional<EditionStand> edition_stand(Reading& reading, const std::string& edition);
// The edition of the same vehicle that was fixed last before it.
[[nodiscard]] std::optional<EditionStand> edition_before(Reading& reading, const EditionStand& edition);

// Promises that were linked to the edition then.
[[nodiscard]] std::vector<ItemRow> items_of_edition(Reading& reading, const EditionStand& edition);
// These items as they stood at an instant, by id.
[[nodiscard]] std::map<std::string, ItemRow> items_at(Reading& reading, const std::vector<std::string>& ids,
                                                      Instant moment);
// Offices by code, as they were called then.
[[nodiscard]] std::map<std::string, std::string> office_names(Reading& reading, Instant moment);

}  // namespace gestand::overview
