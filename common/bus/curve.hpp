// CURVE keys from a folder, and the ZAP handler that lets in only those.
// Threads: ZapHandler owns one thread and one socket; keys are read once.
#pragma once
#include <map>
#include <string>
#include <thread>
#include <zmq.hpp>

namespace gestand::bus {

struct KeyRing {
  std::string own_public;                        // Z85
  std::string own_secret;                        // Z85
  std::map<std::string, std::string> public_of;  // service -> Z85
};

// Reads <folder>/*.public and <folder>/<service>.secret. Throws std::invalid_argument naming what is missing or
// malformed.
[[nodiscard]] KeyRing read_keys(const std::string& folder, const std::string& service);

inline constexpr const char* zap_domain = "gestand";

class ZapHandler {
 public:
  // Bound when the constructor returns: only then may other sockets of the context bind.
  ZapHandler(zmq::context_t& context, const KeyRing& keys);
  ~ZapHandler();  // the context must have been shut down before
  ZapHandler(const ZapHandler&) = delete;
  ZapHandler& operator=(const ZapHandler&) = delete;

 private:
  void run();
  zmq::socket_t socket_;
  std::map<std::string, std::string> service_of_;  // raw public key -> service
  std::thread thread_;
};

// Socket settings that every socket of the house has.
void harden(zmq::socket_t& socket, int linger_ms);
void be_server(zmq::socket_t& socket, const KeyRing& keys);
// Throws std::invalid_argument if the service has no key.
void be_client(zmq::socket_t& socket, const KeyRing& keys, const std::string& server);

}  // namespace gestand::bus
