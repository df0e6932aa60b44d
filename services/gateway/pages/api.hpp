// The port through which the pages see the system: the public JSON API of the gateway, called in process.
// Nothing else is open to a page, so everything that a page does a script can do as well.
#pragma once
#include <string>

namespace gestand::gateway {

struct ApiCall {
  std::string method;
  std::string path;                  // "/v1/moties"
  std::string query = {};            // raw, without "?"
  std::string body = {};             // JSON, or as `type` says, or empty
  std::string token = {};            // the bearer token; the API decides what it may
  std::string idempotency_key = {};  // on every call that writes
  std::string if_match = {};         // "\"7\"", or empty
  std::string accept = {};           // empty: JSON
  std::string type = {};             // of the body; empty: JSON
};

struct ApiReply {
  int status = 0;
  std::string body;
  std::string etag;
  std::string location;
  std::string type = {};         // of the body
  std::string disposition = {};  // of a file: how it is called
};

// Threads: called from many at once. A failure of the environment is a reply (503), or Unavailable/InDoubt.
class Api {
 public:
  virtual ~Api() = default;
  virtual ApiReply call(const ApiCall& call) = 0;
};

}  // namespace gestand::gateway
