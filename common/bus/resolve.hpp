// Endpoints that libzmq can connect to one by one: it takes only one address of a name, a headless service has many.
#pragma once
#include <string>
#include <vector>

namespace gestand::bus {

// "tcp://motions:7001" -> "tcp://10.1.2.3:7001", … (sorted); other endpoints as they are. Unknown names give nothing.
[[nodiscard]] std::vector<std::string> resolve(const std::string& endpoint);

}  // namespace gestand::bus
