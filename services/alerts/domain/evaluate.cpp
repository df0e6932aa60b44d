// Which alerts a day brings.
#include "services/alerts/domain/evaluate.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "common/calendar/zone.hpp"
#include "services/alerts/domain/clock.hpp"
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
  Due due{
      {deadline.id, rule.id, threshold, deadline.date}, day, receiver_on(rule.receiver, deadline.assignments, day), {}};
  for (const auto& escalation : rule.escalations) {
    const auto copy = receiver_on(escalation.receiver, deadline.assignments, day);
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

std::string handler_on(const std::vector<Assignment>& assignments, Date day) {
  std::string directorate;
  std::string found;
  for (const auto& assignment : assignments) {
    if (assignment.from > day) continue;
    if (!assignment.directorate.empty() && assignment.directorate != directorate) found.clear();
    if (!assignment.directorate.empty()) directorate = assignment.directorate;
    if (!assignment.handler.empty()) found = assignment.handler;
  }
  return found;
}

std::string receiver_on(const std::string& name, const std::vector<Assignment>& assignments, Date day) {
  if (name == "behandelaar")
    if (auto handler = handler_on(assignments, day); !handler.empty()) return handler;
  return name == "directie" || name == "behandelaar" ? directorate_on(assignments, day) : name;
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

std::vector<Due> unmuted(std::vector<Due> found, std::span<const Deadline> deadlines,
                         const std::map<std::string, Deadline>& editions, std::span<const Rule> rules,
                         const calendar::Calendar& calendar, Date day) {
  std::vector<Rule> muting;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(muting),
               [](const Rule& rule) { return rule.mutes_items; });
  if (muting.empty() || editions.empty()) return found;
  std::map<std::string, std::set<std::string>> told;  // by edition: who hears of it today
  for (const auto& [edition, clock] : editions)
    for (const auto& due : evaluate({&clock, 1}, muting, calendar, day)) told[edition].insert(due.receiver);
  std::map<std::string, std::string> edition_of;
  for (const auto& deadline : deadlines)
    if (!is_clock(deadline.kind)) edition_of[deadline.id] = deadline.edition;
  std::erase_if(found, [&](const Due& due) {
    const auto hears = told.find(edition_of[due.key.deadline]);
    return hears != told.end() && hears->second.contains(due.receiver);
  });
  return found;
}

std::optional<Climb> begin_climb(const Due& due, const Rule& rule, const calendar::Calendar& calendar) {
  if (rule.ladder.empty()) return std::nullopt;
  return Climb{due.key, calendar.add_working_days(due.day, rule.ladder.front().working_days), 1};
}

Step climb(Climb& climb, const Rule& rule, const std::vector<Assignment>& assignments,
           const calendar::Calendar& calendar) {
  const auto at = static_cast<std::size_t>(climb.rung - 1);
  if (at >= rule.ladder.size()) return {{}, true};  // the rule has fewer steps than it had
  Step step{{climb.key, climb.next, receiver_on(rule.ladder[at].receiver, assignments, climb.next), {}}, false};
  step.due.key.rung = climb.rung;
  step.ended = at + 1 == rule.ladder.size();
  if (!step.ended) climb.next = calendar.add_working_days(climb.next, rule.ladder[at + 1].working_days);
  ++climb.rung;
  return step;
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
