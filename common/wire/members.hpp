// Members of a document that may be absent: written where there is something, nothing where there is not.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "common/vocab/time.hpp"

namespace gestand::wire {

void put(nlohmann::json& out, const char* name, const std::optional<std::string>& value);
void put(nlohmann::json& out, const char* name, const std::optional<int>& value);
void put(nlohmann::json& out, const char* name, const std::optional<Date>& value);
void put(nlohmann::json& out, const char* name, const std::optional<Instant>& value);

// Both throw nlohmann::json::exception where it is there and no text; a text that is no date is none.
[[nodiscard]] std::optional<std::string> text_of(const nlohmann::json& in, const char* name);
[[nodiscard]] std::optional<Date> date_of(const nlohmann::json& in, const char* name);

}  // namespace gestand::wire
