#include "services/vehicles/adapters/window_watch.hpp"

#include <exception>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/logging/log.hpp"
#include "services/vehicles/adapters/edition_json.hpp"
#include "services/vehicles/adapters/pg_windows.hpp"

namespace gestand::vehicles {

using nlohmann::json;
using namespace std::chrono_literals;

namespace {

constexpr auto pace = 500ms;
// After a change, also for what was decided meanwhile by a replica that had the former calendar a little longer.
constexpr auto again_after = {0ms, 2'000ms, 15'000ms};

std::vector<Edition> open_windowed(owner::Owner& owner, eventlog::Database& database) {
  std::vector<Edition> found;
  for (const auto& id : ever_windowed(database)) {
    auto edition = edition_of(id, owner.current(id).document);
    const bool open = edition.status == Status::Gepland || edition.status == Status::Vastgesteld;
    if (open && edition.plan.recess) found.push_back(std::move(edition));
  }
  return found;
}

}  // namespace

std::string windows_of(owner::Owner& owner, eventlog::Database& database) {
  json out{{"resultaten", json::array()}};
  for (const auto& one : open_windowed(owner, database)) {
    out["resultaten"].push_back({{"editie", one.id},
                                 {"naam", one.name},
                                 {"venster", window_of(*one.plan.recess)},
                                 {"jaar", one.plan.year},
                                 {"geplandDatum", calendar::to_iso(one.planned)}});
  }
  return out.dump();
}

void WindowWatch::start() {
  thread_ = std::thread([this] { work(); });
}

void WindowWatch::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stopped_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

void WindowWatch::work() {
  for (;;) {
    try {
      look();
      failing_ = false;
    } catch (const std::exception& error) {
      if (!failing_) logging::warn("the windows of editions are looked at again", {{"fout", error.what()}});
      failing_ = true;
      version_.clear();
    }
    std::unique_lock lock(mutex_);
    if (stopped_.wait_for(lock, pace, [this] { return stopping_; })) return;
  }
}

void WindowWatch::look() {
  const auto now = std::chrono::steady_clock::now();
  const auto calendar = owner_.world().calendar();
  if (calendar->version() != version_) {
    version_ = calendar->version();
    due_.clear();
    for (const auto later : again_after) due_.push_back(now + later);
  }
  if (due_.empty() || due_.front() > now) return;
  move_all();
  due_.pop_front();
}

void WindowWatch::move_all() {
  const auto calendar = owner_.world().calendar();
  for (const auto& edition : open_windowed(owner_, database_)) {
    const auto reading = calendar::before_recess(*calendar, *edition.plan.recess, edition.plan.year);
    if (!reading || reading.value().date == edition.planned) continue;
    const json envelope{{"soort", "editie"},
                        {"verb", "kalender"},
                        {"id", edition.id},
                        {"door", {{"id", "vehicles"}, {"rol", "systeem"}}}};
    const json answer = json::parse(owner_.command(envelope.dump(), ""));
    if (answer.value("status", 500) >= 400)
      logging::warn("an edition did not follow the calendar",
                    {{"editie", edition.id}, {"code", answer.value("code", "")}});
  }
}

}  // namespace gestand::vehicles
