// The application layer of every service that owns items: read the item, let its rules decide, append, answer. No rule
// lives here. Threads: any number of commands at once; the optimistic lock is the unique (item, version) of the log.
#pragma once
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/bus/node.hpp"
#include "common/eventlog/log.hpp"
#include "common/owner/rules.hpp"

namespace gestand::owner {

// Documents as last seen, bounded. Never trusted alone: before every decision the events after it are read.
class DocumentCache {
 public:
  struct Entry {
    nlohmann::json document;
    int version = 0;
  };
  explicit DocumentCache(std::size_t items_max = 10'000) : items_max_(items_max) {}
  [[nodiscard]] Entry get(const std::string& item);  // version 0 if it is not there
  void put(const std::string& item, Entry entry);

 private:
  std::size_t items_max_;
  std::mutex mutex_;
  std::list<std::pair<std::string, Entry>> order_;  // latest first
  std::map<std::string, std::list<std::pair<std::string, Entry>>::iterator> index_;
};

class Owner {
 public:
  // `service`: name of the source, for publishing.
  Owner(std::string service, bus::Node& node, eventlog::Log& log, std::vector<std::unique_ptr<Rules>> rules);

  // Registers "<service>.command" and "owner.documents" on the node.
  void serve();

  // One command as the gateway sends it (JSON) -> {"status", "item"?, "id"?, "versie"?, "code"?, "detail"?, "errors"?}.
  [[nodiscard]] std::string command(const std::string& envelope, const std::string& key);
  // The document of an item now, with "_soort"; version 0 if there is none.
  [[nodiscard]] DocumentCache::Entry current(const std::string& item, Instant* now = nullptr);

  // What this owner asks of others, for what it does beside commands.
  [[nodiscard]] World& world() { return world_; }

  // The steps of a command, for those who take them for many items at once (bulk.hpp).
  [[nodiscard]] Rules* rules_of(const std::string& kind);
  // What the rules make of a call now: a change, or the answer that says why not. Reads the item into the call.
  struct Judged {
    std::optional<Change> change;
    nlohmann::json refusal;
  };
  [[nodiscard]] Judged judge(Rules& rules, Call& call, std::optional<int> if_match);
  // The change as events of one append; `more` goes into the data of each. Whether anything is to be recorded.
  bool put(eventlog::AppendRequest& request, const Change& change, const Rules& rules, const Actor& actor,
           const nlohmann::json& more = nullptr) const;
  // After the append: the next reader finds the document here. Publishes nothing.
  void keep(const eventlog::Appended& events, const Change& change, const Rules& rules);

 private:
  nlohmann::json attempt(Rules& rules, Call call, const nlohmann::json& envelope, const std::string& key,
                         const std::string& request_hash, bool& again);
  nlohmann::json append(Rules& rules, const Call& call, const Change& change, const std::string& key,
                        const std::string& request_hash, bool& again);
  nlohmann::json append_nothing(eventlog::AppendRequest& request, Rules& rules, const Call& call,
                                const nlohmann::json& document);
  nlohmann::json repeated(Rules& rules, const Call& call, const eventlog::Repeated& before,
                          const std::string& request_hash);
  void take_in_editions(const std::string& item, nlohmann::json& document, Context& context);
  void take_in_calendar(const std::string& item, nlohmann::json& document, const Context& context);
  [[nodiscard]] std::string data_of(const ItemChange& change, const Rules& rules, const Actor& actor,
                                    const nlohmann::json& more) const;

  std::string service_;
  bus::Node& node_;
  eventlog::Log& log_;
  std::vector<std::unique_ptr<Rules>> rules_;
  World world_;
  DocumentCache cache_;
};

}  // namespace gestand::owner
