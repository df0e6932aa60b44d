// Fourth stage: what was sent is not sent again, and an alert goes with the mail that was last made for it.
// (That a key alerts once is the unique constraint `once` of table alert.)
#pragma once
#include <string_view>

namespace gestand::alerts {

enum class Dedupe { No, AlreadySent, InAnotherMail };

[[nodiscard]] constexpr Dedupe dedupe(bool already_sent, bool in_this_mail) {
  if (!in_this_mail) return Dedupe::InAnotherMail;
  return already_sent ? Dedupe::AlreadySent : Dedupe::No;
}

[[nodiscard]] constexpr std::string_view to_string(Dedupe reason) {
  switch (reason) {
    case Dedupe::No: return "niet dubbel";
    case Dedupe::AlreadySent: return "al verzonden";
    case Dedupe::InAnotherMail: return "in een ander bericht";
  }
  return "";
}

}  // namespace gestand::alerts
