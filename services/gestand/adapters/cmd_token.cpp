// gestand token maak, lijst, trekin.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/organisation.hpp"

namespace gestand::cli {

int cmd_token_make(const TokenOptions& options) {
  const Stack stack(options.data);
  StackBus bus(stack);
  const std::string token = new_token();
  nlohmann::json body{{"rol", options.role}, {"hash", hash_of_token(token)}};
  if (!options.name.empty()) body["naam"] = options.name;
  if (!options.directorate.empty()) body["directie"] = options.directorate;
  if (!options.expires.empty()) body["verlooptOp"] = options.expires;
  const auto id = Organisation(bus).make_token(body);
  if (!id) throw Failed("het token is niet gemaakt; probeer het nog eens");
  fmt::print("{}\n", token);  // alone on standard output, for a script
  fmt::print(stderr, "Token {} voor rol {}. Het wordt maar één keer getoond.\n", *id, options.role);
  return 0;
}

int cmd_token_list(const std::string& data) {
  const Stack stack(data);
  StackBus bus(stack);
  for (const KnownToken& token : Organisation(bus).tokens())
    fmt::print("{}  {:<12} {:<11} {}{}{}\n", token.id, token.role, token.status, token.name.empty() ? "-" : token.name,
               token.directorate.empty() ? "" : ", alleen " + token.directorate,
               token.expires.empty() ? "" : ", verloopt op " + token.expires);
  return 0;
}

int cmd_token_withdraw(const std::string& data, const std::string& id) {
  const Stack stack(data);
  StackBus bus(stack);
  Organisation(bus).withdraw_token(id);
  fmt::print("Token {} is ingetrokken.\n", id);
  return 0;
}

}  // namespace gestand::cli
