// What every consumer answers about events that it could not use: "<service>.geparkeerd"
// {"actie":"toon"|"opnieuw"|"verwijder","item"?}.
#pragma once
#include <string>

#include "common/bus/node.hpp"
#include "common/consumer/consumer.hpp"

namespace gestand::run {

// {"resultaten":[{bron,item,type,fout,deel,volgnummer}]}, or {"aantal":n} of events that were settled.
[[nodiscard]] std::string parked_answer(consumer::Consumer& consumer, const std::string& question);

void serve_parked(bus::Node& node, const std::string& service, consumer::Consumer& consumer);

}  // namespace gestand::run
