// What the two kinds of source say about an item, and what a row of the read model says of both on a day.
// The only place where members of documents become columns.
#pragma once
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"
#include "services/overview/domain/timeline.hpp"

namespace gestand::overview {

struct Owner {
  std::string source;
  std::string soort;
  int version = 0;
  Instant changed;
  Instant registered;
  std::optional<Instant> inflow;   // recorded time from which it has a directorate
  std::optional<Instant> outflow;  // recorded time at which it was closed
  std::vector<Instant> switches;   // midnights at which an assignment dated ahead begins to count
  std::shared_ptr<const nlohmann::json> document;
};

struct Deadline {
  std::shared_ptr<const nlohmann::json> document;
};

using ItemStand = Stand<Owner, Deadline>;
using ItemTimeline = Timeline<Owner, Deadline>;

// The fold of one more event. `before` may be null (the item is new). Throws std::invalid_argument if it does not fit.
[[nodiscard]] std::shared_ptr<const Owner> owner_after(const Owner* before, const std::string& source,
                                                       const nlohmann::json& event, Instant at);

// The owner as a row of the read model stored it.
[[nodiscard]] std::shared_ptr<const Owner> owner_stored(Owner facts, nlohmann::json document);

// The deadlines that go for readers: those of the deadlines service, and of the document those that it does not know
// yet.
[[nodiscard]] nlohmann::json deadlines_of(const nlohmann::json& document, const nlohmann::json& followed);

// A stand as the columns of table `item`, ready for jsonb_to_recordset. Instants are ISO texts, absent members NULL.
[[nodiscard]] nlohmann::json row_of(const std::string& id, const ItemStand& stand);

// A member as text, empty if it is no text.
[[nodiscard]] std::string text_of(const nlohmann::json& object, const char* member);

}  // namespace gestand::overview
