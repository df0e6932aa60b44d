// Asks the services behind the gateway: the one place that asks again, inside the time that the client waits.
// Threads: any.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "common/bus/node.hpp"
#include "common/wire/shown.hpp"

namespace gestand::gateway {

class BusCaller {
 public:
  explicit BusCaller(bus::Node& node) : node_(node) {}

  // A question: harmless to repeat. Throws Unavailable when the time is over.
  [[nodiscard]] nlohmann::json ask(const std::string& service, const std::string& method, const nlohmann::json& body);
  [[nodiscard]] nlohmann::json ask_with_key(const std::string& service, const std::string& method,
                                            const nlohmann::json& body, const std::string& key);
  // A command. With a key it is repeated also in doubt; without one only where certainly nothing happened.
  [[nodiscard]] nlohmann::json command(const std::string& service, const nlohmann::json& envelope,
                                       const std::string& key);
  // A question whose answer goes on to the client as it came.
  [[nodiscard]] wire::Shown ask_shown(const std::string& service, const std::string& method,
                                      const nlohmann::json& body);
  // Bytes, for the log.
  [[nodiscard]] std::string bytes(const std::string& service, const std::string& method, const std::string& body);

  [[nodiscard]] bus::Node& node() { return node_; }

 private:
  [[nodiscard]] bus::Reply persist(const std::string& service, const std::string& method, const std::string& body,
                                   const std::string& key, bool repeat_in_doubt);

  bus::Node& node_;
};

}  // namespace gestand::gateway
