// Settings from the environment: every fault is collected, so that an operator sees all of them at once.
#pragma once
#include <string>
#include <vector>

namespace gestand::config {

class Environment {
 public:
  // A setting that must be there. `meaning` is what --help prints.
  [[nodiscard]] std::string required(const std::string& name, const std::string& meaning);
  [[nodiscard]] std::string optional(const std::string& name, const std::string& meaning,
                                     const std::string& fallback = "");
  void fault(std::string text) { faults_.push_back(std::move(text)); }

  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
  [[nodiscard]] const std::string& help() const { return help_; }

 private:
  std::vector<std::string> faults_;
  std::string help_;
};

}  // namespace gestand::config
