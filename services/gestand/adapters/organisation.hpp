// Commands to the organisation service, as the tool itself: reference data and tokens.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "services/gestand/adapters/stack_bus.hpp"

namespace gestand::cli {

struct KnownToken {
  std::string id;
  std::string role;
  std::string name;
  std::string directorate;
  std::string status;
  std::string expires;
};

class Organisation {
 public:
  explicit Organisation(StackBus& bus) : bus_(bus) {}

  // Adds an office or a directorate; one that is there is left as it is. True if it was added.
  bool add_reference(const std::string& kind, const nlohmann::json& body);

  // Makes a token with a hash of our own; nothing if its hash was used before. Throws WrongUse for an unknown role or
  // directorate.
  std::optional<std::string> make_token(const nlohmann::json& body);
  void withdraw_token(const std::string& id);  // throws WrongUse
  [[nodiscard]] bool is_valid_token(const std::string& token);
  // Every token that was ever made, as the log tells it.
  [[nodiscard]] std::vector<KnownToken> tokens();

 private:
  nlohmann::json command(const std::string& kind, const std::string& verb, const std::string& id,
                         const nlohmann::json& body);

  StackBus& bus_;
};

[[nodiscard]] std::string new_token();
[[nodiscard]] std::string hash_of_token(const std::string& token);

}  // namespace gestand::cli
