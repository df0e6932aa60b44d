// What the overview answers on the bus. Bodies are JSON; the names of methods and members are fixed, see ../README.md.
#pragma once
#include "common/run/service.hpp"
#include "services/overview/adapters/models.hpp"

namespace gestand::overview {

void serve(run::Service& service, Models& models);

}  // namespace gestand::overview
