// Which alerts a day brings.
#include "services/alerts/domain/evaluate.hpp"

#include <algorithm>

#include "common/calendar/zone.hpp"
#include "services/alerts/domain/match.hpp"

namespace gestand::alerts {
namespace {

constexpr std::chrono::hours evaluation_time{7};

// A deadline that was made on `since` is evaluated for it at once, if the rule was there; afterwards day by day.
bool evaluated_at_once(const Deadline& deadline, const Rule& rule) {
  return !deadline.quiet && rule.since <= deadline.since;
}

bool made_on(const Deadline& deadline, const Rule& rule, Date day) {
  return day == deadline.since && evaluated_at_once(deadline, rule);
}

std::optional<Occurrence> due_on(const Deadline& deadline, const Rule& rule, const calendar::Calendar& calendar,
                                 Date day) {
  const bool at_once = made_on(deadline, rule, day);
  if (!at_once && day <= std::max(deadline.since, rule.since)) return std::nullopt;
  const auto latest = latest_until(rule, deadline.date, calendar, day);
  return latest && (at_once || latest->due == day) ? latest : std::nullopt;
}

Due due_of(const Deadline& deadline, const Rule& rule, int threshold, Date day) {
  const auto receiver = [&](const std::string& name) {
    return name == "directie" ? directorate_on(deadline.assignments, day) : name;
  };
  Due due{{deadline.id, rule.id, threshold, deadline.date}, day, receiver(rule.receiver), {}};
  for (const auto& escalation : rule.escalations) {
    const auto copy = receiver(escalation.receiver);
    if (threshold < escalation.from_threshold || copy == due.receiver) continue;
    if (std::find(due.copies.begin(), due.copies.end(), copy) == due.copies.end()) due.copies.push_back(copy);
  }
  return due;
}

}  // namespace

std::string directorate_on(const std::vector<Assignment>& assignments, Date day) {
  std::string found;
  for (const auto& assignment : assignments)
    if (assignment.from <= day && !assignment.directorate.empty()) found = assignment.directorate;
  return found;
}

std::vector<Due> evaluate(std::span<const Deadline> deadlines, std::span<const Rule> rules,
                          const calendar::Calendar& calendar, Date day) {
  std::vector<Due> found;
  for (const auto& deadline : deadlines)
    for (const auto& rule : rules) {
      const auto occurrence = due_on(deadline, rule, calendar, day);
      const auto counts_on = made_on(deadline, rule, day) ? deadline.made : day;
      if (occurrence && match_on(rule, deadline, counts_on) == Match::Yes)
        found.push_back(due_of(deadline, rule, occurrence->threshold, counts_on));
    }
  return found;
}

std::optional<Date> next_due(const Deadline& deadline, std::span<const Rule> rules, const calendar::Calendar& calendar,
                             Date after) {
  std::optional<Date> first;
  const auto take = [&first](Date day) { first = first ? std::min(*first, day) : day; };
  for (const auto& rule : rules) {
    if (match(rule, deadline) != Match::Yes) continue;
    if (after < deadline.since && evaluated_at_once(deadline, rule) &&
        latest_until(rule, deadline.date, calendar, deadline.since))
      take(deadline.since);
    if (const auto next = first_after(rule, deadline.date, calendar, std::max({after, deadline.since, rule.since})))
      take(next->due);
  }
  return first;
}

Date evaluated_by(Instant now) {
  const auto today = calendar::amsterdam_date(now);
  return now >= calendar::amsterdam_instant(today, evaluation_time) ? today : today - std::chrono::days{1};
}

}  // namespace gestand::alerts
