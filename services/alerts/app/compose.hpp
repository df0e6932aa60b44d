// What an alert mail says, in Dutch: what is due, of which item, why this mail comes now, and where to go. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::alerts {

// One alert in a mail.
struct Notice {
  std::string item_kind;  // "motie"
  std::string item;       // id
  std::string number;
  std::string title;
  std::string kind;          // of the deadline: "editie", "vervalt"; empty for something that happened
  std::optional<Date> date;  // of the deadline
  int threshold = 0;
  std::string words;  // what happened, where there is no threshold
  Date effective;
  bool caught_up = false;  // it was due on an earlier day
  bool reminder = false;   // after a snooze
};

struct Letter {
  std::string id;  // of the message, without host
  std::string sender;
  std::vector<std::string> to;
  std::vector<std::string> copies;
  std::string directorate;  // its name, as the greeting takes it; empty for the coordinators
  std::string public_url;
  Instant now;  // the stack's clock
  Date today;
  std::vector<Notice> notices;
};

[[nodiscard]] std::string subject_of(const Letter& letter);
[[nodiscard]] std::string text_of(const Letter& letter);
// The whole message with CRLF, ready to be handed over.
[[nodiscard]] std::string compose(const Letter& letter);
// The host that message ids and the list carry.
[[nodiscard]] std::string host_of(const std::string& public_url);

// "over 14 dagen", "morgen", "vandaag", "1 dag te laat".
[[nodiscard]] std::string distance(Date date, Date today);

}  // namespace gestand::alerts
