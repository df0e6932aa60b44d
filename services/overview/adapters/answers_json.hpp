// Questions to one moment of the read model, and their answers, as JSON. No bus, no waiting: that is adapters/requests.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "services/overview/adapters/pg_reading.hpp"

namespace gestand::overview {

// Each answers {"errors":[{in,location,code,detail}]} if the question is wrong, with all faults at once.
[[nodiscard]] nlohmann::json list_answer(Reading& reading, const nlohmann::json& question, const FetchTexts& texts);
// {params: {q, peilDatum?}} -> {"moties":{aantal, lijst, resultaten}, …}: what matches of each kind that can be
// searched, the first few as brief rows with the passage; all of one moment.
[[nodiscard]] nlohmann::json search_answer(Reading& reading, const nlohmann::json& question, const FetchTexts& texts);
// {"tekst"} -> {"vergelijkbaar":[{soort, id, nummer?, titel, status, gelijkenis}]}: promises that say nearly the same.
[[nodiscard]] nlohmann::json like_answer(Reading& reading, const nlohmann::json& question);
[[nodiscard]] nlohmann::json export_answer(Reading& reading, const nlohmann::json& question, const FetchTexts& texts);
[[nodiscard]] nlohmann::json item_answer(Reading& reading, const nlohmann::json& question, const FetchTexts& texts);
[[nodiscard]] nlohmann::json dashboard_answer(Reading& reading, const nlohmann::json& question);
[[nodiscard]] nlohmann::json coverage_answer(Reading& reading, const nlohmann::json& question);
[[nodiscard]] nlohmann::json related_answer(Reading& reading, const nlohmann::json& question);
// What people choose from, by name: {"ambten":[{code, naam}], "directies":[{code, naam}], "medewerkers":[{id, naam}],
// "edities":[{id, naam, status}]}; editions by date, those that are still to be sent first.
[[nodiscard]] nlohmann::json choices_answer(Reading& reading, const FetchTexts& texts);
// {ids} -> {item: {id, brief?}}: of each that is proposed to be closed, the latest open proposal.
[[nodiscard]] nlohmann::json latest_proposals_answer(Reading& reading, const nlohmann::json& question);
[[nodiscard]] nlohmann::json proposal_answer(Reading& reading, const nlohmann::json& question);

}  // namespace gestand::overview
