#include "common/owner/live_calendar.hpp"

#include <nlohmann/json.hpp>

#include "common/owner/world.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/calendar_json.hpp"

namespace gestand::owner {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr auto fresh_for = 1s;
constexpr auto first_budget = 1500ms;
constexpr auto later_budget = 300ms;  // something is known: nobody waits long for news

}  // namespace

std::optional<json> LiveCalendar::ask(std::chrono::milliseconds budget) {
  const std::string id = World::calendar_id();
  const auto reply = node_.call("organisation", "owner.documents", json{{"ids", {id}}}.dump(), budget);
  if (reply.status != bus::Status::Ok) return std::nullopt;
  const json found = json::parse(reply.body);
  return found.contains(id) ? found[id] : json::object();  // none: an organisation that has no calendar yet
}

std::shared_ptr<const calendar::Calendar> LiveCalendar::now() {
  const auto known = [this](bool however_old) -> std::shared_ptr<const calendar::Calendar> {
    const std::lock_guard lock(mutex_);
    return however_old || std::chrono::steady_clock::now() - asked_ < fresh_for ? known_ : nullptr;
  };
  if (auto fresh = known(false)) return fresh;
  std::unique_lock asking(asking_, std::defer_lock);
  if (auto old = known(true)) {
    if (!asking.try_lock()) return old;
  } else {
    asking.lock();
    if (auto meanwhile = known(true)) return meanwhile;
  }
  const auto document = ask(known(true) ? later_budget : first_budget);
  const std::lock_guard lock(mutex_);
  if (!document && !known_) throw Unavailable("organisation does not tell the calendar");
  asked_ = std::chrono::steady_clock::now();
  if (document && (!known_ || document->dump() != document_)) {
    known_ = std::make_shared<const calendar::Calendar>(calendar::Calendar::entered(wire::entries_of(*document)));
    document_ = document->dump();
  }
  return known_;
}

}  // namespace gestand::owner
