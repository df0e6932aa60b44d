// Replicas of motions on one log and one bus, and beside them what an owner asks: offices and editions, answered as
// their owners do.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "common/bus/node.hpp"
#include "common/owner/owner.hpp"
#include "tests/support/bus_fixture.hpp"
#include "tests/support/log_fixture.hpp"

namespace gestand::support {

// A peer that answers owner.documents out of the documents it was given.
class DocumentsPeer {
 public:
  DocumentsPeer(const BusFolder& folder, const std::string& service);
  void put(const std::string& id, nlohmann::json document);

 private:
  std::mutex mutex_;
  std::map<std::string, nlohmann::json> documents_;
  bus::Node node_;
};

struct MotionsReplica {
  MotionsReplica(const BusFolder& folder, int nr);

  // A command as the gateway sends it.
  nlohmann::json command(const std::string& verb, const std::string& id, const nlohmann::json& body,
                         const std::string& key = {}, nlohmann::json more = {});

  std::unique_ptr<eventlog::Database> database;
  eventlog::Log log;
  bus::Node node;
  owner::Owner owner;
};

class OwnerTest : public LogTest {
 protected:
  void SetUp() override;

  // A motion of 2024 that fits the rules; members of `more` go over it.
  static nlohmann::json a_motion(const std::string& number, const nlohmann::json& more = nlohmann::json::object());
  // An edition that vehicles knows; its id.
  std::string edition(const std::string& name, const std::string& planned);
  void send_edition(const std::string& id, const std::string& date, const std::string& paper);

  std::unique_ptr<BusFolder> folder_;
  std::unique_ptr<DocumentsPeer> organisation_, vehicles_;
  std::unique_ptr<MotionsReplica> one_, two_;
};

}  // namespace gestand::support
