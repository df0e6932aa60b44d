// A bus of its own for a test: keys and ipc endpoints in a temporary folder that goes away with it.
#pragma once
#include <string>
#include <vector>

#include "common/bus/node.hpp"

namespace gestand::support {

class BusFolder {
 public:
  // A key pair for each service.
  explicit BusFolder(const std::vector<std::string>& services);
  // The folder of a running parent; not removed at the end.
  explicit BusFolder(std::string existing) : folder_(std::move(existing)), owned_(false) {}
  ~BusFolder();
  BusFolder(const BusFolder&) = delete;
  BusFolder& operator=(const BusFolder&) = delete;

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] std::string keys() const { return folder_ + "/keys"; }
  // Replica `nr` of a service.
  [[nodiscard]] bus::Peer peer(const std::string& service, int nr = 1) const;
  // A node that serves and publishes at the endpoints of replica `nr`.
  [[nodiscard]] bus::NodeConfig server(const std::string& service, int nr = 1, std::vector<bus::Peer> peers = {}) const;
  // A node that only asks and listens.
  [[nodiscard]] bus::NodeConfig client(const std::string& service, std::vector<bus::Peer> peers) const;

 private:
  std::string folder_;
  bool owned_ = true;
};

// Whether a service at the other end answers; for "it is up" and "and it recovers".
[[nodiscard]] bool answers(bus::Node& node, const std::string& service, const std::string& method);

}  // namespace gestand::support
