// An HTTP/1.1 server around cpp-httplib 0.11.4 with its traps closed (see README.md beside this file).
// Threads: the handler runs on many threads at once. Never the outermost edge: an ingress stands before it.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gestand::http {

// One part of a multipart/form-data body.
struct Part {
  std::string name, filename, type, content;
};

struct Request {
  std::string method;
  std::string path;                            // percent-decoded
  std::string query;                           // raw, without '?'
  std::map<std::string, std::string> headers;  // names in lower case; the first of repeated ones
  std::string body;
  std::vector<Part> parts;  // of a form with files, instead of a body
  int unread = 0;           // the status that says why there is no body: 413, 400; 0: it was read
  std::string peer;

  [[nodiscard]] std::string header(const std::string& lower_name) const {
    const auto found = headers.find(lower_name);
    return found == headers.end() ? "" : found->second;
  }
};

// Where a stream writes; false: the client is gone or the server stops.
using Write = std::function<bool(const std::string& bytes)>;

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  // Instead of a body: called once; writes until it returns.
  std::function<void(const Write&)> stream;
};

using Handler = std::function<Response(const Request&)>;
// For what fails before a handler sees it (broken request 400, too large 413, …).
using ErrorPage = std::function<Response(int status)>;

struct Limits {
  std::size_t body_bytes_max = 1 << 20;
  std::size_t threads_max = 1024;
  std::size_t headers_max = 100;
};

class Server {
 public:
  Server(Handler handler, ErrorPage error_page, Limits limits = {});
  ~Server();  // stop()
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds and serves in threads of its own; port 0 takes a free one. Throws std::runtime_error if the port is taken.
  int start(const std::string& host, int port);
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Query string or form body to names and values, percent-decoded, '+' as a blank; in order.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_query(const std::string& query);
[[nodiscard]] std::string percent_encode(const std::string& text);
// "127.0.0.1:8080" -> host and port. Throws std::invalid_argument.
[[nodiscard]] std::pair<std::string, int> host_and_port(const std::string& text);

}  // namespace gestand::http
