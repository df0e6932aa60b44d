// A client for the gateway of this stack, over plain HTTP on the loopback address: one connection a request.
// It is this small on purpose: redirects, TLS and proxies have no place between a tool and its own stack.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gestand::cli {

struct HttpReply {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

class HttpClient {
 public:
  HttpClient(const std::string& host_and_port, std::string token);  // throws Failed if the address is none

  // Throws Unavailable when nobody answers or the answer breaks off.
  [[nodiscard]] HttpReply send(const std::string& method, const std::string& path, const std::string& body = {},
                               const std::vector<std::pair<std::string, std::string>>& headers = {}) const;

 private:
  std::string host_;
  std::string port_;
  std::string token_;
};

// Sends until somebody answers with something else than "not now" (503, 429). `key` and `state`: Idempotency-Key and
// If-Match, empty for none. Throws Failed after two minutes.
[[nodiscard]] HttpReply patient(const HttpClient& client, const std::string& method, const std::string& path,
                                const std::string& body, const std::string& key, const std::string& state = {});

// Splits an answer that was read to its end. Throws Unavailable if it is not a whole HTTP/1.1 answer.
[[nodiscard]] HttpReply parse_reply(const std::string& bytes);

}  // namespace gestand::cli
