// The commitments service: owns toezeggingen and kamerverzoeken and their log.
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/owner/bulk.hpp"
#include "common/owner/owner.hpp"
#include "common/run/log_methods.hpp"
#include "common/run/service.hpp"
#include "services/commitments/adapters/check_text.hpp"
#include "services/commitments/adapters/commitment_rules.hpp"

int main(int argc, char** argv) {
  using namespace gestand;
  run::Service service("commitments", argc, argv);
  eventlog::Log log(service.database());
  owner::Owner* self = nullptr;  // a relation looks at an item that lies in the same log
  const auto look = [&self](const std::string& id) {
    auto document = eventlog::is_uuid(id) ? self->current(id).document : nlohmann::json();
    return document.is_null() ? nlohmann::json::object() : document;
  };
  const auto aside = [&log](const std::string& id) {
    const auto texts = log.texts({id});
    return texts.empty() ? std::string("verwijderd") : texts.front().second;
  };
  std::vector<std::unique_ptr<owner::Rules>> rules;
  for (const auto kind : {commitments::Kind::Toezegging, commitments::Kind::Kamerverzoek}) {
    rules.push_back(std::make_unique<commitments::CommitmentRules>(kind, look, aside));
  }
  owner::Owner owner("commitments", service.node(), log, std::move(rules));
  self = &owner;
  service.serve_log(log);
  owner::Bulk bulk("commitments", "nl.toezeggingen.", service.node(), log, owner);
  owner.serve();
  bulk.serve();
  service.node().serve("commitments.toets", [](const bus::Request& request) {
    return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, commitments::check_text(request.body)}; });
  });
  return service.run();
}
