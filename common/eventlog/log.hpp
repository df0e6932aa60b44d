// The log of one source (a schema with sql/log in it).
// Threads: any number. Errors: those of Database.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/eventlog/database.hpp"
#include "common/eventlog/event.hpp"
#include "common/vocab/time.hpp"

namespace gestand::eventlog {

class Log {
 public:
  explicit Log(Database& database) : database_(database) {}

  // All or nothing, in one statement whose answer is the commit.
  [[nodiscard]] AppendResult append(const AppendRequest& request);
  // The same inside a caller's transaction, as its last statement. A conflict throws (the transaction is lost anyhow).
  static Appended append(pqxx::transaction_base& transaction, const AppendRequest& request);

  [[nodiscard]] std::optional<Repeated> find_key(const std::string& key);
  // Events of an item after `version`, oldest first, and the stack's clock, in one look.
  struct Since {
    std::vector<StoredEvent> events;
    Instant now;
  };
  [[nodiscard]] Since events_of(const std::string& item, int after_version);
  // All events of several items of one partition, by item and version.
  [[nodiscard]] std::vector<StoredEvent> events_of_items(int part, const std::vector<std::string>& items);
  // Which of these keys belong to an item, and to which.
  [[nodiscard]] std::vector<Claim> claimed(const std::vector<Claim>& keys);
  // Up to `limit` events of one partition after `seq`, at most about `bytes_max` of bodies (at least one event if there
  // is one).
  [[nodiscard]] std::vector<StoredEvent> read(int part, std::int64_t after_seq, int limit,
                                              std::size_t bytes_max = 1 << 20);
  [[nodiscard]] Heads heads();
  [[nodiscard]] Instant now();
  // Notes how far a simulated clock is, so that it can stand still while the stack is down; each second.
  void tick();
  // Texts by id; an erased one is missing from the answer.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> texts(const std::vector<std::string>& ids);

 private:
  Database& database_;
};

}  // namespace gestand::eventlog
