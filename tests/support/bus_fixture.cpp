#include "tests/support/bus_fixture.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace gestand::support {

using namespace std::chrono_literals;

BusFolder::BusFolder(const std::vector<std::string>& services) {
  std::string name = "/tmp/gestand-bus-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  std::filesystem::create_directory(keys());
  for (const auto& service : services) {
    const auto [open, secret] = bus::new_key_pair();
    std::ofstream(keys() + "/" + service + ".public") << open << "\n";
    std::ofstream(keys() + "/" + service + ".secret") << secret << "\n";
  }
}

BusFolder::~BusFolder() {
  std::error_code ignored;
  if (owned_) std::filesystem::remove_all(folder_, ignored);
}

bus::Peer BusFolder::peer(const std::string& service, int nr) const {
  const std::string stem = "ipc://" + folder_ + "/" + service + "-" + std::to_string(nr);
  return {service, stem + ".e", stem + ".r"};
}

bus::NodeConfig BusFolder::server(const std::string& service, int nr, std::vector<bus::Peer> peers) const {
  const auto own = peer(service, nr);
  bus::NodeConfig out;
  out.service = service;
  out.keys = keys();
  out.events = own.events;
  out.requests = own.requests;
  out.peers = std::move(peers);
  return out;
}

bus::NodeConfig BusFolder::client(const std::string& service, std::vector<bus::Peer> peers) const {
  bus::NodeConfig out;
  out.service = service;
  out.keys = keys();
  out.peers = std::move(peers);
  return out;
}

bool answers(bus::Node& node, const std::string& service, const std::string& method) {
  return node.call(service, method, "", 1s).status == bus::Status::Ok;
}

}  // namespace gestand::support
