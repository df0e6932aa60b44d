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

// The kinds of items that people follow; editions, vehicles, directorates and staff are kept beside them.
[[nodiscard]] constexpr bool is_followed(std::string_view kind) {
  return kind == "motie" || kind == "toezegging" || kind == "kamerverzoek";
}

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
  std::string directorate;  // that it is for; empty: whoever is in charge when it is alerted
};

[[nodiscard]] std::map<std::string, KnownItem> load_items(pqxx::transaction_base& transaction,
                                                          const std::set<std::string>& ids);
// Who is in charge of it; an edition is also its vehicle's.
[[nodiscard]] std::vector<Assignment> assignments_for(pqxx::transaction_base& transaction, const KnownItem& item);
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

// The running ones of `known` with who is in charge of their items, by id.
[[nodiscard]] std::vector<Deadline> in_charge(pqxx::transaction_base& transaction,
                                              const std::map<std::string, KnownDeadline>& known);
// The clocks of the editions that these deadlines hang on, by edition.
[[nodiscard]] std::map<std::string, Deadline> editions_of(pqxx::transaction_base& transaction,
                                                          const std::vector<Deadline>& deadlines);
// The items with a running deadline that hangs on the edition.
[[nodiscard]] std::vector<std::string> hanging_on(pqxx::transaction_base& transaction, const std::string& edition);

// "directie", "behandelaar", "coordinatoren", the code of a directorate or the id of a member of staff.
[[nodiscard]] bool is_receiver(pqxx::transaction_base& transaction, const std::string& name);

// The lock between those who set the day on which a deadline is due next (share) and those who change rules or
// evaluate.
void share_watermark(pqxx::work& transaction);
[[nodiscard]] Date lock_watermark(pqxx::work& transaction);

// Days and arrays as SQL takes them.
[[nodiscard]] std::optional<std::string> sql_day(const std::optional<Date>& day);
[[nodiscard]] Date day_from(const pqxx::field& field);
[[nodiscard]] std::string uuid_array(const std::set<std::string>& ids);

}  // namespace gestand::alerts
