// Motions from a public register, in batches of one partition: the register's record becomes a motion, a repeat changes
// nothing, and nobody is alerted. What people recorded here goes before a register: a motion with facts of our own is
// reported, not overwritten.
#pragma once
#include <string>

#include "common/bus/node.hpp"
#include "common/eventlog/log.hpp"

namespace gestand::motions {

class Import {
 public:
  Import(bus::Node& node, eventlog::Log& log, eventlog::Database& database)
      : node_(node), log_(log), database_(database) {}

  // Registers motions.import.begin, motions.import and motions.import.end for the command-line tool, and
  // motions.imports for whoever asks how the last ones went.
  void serve();
  // Whether an import is under way at any replica.
  [[nodiscard]] bool runs();

 private:
  [[nodiscard]] std::string take(const std::string& body);

  bus::Node& node_;
  eventlog::Log& log_;
  eventlog::Database& database_;
};

}  // namespace gestand::motions
