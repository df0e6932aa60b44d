// The tables of schema deadlines, for one batch of events: loads what the batch touches, saves what it changed.
// Threads: one transaction is one thread's.
#pragma once
#include <map>
#include <pqxx/pqxx>
#include <set>
#include <string>

#include "common/eventlog/database.hpp"
#include "services/deadlines/adapters/deadline_json.hpp"

namespace gestand::deadlines {

// Batches go one after the other, also those of two replicas: see the comment on table turn.
void take_turn(pqxx::work& transaction);

struct Batch {
  std::map<std::string, Kept> kept;       // deadlines by id
  std::map<std::string, Course> courses;  // editions by id, those that are known
  std::set<std::string> changed_deadlines;
  std::set<std::string> changed_editions;
};

// The deadlines with these ids and those that hang on these editions, with all editions that any of them hangs on.
[[nodiscard]] Batch load(pqxx::work& transaction, const std::set<std::string>& deadlines,
                         const std::set<std::string>& editions);
// Editions that the batch came to need after it was loaded.
void load_courses(pqxx::transaction_base& transaction, const std::set<std::string>& editions, Courses& courses);
void save(pqxx::work& transaction, const Batch& batch);

// The running deadlines whose date a calendar may have given, at most `count` with an id after this one, by id; with
// the editions that they hang on.
[[nodiscard]] Batch load_reckoned(pqxx::transaction_base& transaction, const std::string& after, int count);
// And those that hang on one of these editions.
[[nodiscard]] Batch load_hanging(pqxx::transaction_base& transaction, const std::set<std::string>& editions);

}  // namespace gestand::deadlines
