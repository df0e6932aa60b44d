// The peers file, the names of statuses.
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "common/bus/node.hpp"

namespace gestand::bus {

std::vector<Peer> read_peers(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::invalid_argument("no peers file " + path);
  std::vector<Peer> out;
  std::string faults;
  std::string line;
  for (int nr = 1; std::getline(in, line); ++nr) {
    std::istringstream words(line.substr(0, line.find('#')));
    Peer peer;
    std::string more;
    if (!(words >> peer.service)) continue;
    if (!(words >> peer.events >> peer.requests) || (words >> more)) {
      faults +=
          (faults.empty() ? "" : "; ") + path + ":" + std::to_string(nr) + ": expected <service> <events> <requests>";
      continue;
    }
    out.push_back(std::move(peer));
  }
  if (!faults.empty()) throw std::invalid_argument(faults);
  return out;
}

const char* to_string(Status status) {
  switch (status) {
    case Status::Ok: return "ok";
    case Status::BadRequest: return "bad-request";
    case Status::Denied: return "denied";
    case Status::Busy: return "busy";
    case Status::Draining: return "draining";
    case Status::Expired: return "expired";
    case Status::Unavailable: return "unavailable";
    case Status::InDoubt: return "in-doubt";
    case Status::Internal: return "internal";
  }
  return "unknown";
}

}  // namespace gestand::bus
