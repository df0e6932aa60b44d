// Two records of one thing: the double goes into the one that stays, and can be taken out again. What the double held
// and the other lacks goes along: its number in a register, its links to editions, its running terms, its directorate.
// Two events in one transaction, one for each. For adapters only.
//   double    `samengevoegdMet` {item, datum, reden, …}: no longer open; refuses every verb but a split and notes
//   survivor  `dubbelen` [{item, datum, reden, …}]
// Both keep which of its parts moved, so that a split gives them back.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "common/owner/rules.hpp"

namespace gestand::owner {

// The document of an item of the same owner and its version; version 0: there is none.
using Look = std::function<std::pair<nlohmann::json, int>(const std::string& item)>;

[[nodiscard]] bool is_merge_verb(const std::string& verb);  // samenvoegingen, splitsingen

// Body {naar, reden} or {reden}. Refusals: samenvoegen-met-zichzelf, andere-kamer, heeft-dubbelen, al-samengevoegd,
// niet-samengevoegd.
[[nodiscard]] Decided decide_merge(const Call& call, Context& context, const Look& look);

// Why nothing else may be done to a double.
[[nodiscard]] std::optional<Refusal> refuse_on_double(const nlohmann::json& document, const std::string& verb);

}  // namespace gestand::owner
