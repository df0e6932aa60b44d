// The words of JSON Schema that openapi.json is written with, and the bodies that commands take.
#pragma once
#include <nlohmann/json.hpp>  // this header is for the two files that write openapi.json
#include <string>

namespace gestand::gateway::schema {

using nlohmann::json;

inline json text(const char* format = nullptr) {
  json out = {{"type", "string"}};
  if (format != nullptr) out["format"] = format;
  return out;
}
inline json list_of(json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
inline json object(json properties, json required = json::array()) {
  json out = {{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}
inline json one_of(std::initializer_list<const char*> words) {
  json out = {{"type", "string"}, {"enum", json::array()}};
  for (const auto* word : words) out["enum"].push_back(word);
  return out;
}
inline json ref(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }
inline json flag() { return {{"type", "boolean"}}; }

// Bodies by verb, or by "kind/verb", as contract section 3 writes them.
[[nodiscard]] json bodies();
// Those of the calendar, by the same names; and what is read of a nota.
[[nodiscard]] json calendar_bodies();
[[nodiscard]] json reading();

}  // namespace gestand::gateway::schema
