// The vehicles service: owns vehikels, their edities, and the contributions to them.
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/owner/owner.hpp"
#include "common/run/log_methods.hpp"
#include "common/run/service.hpp"
#include "services/vehicles/adapters/contribution_history.hpp"
#include "services/vehicles/adapters/vehicle_rules.hpp"
#include "services/vehicles/adapters/window_watch.hpp"

int main(int argc, char** argv) {
  using namespace gestand;
  run::Service service("vehicles", argc, argv);
  eventlog::Log log(service.database());
  owner::Owner* self = nullptr;  // the rules of an edition look at its vehicle, which lies in the same log
  const auto look = [&self](const std::string& id) {
    auto document = eventlog::is_uuid(id) ? self->current(id).document : nlohmann::json();
    return document.is_null() ? nlohmann::json::object() : document;
  };
  std::vector<std::unique_ptr<owner::Rules>> rules;
  rules.push_back(std::make_unique<vehicles::VehicleRules>());
  rules.push_back(std::make_unique<vehicles::EditionRules>(look));
  owner::Owner owner("vehicles", service.node(), log, std::move(rules));
  self = &owner;
  service.serve_log(log);
  owner.serve();
  service.node().serve("vehicles.bijdragen", [&](const bus::Request& request) {
    return run::guarded(request, [&] {
      const auto ask = nlohmann::json::parse(request.body);
      const std::string edition = ask.at("editie");
      nlohmann::json out = {{"nietGevonden", true}};
      if (look(edition).value("_soort", "") == "editie") {
        auto entries = vehicles::contribution_history(log.events_of(edition, 0).events, ask.value("item", ""));
        out = {{"aantal", entries.size()}, {"resultaten", std::move(entries)}};
      }
      return bus::Reply{bus::Status::Ok, out.dump()};
    });
  });
  service.node().serve("vehicles.vensters", [&](const bus::Request& request) {
    return run::guarded(request, [&] {
      return bus::Reply{bus::Status::Ok, vehicles::windows_of(owner, service.database())};
    });
  });
  vehicles::WindowWatch watch(owner, service.database());
  service.on_start([&watch] { watch.start(); });
  service.on_stop([&watch] { watch.stop(); });
  return service.run();
}
