#include "common/wire/members.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"

namespace gestand::wire {

using nlohmann::json;

void put(json& out, const char* name, const std::optional<std::string>& value) {
  if (value) out[name] = *value;
}
void put(json& out, const char* name, const std::optional<int>& value) {
  if (value) out[name] = *value;
}
void put(json& out, const char* name, const std::optional<Date>& value) {
  if (value) out[name] = calendar::to_iso(*value);
}
void put(json& out, const char* name, const std::optional<Instant>& value) {
  if (value) out[name] = calendar::to_iso(*value);
}

std::optional<std::string> text_of(const json& in, const char* name) {
  const auto found = in.find(name);
  return found == in.end() ? std::nullopt : std::optional(found->get<std::string>());
}

std::optional<Date> date_of(const json& in, const char* name) {
  const auto text = text_of(in, name);
  return text ? calendar::parse_date(*text) : std::nullopt;
}

}  // namespace gestand::wire
