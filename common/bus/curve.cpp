#include "common/bus/curve.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "common/bus/node.hpp"

namespace gestand::bus {

namespace {

constexpr std::size_t z85_length = 40;
constexpr int zap_enforce_domain = 93;  // ZMQ_ZAP_ENFORCE_DOMAIN

std::string read_key(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::string key;
  in >> key;
  if (key.size() != z85_length) throw std::invalid_argument("no CURVE key of 40 characters in " + path.string());
  return key;
}

std::string raw_key(const std::string& z85) {
  std::string raw(32, '\0');
  if (zmq_z85_decode(reinterpret_cast<std::uint8_t*>(raw.data()), z85.c_str()) == nullptr)
    throw std::invalid_argument("a CURVE key is not Z85");
  return raw;
}

}  // namespace

KeyRing read_keys(const std::string& folder, const std::string& service) {
  KeyRing ring;
  if (!std::filesystem::is_directory(folder)) throw std::invalid_argument("no key folder " + folder);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".public") ring.public_of[entry.path().stem().string()] = read_key(entry.path());
  }
  ring.own_secret = read_key(std::filesystem::path(folder) / (service + ".secret"));
  const auto own = ring.public_of.find(service);
  if (own == ring.public_of.end()) throw std::invalid_argument("no public key of " + service + " in " + folder);
  ring.own_public = own->second;
  return ring;
}

ZapHandler::ZapHandler(zmq::context_t& context, const KeyRing& keys) : socket_(context, zmq::socket_type::rep) {
  for (const auto& [service, key] : keys.public_of) service_of_[raw_key(key)] = service;
  socket_.set(zmq::sockopt::linger, 0);
  socket_.bind("inproc://zeromq.zap.01");
  thread_ = std::thread([this] { run(); });
}

ZapHandler::~ZapHandler() {
  if (thread_.joinable()) thread_.join();
  socket_.close();
}

// RFC 27/ZAP: version, request id, domain, address, identity, mechanism, client key.
void ZapHandler::run() {
  try {
    for (;;) {
      std::vector<std::string> frames;
      bool more = true;
      while (more) {
        zmq::message_t frame;
        if (!socket_.recv(frame)) return;
        frames.push_back(frame.to_string());
        more = frame.more();
      }
      std::string service;
      if (frames.size() == 7 && frames[0] == "1.0" && frames[2] == zap_domain && frames[5] == "CURVE") {
        const auto found = service_of_.find(frames[6]);
        if (found != service_of_.end()) service = found->second;
      }
      const std::vector<std::string> reply = {"1.0",
                                              frames.size() > 1 ? frames[1] : "",
                                              service.empty() ? "400" : "200",
                                              service.empty() ? "unlisted key" : "OK",
                                              service,
                                              ""};
      for (std::size_t i = 0; i < reply.size(); ++i) {
        socket_.send(zmq::buffer(reply[i]), i + 1 < reply.size() ? zmq::send_flags::sndmore : zmq::send_flags::none);
      }
    }
  } catch (const zmq::error_t& error) {
    if (error.num() != ETERM) throw;
  }
}

void harden(zmq::socket_t& socket, int linger_ms) {
  socket.set(zmq::sockopt::linger, linger_ms);
  socket.set(zmq::sockopt::sndhwm, 10'000);
  socket.set(zmq::sockopt::rcvhwm, 10'000);
  socket.set(zmq::sockopt::maxmsgsize, std::int64_t{4} << 20);
  socket.set(zmq::sockopt::handshake_ivl, 3'000);
  socket.set(zmq::sockopt::immediate, true);
  socket.set(zmq::sockopt::reconnect_ivl, 50);
  socket.set(zmq::sockopt::reconnect_ivl_max, 2'000);
  socket.set(zmq::sockopt::tcp_keepalive, 1);
  socket.set(zmq::sockopt::tcp_keepalive_idle, 15);
  socket.set(zmq::sockopt::tcp_keepalive_intvl, 5);
  socket.set(zmq::sockopt::tcp_keepalive_cnt, 3);
}

void be_server(zmq::socket_t& socket, const KeyRing& keys) {
  socket.set(zmq::sockopt::zap_domain, zap_domain);
  const int enforce = 1;  // the option is in libzmq 4.3.4, its name only in the draft part of zmq.h
  if (zmq_setsockopt(socket.handle(), zap_enforce_domain, &enforce, sizeof enforce) != 0) throw zmq::error_t();
  socket.set(zmq::sockopt::curve_server, true);
  socket.set(zmq::sockopt::curve_secretkey, keys.own_secret);
}

void be_client(zmq::socket_t& socket, const KeyRing& keys, const std::string& server) {
  const auto found = keys.public_of.find(server);
  if (found == keys.public_of.end()) throw std::invalid_argument("no public key of " + server);
  socket.set(zmq::sockopt::curve_serverkey, found->second);
  socket.set(zmq::sockopt::curve_publickey, keys.own_public);
  socket.set(zmq::sockopt::curve_secretkey, keys.own_secret);
}

std::pair<std::string, std::string> new_key_pair() {
  std::string open(z85_length + 1, '\0');
  std::string secret(z85_length + 1, '\0');
  if (zmq_curve_keypair(open.data(), secret.data()) != 0) throw std::runtime_error("no CURVE in this libzmq");
  open.pop_back();
  secret.pop_back();
  return {open, secret};
}

}  // namespace gestand::bus
