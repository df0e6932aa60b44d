// What a debate pack tells of one item beyond its facts: the last word, the next step, what to look out for, and what
// the Chamber read of it last.
// Functions of what the log and the read model answer, and of nothing else.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/eventlog/event.hpp"

namespace gestand::gateway {

// Of the events of an item, oldest first: the latest, by the day of the fact and then as recorded, that still stands
// and passed between cabinet and Chamber: {type, geregistreerdOp, datum?}. Else the first: that it was made. Null of
// none.
[[nodiscard]] nlohmann::json last_word(const std::vector<eventlog::StoredEvent>& events);

// What has to be done next as the item stands now, in a Dutch sentence. `item`: as the overview tells an open one.
[[nodiscard]] std::string next_step(const nlohmann::json& item);

// What its status does not say: ["verstreken"?, "door-ander"?].
[[nodiscard]] nlohmann::json flags_of(const nlohmann::json& item);

// The text on `item` in the edition that was sent last, of those `sent` in which it has one: {tekst, editie: {id,
// naam}, kamerstuk?, datum?}. Null of none. `sent`: as the overview tells editions.
[[nodiscard]] nlohmann::json sent_text(const std::string& item, const std::vector<nlohmann::json>& sent);

}  // namespace gestand::gateway
