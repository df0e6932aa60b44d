// HTTP/1.1 with "Connection: close": see http_client.hpp.
#include "services/gestand/adapters/http_client.hpp"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <memory>
#include <string_view>
#include <thread>

#include "common/vocab/errors.hpp"
#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {
namespace {

constexpr timeval limit{60, 0};

class Socket {
 public:
  Socket(const std::string& host, const std::string& port) {
    addrinfo wish{};
    wish.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), port.c_str(), &wish, &found) != 0) throw Unavailable("onbekend adres " + host);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> list(found, &::freeaddrinfo);
    for (const addrinfo* at = list.get(); at != nullptr; at = at->ai_next) {
      file_ = ::socket(at->ai_family, at->ai_socktype | SOCK_CLOEXEC, at->ai_protocol);
      if (file_ >= 0 && ::connect(file_, at->ai_addr, at->ai_addrlen) == 0) break;
      if (file_ >= 0) ::close(file_);
      file_ = -1;
    }
    if (file_ < 0) throw Unavailable("geen antwoord van " + host + ":" + port);
    ::setsockopt(file_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(file_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  }
  ~Socket() { ::close(file_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno == EINTR) continue;
      if (sent <= 0) throw Unavailable("de verbinding met de gateway brak af");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  [[nodiscard]] std::string read_to_end() const {
    std::string out;
    std::array<char, 16384> buffer{};
    while (true) {
      const ssize_t got = ::recv(file_, buffer.data(), buffer.size(), 0);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw Unavailable("de gateway antwoordt niet op tijd");
      if (got == 0) return out;
      out.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  int file_ = -1;
};

std::size_t number(std::string_view digits, int base) {
  std::size_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (read.ec != std::errc{}) throw Unavailable("een onleesbaar antwoord van de gateway");
  return value;
}

std::string joined_chunks(std::string_view rest) {
  std::string body;
  while (true) {
    const auto end = rest.find("\r\n");
    if (end == std::string_view::npos) throw Unavailable("het antwoord van de gateway brak af");
    const std::size_t size = number(rest.substr(0, end), 16);
    rest.remove_prefix(end + 2);
    if (size == 0) return body;
    if (rest.size() < size + 2) throw Unavailable("het antwoord van de gateway brak af");
    body += rest.substr(0, size);
    rest.remove_prefix(size + 2);
  }
}

}  // namespace

HttpReply patient(const HttpClient& client, const std::string& method, const std::string& path, const std::string& body,
                  const std::string& key, const std::string& state) {
  constexpr std::chrono::seconds patience{120};
  constexpr std::chrono::milliseconds pause{200};
  std::vector<std::pair<std::string, std::string>> headers;
  if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
  if (!state.empty()) headers.emplace_back("If-Match", state);
  const auto end = std::chrono::steady_clock::now() + patience;
  while (true) {
    std::string why;
    try {
      HttpReply reply = client.send(method, path, body, headers);
      if (reply.status != 503 && reply.status != 429) return reply;
      why = reply.body;
    } catch (const Unavailable& fault) {
      why = fault.what();
    }
    if (std::chrono::steady_clock::now() >= end) throw Failed("de gateway antwoordt niet: " + why);
    std::this_thread::sleep_for(pause);
  }
}

HttpReply parse_reply(const std::string& bytes) {
  const std::string_view all = bytes;
  const auto head_end = all.find("\r\n\r\n");
  if (!all.starts_with("HTTP/1.1 ") || head_end == std::string_view::npos)
    throw Unavailable("het antwoord van de gateway brak af");
  HttpReply reply;
  reply.status = static_cast<int>(number(all.substr(9, 3), 10));
  std::string_view head = all.substr(0, head_end + 2);
  head.remove_prefix(head.find("\r\n") + 2);
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(line.size() + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string name(line.substr(0, colon));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const auto value = line.find_first_not_of(' ', colon + 1);
    reply.headers.emplace(std::move(name), value == std::string_view::npos ? "" : std::string(line.substr(value)));
  }
  const std::string_view body = all.substr(head_end + 4);
  if (const auto coding = reply.headers.find("transfer-encoding");
      coding != reply.headers.end() && coding->second == "chunked") {
    reply.body = joined_chunks(body);
  } else {
    const auto length = reply.headers.find("content-length");
    if (length != reply.headers.end() && number(length->second, 10) != body.size())
      throw Unavailable("het antwoord van de gateway brak af");
    reply.body = std::string(body);
  }
  return reply;
}

HttpClient::HttpClient(const std::string& host_and_port, std::string token) : token_(std::move(token)) {
  const auto colon = host_and_port.rfind(':');
  if (colon == std::string::npos) throw Failed("geen adres van de gateway: " + host_and_port);
  host_ = host_and_port.substr(0, colon);
  port_ = host_and_port.substr(colon + 1);
}

HttpReply HttpClient::send(const std::string& method, const std::string& path, const std::string& body,
                           const std::vector<std::pair<std::string, std::string>>& headers) const {
  std::string request = method + " " + path + " HTTP/1.1\r\nHost: " + host_ + ":" + port_ +
                        "\r\nConnection: close\r\nAuthorization: Bearer " + token_ + "\r\n";
  for (const auto& [name, value] : headers) request.append(name).append(": ").append(value).append("\r\n");
  if (!body.empty()) request += "Content-Type: application/json\r\n";
  request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  const Socket socket(host_, port_);
  socket.write(request);
  return parse_reply(socket.read_to_end());
}

}  // namespace gestand::cli
