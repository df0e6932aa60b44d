// Faults of a request, all of them at once, as `errors[]` of problem+json.
#pragma once
#include <string>
#include <vector>

namespace gestand::wire {

struct Fault {
  std::string in;        // "body", "query", "path", "header"
  std::string location;  // "indieners/0/naam", or the name of the parameter
  std::string code;      // stable
  std::string detail;    // a Dutch sentence
};
using Faults = std::vector<Fault>;

}  // namespace gestand::wire
