// What an owner asks of other owners when it decides. Only a yes is kept: it cannot go stale, because nothing of it is ever deleted.
// Threads: any. Errors: Unavailable if the other does not answer.
#pragma once
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/bus/node.hpp"
#include "common/promises/promise.hpp"

namespace gestand::owner {

class World {
 public:
  explicit World(bus::Node& node) : node_(node) {}

  // Whether reference data holds this code: kind "ambt", "directie" or "medewerker".
  [[nodiscard]] bool knows(const std::string& kind, const std::string& code);
  [[nodiscard]] std::optional<promises::Edition> edition(const std::string& id);
  // Those of them that can be had now; nothing if their owner is away: it is news, not a condition.
  [[nodiscard]] std::vector<promises::Edition> editions_if_there(const std::vector<std::string>& ids);

  // The id under which reference data are kept.
  [[nodiscard]] static std::string reference_id(const std::string& kind, const std::string& code);

 private:
  [[nodiscard]] nlohmann::json documents(const std::string& service, const std::vector<std::string>& ids, bool must_answer);

  bus::Node& node_;
  std::mutex mutex_;
  std::set<std::string> known_;
};

}  // namespace gestand::owner
