// What the events of owners mean for deadlines: names of fields are known here and in deadline_json.cpp only.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/consumer/consumer.hpp"
#include "common/vocab/time.hpp"
#include "services/deadlines/domain/reckon.hpp"

namespace gestand::deadlines {

// The event behind a change, kept so that the history can say what moved a deadline.
struct Cause {
  std::string source;
  std::string event;
  Instant at;
  std::string day;  // of the fact, may be empty
  bool bulk = false;
};

// What an event of an owner says of the deadlines of its item.
struct OwnerFact {
  Cause cause;
  std::string item;
  std::string item_kind;
  std::vector<std::pair<std::string, std::string>> said;  // id and the element as JSON
  std::vector<std::string> gone;                          // ids that the item no longer has
};

// What an event says of an edition; only what it changes is set.
struct EditionFact {
  Cause cause;
  std::string edition;
  std::optional<std::string> name;
  std::optional<Date> planned;
  std::string reason;
  std::optional<Ending> ended;  // Ending::None: open again
};

// Nothing if the event is not about deadlines or editions. Throws std::invalid_argument on an event that is malformed.
[[nodiscard]] std::optional<OwnerFact> owner_fact(const consumer::Event& event);
[[nodiscard]] std::optional<EditionFact> edition_fact(const consumer::Event& event);

}  // namespace gestand::deadlines
