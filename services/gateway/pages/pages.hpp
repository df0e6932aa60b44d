// The web pages of Gestand: Dutch, or English by a switch, rendered here, complete without JavaScript. Knows no HTTP
// library: the server hands in a parsed request and sends back what it gets. Holds no state, so any replica can answer
// any request.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/vocab/time.hpp"
#include "services/gateway/pages/api.hpp"

namespace gestand::gateway {

struct PageFile {
  std::string name;  // as the browser gave it
  std::string content;
};

struct PageRequest {
  std::string method;
  std::string path;
  std::multimap<std::string, std::string> query;
  std::multimap<std::string, std::string> form;  // application/x-www-form-urlencoded or multipart, decoded
  std::string cookie_header;
  std::string peer;
  bool accepts_gzip = false;
  std::map<std::string, PageFile> files = {};
  int unread = 0;  // 413: what was sent was too big to read; the form is then empty
};

struct PageReply {
  int status = 200;
  std::string body;
  std::string content_type;
  std::vector<std::pair<std::string, std::string>> headers;
};

struct PageOptions {
  std::function<Date()> today;  // the day of the stack's clock, for "over 12 dagen"; default: today in Amsterdam
  bool secure_cookie = false;   // set where the public address is https
};

// Threads: handle() may be called from many at once.
class Pages {
 public:
  Pages(Api& api, std::string session_secret, PageOptions options = {});

  PageReply handle(const PageRequest& request);

  // Whether a path belongs to the pages. Everything but the API and the probes does, so that an unknown address
  // gets a page that a person can read.
  static bool owns(std::string_view path);

 private:
  PageReply route(const PageRequest& request);

  Api& api_;
  std::string session_secret_;
  PageOptions options_;
};

}  // namespace gestand::gateway
