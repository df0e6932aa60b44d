// The tables of what others own: items, deadlines, directorates, signals.
#pragma once
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <set>
#include <string>
#include <vector>

#include "services/alerts/domain/evaluate.hpp"

namespace gestand::alerts {

struct KnownItem {
  std::string kind;
  std::string document;
};

struct KnownDeadline {
  std::string document;
  Date made;
  Date since;
  Date evaluated;
  bool quiet = false;
  std::optional<Date> next_due;
};

// Something happened that alerts by itself.
struct Signal {
  std::string id;
  std::string rule;
  std::string item;
  std::string deadline;  // may be empty
  Date date;
  std::string words;
};

[[nodiscard]] std::map<std::string, KnownItem> load_items(pqxx::transaction_base& transaction,
                                                          const std::set<std::string>& ids);
[[nodiscard]] std::map<std::string, std::string> load_directorates(pqxx::transaction_base& transaction,
                                                                   const std::set<std::string>& ids);
// Locked until the end of the transaction; peeked at without.
[[nodiscard]] std::map<std::string, KnownDeadline> load_deadlines(pqxx::work& transaction,
                                                                  const std::set<std::string>& ids);
[[nodiscard]] std::map<std::string, KnownDeadline> peek_deadlines(pqxx::transaction_base& transaction,
                                                                  const std::set<std::string>& ids);

void save_items(pqxx::work& transaction, const std::map<std::string, KnownItem>& items);
void save_directorates(pqxx::work& transaction, const std::map<std::string, std::string>& documents);
void save_deadlines(pqxx::work& transaction, const std::map<std::string, KnownDeadline>& deadlines);
void save_signals(pqxx::work& transaction, const std::vector<Signal>& signals);

// As a rule sees it (assignments left out); nothing if it has ended or has no date.
[[nodiscard]] std::optional<Deadline> running_deadline(const std::string& id, const KnownDeadline& known);

// The lock between those who set the day on which a deadline is due next (share) and those who change rules or
// evaluate.
void share_watermark(pqxx::work& transaction);
[[nodiscard]] Date lock_watermark(pqxx::work& transaction);

// Days and arrays as SQL takes them.
[[nodiscard]] std::optional<std::string> sql_day(const std::optional<Date>& day);
[[nodiscard]] Date day_from(const pqxx::field& field);
[[nodiscard]] std::string uuid_array(const std::set<std::string>& ids);

}  // namespace gestand::alerts
