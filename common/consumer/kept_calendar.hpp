// The calendar in the follower's own database (sql/calendar): taken in with the other events of a batch, in the same
// transaction, so that every replica sees it at once and what is reckoned by it is never of two versions.
// Threads: a transaction is one thread's; the calendars themselves never change.
#pragma once
#include <memory>
#include <pqxx/pqxx>
#include <span>
#include <vector>

#include "common/calendar/entries.hpp"
#include "common/consumer/consumer.hpp"

namespace gestand::consumer {

[[nodiscard]] bool is_of_calendar(const Event& event);
// Keeps what the events of the calendar say; other events are left alone. How many states are new.
int take_calendar(pqxx::work& transaction, std::span<const Event> events);

// The states, oldest first, beginning with the built-in one.
[[nodiscard]] std::vector<calendar::State> calendar_states(pqxx::transaction_base& transaction);
// The one that counts now.
[[nodiscard]] std::shared_ptr<const calendar::Calendar> calendar_now(pqxx::transaction_base& transaction);
// What was entered, as it stands now.
[[nodiscard]] calendar::Entries calendar_entries(pqxx::transaction_base& transaction);

}  // namespace gestand::consumer
