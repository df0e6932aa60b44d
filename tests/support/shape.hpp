// The shape of a JSON value: names and types, not values. What readers of an interface hold on to.
#pragma once
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace gestand::support {

[[nodiscard]] inline nlohmann::json shape_of(const nlohmann::json& value) {
  using nlohmann::json;
  if (value.is_object()) {
    json out = json::object();
    for (const auto& [name, member] : value.items()) out[name] = shape_of(member);
    return out;
  }
  if (value.is_array()) {  // the different shapes of its elements
    json out = json::array();
    for (const auto& element : value) {
      json shape = shape_of(element);
      if (std::find(out.begin(), out.end(), shape) == out.end()) out.push_back(std::move(shape));
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  return value.type_name();
}

}  // namespace gestand::support
