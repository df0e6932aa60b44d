// A request to the API and its answer, free of the HTTP library.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gestand::gateway {

struct ApiRequest {
  std::string method, path;
  std::string query;                           // raw, without "?"
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

using Write = std::function<bool(const std::string&)>;

struct ApiResponse {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::function<void(const Write&)> stream;  // instead of a body
};

}  // namespace gestand::gateway
