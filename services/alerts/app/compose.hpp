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
  bool caught_up = false;      // it was due on an earlier day
  bool reminder = false;       // after a snooze
  std::string milestone = {};  // its name, of an alert for one
  int rung = 0;                // of the ladder: nobody acknowledged it before
  // Of an edition what hangs on it, of a week what is open: the first of them in words, and how many there are.
  std::vector<std::string> lines = {};
  int count = 0;
  int late = 0;
  int undated = 0;
};

struct Letter {
  std::string id;  // of the message, without host
  std::string sender;
  std::vector<std::string> to;
  std::vector<std::string> copies;
  std::string name;  // of the directorate or the person, as the greeting takes it; empty for the coordinators
  std::optional<Date> stands_in_until;  // the reader stands in for a colleague who is away until then
  std::string public_url;
  Instant now;  // the stack's clock
  Date today;
  std::vector<Notice> notices;
};

[[nodiscard]] std::string subject_of(const Letter& letter);
[[nodiscard]] std::string text_of(const Letter& letter);
[[nodiscard]] std::string html_of(const Letter& letter);
// The whole message (text and HTML) with CRLF, ready to be handed over.
[[nodiscard]] std::string compose(const Letter& letter);
// The host that message ids and the list carry.
[[nodiscard]] std::string host_of(const std::string& public_url);

// What both forms of a mail say of one alert.
struct Entry {
  std::string head;  // "motie 36410-99: titel"
  std::vector<std::string> facts;
  std::vector<std::string> lines;
  std::string link;
};
[[nodiscard]] Entry entry_of(const Letter& letter, const Notice& notice);
// What stands before the alerts, and after them.
[[nodiscard]] std::vector<std::string> opening_of(const Letter& letter);

// "over 14 dagen", "morgen", "vandaag", "1 dag te laat".
[[nodiscard]] std::string distance(Date date, Date today);

}  // namespace gestand::alerts
