// The tables of sql/consumer as C++: offsets, lease, parked events of one group.
// Threads: any. Errors: those of Database.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/consumer/consumer.hpp"

namespace gestand::consumer {

// Somebody else moved the offset: our work is lost, on purpose.
struct LostRace : std::runtime_error {
  LostRace() : std::runtime_error("another replica was first") {}
};

class Offsets {
 public:
  Offsets(const Settings& settings, eventlog::Database& database) : settings_(settings), database_(database) {}

  // Reads the offsets; makes the missing rows.
  [[nodiscard]] Positions load();
  // Moves them, in the transaction of the effect. Throws LostRace if one does not stand where we think.
  void move(pqxx::work& transaction, const Positions& from, const Positions& to);
  // Takes or renews the lease of the group for 10 s; false if another holds it.
  [[nodiscard]] bool hold_lease();
  void release_lease();

  void park(pqxx::work& transaction, const Event& event, const std::string& error);
  // "<source>/<item>" of what is parked, as this transaction sees it: another replica may have settled some.
  [[nodiscard]] std::set<std::string> parked_items(pqxx::work& transaction);
  [[nodiscard]] std::vector<Consumer::Parked> parked();
  // The parked events of an item, in order. Until the transaction ends nobody moves the offsets of its partition, so
  // that none is added.
  [[nodiscard]] std::vector<Event> hold_parked(pqxx::work& transaction, const std::string& item);
  void unpark(pqxx::work& transaction, const Event& event);

 private:
  const Settings& settings_;
  eventlog::Database& database_;
};

}  // namespace gestand::consumer
