// gestand-overview: the read model. Wires the models, what looks after them, and what the bus may ask.
#include "common/run/service.hpp"
#include "services/overview/adapters/models.hpp"
#include "services/overview/adapters/requests.hpp"

int main(int argc, char** argv) {
  using namespace gestand;
  run::Service service("overview", argc, argv);
  overview::Models models(service);
  overview::serve(service, models);
  service.on_start([&models] { models.start(); });
  service.on_stop([&models] { models.stop(); });
  service.ready_when([&models] { return models.ready(); });
  service.lag_is([&models] { return models.lag(); });
  service.metric("gestand_overview_parked_events", "Events that could not be used",
                 [&models] { return static_cast<double>(models.live()->consumer().parked().size()); });
  return service.run();
}
