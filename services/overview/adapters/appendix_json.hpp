// The papers of an edition: the appendix "Moties, toezeggingen en aanvullende verzoeken" and the annex of a budget.
// Of a fixed edition both are a function of what was recorded by its moment, so they are the same bytes for ever.
#pragma once
#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <stdexcept>

#include "services/overview/adapters/pg_reading.hpp"

namespace gestand::overview {

// So shortly after the moment a fact that was recorded before it may still be on its way to its commit.
struct TooFresh : std::runtime_error {
  explicit TooFresh(std::chrono::milliseconds wait) : std::runtime_error("the moment is too fresh"), remaining(wait) {}
  std::chrono::milliseconds remaining;
};

// Question {editie}. Throws TooFresh.
[[nodiscard]] nlohmann::json appendix_answer(Reading& reading, const nlohmann::json& question);
[[nodiscard]] nlohmann::json budget_annex_answer(Reading& reading, const nlohmann::json& question);

}  // namespace gestand::overview
