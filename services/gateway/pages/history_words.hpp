// What an event changed, in words: with names for codes, and without ids and counters. The log is kept for machines; a
// person is told what changed once.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "services/gateway/pages/names.hpp"

namespace gestand::gateway::pages {

// The value of a field of an item; empty if it says nothing to people.
[[nodiscard]] std::string in_plain_words(std::string_view field, const nlohmann::json& value, Names& names);

// Of the `wijziging` of an event: [{veldNaam, vanWaarde, naarWaarde}].
[[nodiscard]] nlohmann::json changes_in_words(const nlohmann::json& changes, Names& names);

// The same of deadlines alone, which changes_in_words() leaves to the events that deadlines have of their own: one
// entry for each, with its day and its words.
[[nodiscard]] nlohmann::json deadline_changes_in_words(const nlohmann::json& changes);

}  // namespace gestand::gateway::pages
