// Who calls: bearer tokens, of which only the SHA-256 is known here and in the log.
// Threads: any. A right that was taken away is gone within two seconds.
#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "services/gateway/adapters/bus_caller.hpp"

namespace gestand::gateway {

struct Identity {
  std::string id, role;
  std::optional<std::string> directorate, name;
  std::optional<std::string> staff = {};  // the member of staff who bears the token
};

class Identities {
 public:
  explicit Identities(BusCaller& bus) : bus_(bus) {}
  // Nothing for a token that is unknown, withdrawn or expired.
  [[nodiscard]] std::optional<Identity> of_token(const std::string& token);

 private:
  struct Entry {
    std::optional<Identity> identity;
    std::chrono::steady_clock::time_point until;
  };
  BusCaller& bus_;
  std::mutex mutex_;
  std::map<std::string, Entry> known_;
};

}  // namespace gestand::gateway
