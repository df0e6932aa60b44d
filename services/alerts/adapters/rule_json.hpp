// The field names of a meldingregel.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"
#include "common/wire/faults.hpp"
#include "services/alerts/domain/rule.hpp"

namespace gestand::alerts {

// A rule of thresholds, as evaluate() takes it.
[[nodiscard]] Rule rule_from(const std::string& id, const nlohmann::json& document, Date since);

// Reads what a person asks for: all members for a new rule, any of them to change `document`. Gives the new document.
[[nodiscard]] nlohmann::json rule_document(const nlohmann::json& body, const nlohmann::json& document,
                                           wire::Faults& faults);

inline constexpr const char* by_another_rule = "5d3ce837-59b6-5577-84a6-94d2eaa9cbd2";
inline constexpr const char* edition_annulled_rule = "05425eef-a366-5938-a643-56cce9312c63";
inline constexpr const char* new_item_rule = "7a50d315-a189-5bdd-bcb6-ee62adc189ea";
inline constexpr const char* standing_rule = "6269ec8b-ec5d-5236-9aaf-d115030a9f3c";
inline constexpr const char* moved_rule = "97432263-d94d-57e2-8bb7-c141617ff06a";
inline constexpr const char* channel_rule = "e7401e56-d8d6-5862-9b42-90acf5de4d9b";

// The rules that are there from the first start; their ids never change.
struct BuiltIn {
  const char* id;
  const char* document;
};
[[nodiscard]] const std::vector<BuiltIn>& built_in_rules();

}  // namespace gestand::alerts
