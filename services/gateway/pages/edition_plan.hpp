// What an edition needs before it can go out: the days that are counted back, where each directorate stands, each item
// with its text, and the place where one text is written and approved.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "services/gateway/pages/item_view.hpp"

namespace gestand::gateway::pages {

// {groepen: items by directorate, perDirectie: numbers, laat, eerderZin, samenvatting}; `coverage` as GET …/dekking
// answers.
[[nodiscard]] nlohmann::json plan_view(const nlohmann::json& edition, const nlohmann::json& coverage, Visit& visit,
                                       References& references);

// What moving the edition did: from which day to which, how many items go along, and which of them have another
// deadline that now passes first. Empty if it never moved.
[[nodiscard]] std::string moved_words(const nlohmann::json& edition, const nlohmann::json& coverage);

// The text of the item that ?schrijf= names, or that was refused: what the Chamber asked, what was written before, and
// the forms to write and approve it. False where none is asked for.
[[nodiscard]] nlohmann::json text_view(const nlohmann::json& edition, const nlohmann::json& coverage, Visit& visit,
                                       References& references, const ItemRequest& request, ItemForms& forms);

}  // namespace gestand::gateway::pages
