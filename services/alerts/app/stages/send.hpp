// Fifth stage: handing a message over. What the far side says of it decides what may happen next.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gestand::alerts {

// A message as it goes out; a repeat after an unknown outcome has the same id and the same bytes.
struct Message {
  std::string id;  // without brackets and host: names the file, too
  std::string sender;
  std::vector<std::string> receivers;
  std::string bytes;  // header and body with CRLF
};

enum class Sent {
  Accepted,  // the far side took it on: its 250, or the file is durable
  Refused,   // it certainly did not take it
  Unknown,   // it may have: resent under the same id, and counted
};

struct Result {
  Sent sent = Sent::Refused;
  std::string why;                        // empty when accepted
  std::vector<std::string> refused = {};  // of an accepted message: receivers that the far side does not take
};

[[nodiscard]] constexpr std::string_view to_string(Sent sent) {
  switch (sent) {
    case Sent::Accepted: return "aangenomen";
    case Sent::Refused: return "geweigerd";
    case Sent::Unknown: return "onbekend";
  }
  return "";
}

class Post {
 public:
  virtual ~Post() = default;
  [[nodiscard]] virtual Result send(const Message& message) = 0;
};

}  // namespace gestand::alerts
