#include "tests/support/recorder.hpp"

#include <unistd.h>

#include <stdexcept>

namespace gestand::support {

void Recorder::apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest& own) {
  std::function<void(pqxx::work&)> action;
  for (const auto& event : events) {
    {
      const std::lock_guard lock(mutex_);
      if (unknown_types_.contains(event.stored.type)) throw consumer::UnknownType(event.stored.type);
      if (bad_items_.contains(event.stored.item)) throw std::runtime_error("onbruikbaar");
      action = before_commit_;
    }
    transaction.exec_params(
        "INSERT INTO effect (source, part, seq, item, version, who) VALUES ($1, $2, $3, $4, $5, $6)", event.source,
        event.stored.part, event.stored.seq, event.stored.item, event.stored.version, std::to_string(::getpid()));
    ++applied;
    if (event.stored.type.ends_with("-ingediend")) {
      own.expected.push_back({event.stored.item, 0});
      own.events.push_back(
          {event.stored.item, "nl.meldingen.melding-gepland", R"({"soort":"melding","wijziging":[]})"});
    }
  }
  if (action) action(transaction);
}

void Recorder::before_commit(std::function<void(pqxx::work&)> action) {
  const std::lock_guard lock(mutex_);
  before_commit_ = std::move(action);
}
void Recorder::refuse_item(const std::string& item, bool refused) {
  const std::lock_guard lock(mutex_);
  refused ? (void)bad_items_.insert(item) : (void)bad_items_.erase(item);
}
void Recorder::forget_type(const std::string& type, bool unknown) {
  const std::lock_guard lock(mutex_);
  unknown ? (void)unknown_types_.insert(type) : (void)unknown_types_.erase(type);
}

}  // namespace gestand::support
