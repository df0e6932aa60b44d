#include "common/config/env.hpp"

#include <cstdlib>

namespace gestand::config {

std::string Environment::required(const std::string& name, const std::string& meaning) {
  std::string value = optional(name, meaning);
  if (value.empty()) faults_.push_back(name + " is not set (" + meaning + ")");
  return value;
}

std::string Environment::optional(const std::string& name, const std::string& meaning, const std::string& fallback) {
  help_ += "  " + name + "  " + meaning + (fallback.empty() ? "" : " (default " + fallback + ")") + "\n";
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): read once, before any thread
  return value == nullptr ? fallback : value;
}

}  // namespace gestand::config
