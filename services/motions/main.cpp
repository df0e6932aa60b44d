// The motions service: owns moties and their log.
#include "common/owner/bulk.hpp"
#include "common/owner/owner.hpp"
#include "common/run/log_methods.hpp"
#include "common/run/service.hpp"
#include "services/motions/adapters/import.hpp"
#include "services/motions/adapters/motion_rules.hpp"

int main(int argc, char** argv) {
  using namespace gestand;
  run::Service service("motions", argc, argv);
  eventlog::Log log(service.database());
  std::vector<std::unique_ptr<owner::Rules>> rules;
  rules.push_back(std::make_unique<motions::MotionRules>());
  owner::Owner owner("motions", service.node(), log, std::move(rules));
  motions::Import import(service.node(), log, service.database());
  service.serve_log(log);
  run::serve_heads_with_bulk(service.node(), log, [&] { return import.runs(); });
  owner::Bulk bulk("motions", "nl.moties.", service.node(), log, owner);
  owner.serve();
  bulk.serve();
  import.serve();
  return service.run();
}
