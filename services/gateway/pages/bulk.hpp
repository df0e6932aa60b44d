// Acts on many items at once: chosen in a list, filled in, seen before they are done, done, undone. Nothing is kept
// between these pages: what was chosen travels in the form.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

inline constexpr std::size_t bulk_items_max = 1'000;  // of one act, as the API has it

// The acts that POST /v1/handelingen knows, each with the fields of its `gegevens` and a `reden`.
[[nodiscard]] const std::vector<Form>& bulk_forms();
[[nodiscard]] const Form* bulk_form(std::string_view verb);  // null: none

// The bar above a list, by which a person goes on with the rows that are ticked, or with all that were found; false for
// who may not. `query`: the list's own.
[[nodiscard]] nlohmann::json bulk_bar(Visit& visit, const std::string& resource, const Params& query, long long found);

// POST /handelingen/nieuw: the form of the act for what was chosen.
[[nodiscard]] PageReply bulk_start(Visit& visit);
// POST /handelingen/proef: what would change and what is refused.
[[nodiscard]] PageReply bulk_trial(Visit& visit);
// POST /handelingen: done, and on to its own page.
[[nodiscard]] PageReply bulk_do(Visit& visit);
// /handelingen/{id}: who did what to which items, and with which outcome.
[[nodiscard]] PageReply act_screen(Visit& visit, const std::string& id);
// POST /handelingen/{id}/terugdraaiingen: first what would go back, then, with `_doe`, back.
[[nodiscard]] PageReply act_undo(Visit& visit, const std::string& id);

// The rows of an act's answer as a page shows them, refusals first. `done`: it is no trial.
[[nodiscard]] nlohmann::json act_rows(const nlohmann::json& rows, bool done, References& references);
// {gewijzigd, ongewijzigd, geweigerd} in words.
[[nodiscard]] std::string act_counts(const nlohmann::json& rows, bool done);

}  // namespace gestand::gateway::pages
