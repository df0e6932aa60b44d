// The ordinary requests to the API by which a row comes in, and which cell each part of them came from.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/rows/known.hpp"

namespace gestand::rows {

struct Step {
  std::string method, path;  // "{id}" in a path stands for what the first step made
  std::string body;          // JSON
  std::string name;          // for its Idempotency-Key: stable for this row and this state of the item
  std::vector<std::pair<std::string, Field>> places;  // member of the body → where it came from
};

struct Difference {
  Field field;
  std::string in_sheet, here, becomes;
};

struct Plan {
  std::vector<Step> steps;
  std::vector<Difference> differences;
  std::vector<std::pair<Field, Refusal>> refused;  // what a sheet cannot change
};

[[nodiscard]] Plan plan_new(const Draft& draft, const Setting& setting);
[[nodiscard]] Plan plan_change(const Draft& draft, const Known& known, const Setting& setting);

}  // namespace gestand::rows
