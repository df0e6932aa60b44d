// What an owner asks of other owners when it decides. Only a yes is kept: it cannot go stale, because nothing of it is
// ever deleted. Threads: any. Errors: Unavailable if the other does not answer.
#pragma once
#include <map>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/bus/node.hpp"
#include "common/owner/live_calendar.hpp"
#include "common/promises/promise.hpp"

namespace gestand::owner {

class World {
 public:
  explicit World(bus::Node& node) : node_(node), calendar_(node) {}

  // Whether reference data holds this code: kind "ambt", "directie" or "medewerker".
  [[nodiscard]] bool knows(const std::string& kind, const std::string& code);
  [[nodiscard]] std::optional<promises::Edition> edition(const std::string& id);
  // The document of an item of that service, with "_soort"; null if there is none.
  [[nodiscard]] nlohmann::json document(const std::string& service, const std::string& id);
  // The kind of an item of that service ("motie"); nothing if there is none.
  [[nodiscard]] std::optional<std::string> kind_of(const std::string& service, const std::string& id);
  // Those of them that can be had now; nothing if their owner is away: it is news, not a condition.
  [[nodiscard]] std::vector<promises::Edition> editions_if_there(const std::vector<std::string>& ids);

  // The calendar that counts now, with what was entered. Throws Unavailable while nothing is known of it.
  [[nodiscard]] std::shared_ptr<const calendar::Calendar> calendar() { return calendar_.now(); }
  // The id of the one calendar.
  [[nodiscard]] static std::string calendar_id();

  // The id under which reference data are kept.
  [[nodiscard]] static std::string reference_id(const std::string& kind, const std::string& code);

 private:
  [[nodiscard]] nlohmann::json documents(const std::string& service, const std::vector<std::string>& ids,
                                         bool must_answer);

  bus::Node& node_;
  LiveCalendar calendar_;
  std::mutex mutex_;
  std::set<std::string> known_;
  std::map<std::string, std::string> kinds_;  // by id
};

}  // namespace gestand::owner
