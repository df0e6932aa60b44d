// The days of a rule: its thresholds, and after the last of them the repeats without end.
#include "services/alerts/domain/rule.hpp"

#include <algorithm>

namespace gestand::alerts {
namespace {

Date due_day(const Rule& rule, Date date, const calendar::Calendar& calendar, int threshold) {
  return rule.working_days ? calendar.add_working_days(date, threshold) : date + std::chrono::days{threshold};
}

// A threshold that is surely due by the day, if any repeat is: the ones after it are tried one by one. Of the days that
// passed at least six in ten were working days, but for a few.
int first_repeat_to_try(const Rule& rule, Date date, Date day) {
  const auto last = rule.thresholds.back();
  const auto passed = static_cast<int>((day - date).count());
  const auto past = (rule.working_days ? passed * 6 / 10 - 5 : passed) - last;
  return past <= 0 ? last : last + past / rule.repeat_every * rule.repeat_every;
}

}  // namespace

std::optional<Occurrence> latest_until(const Rule& rule, Date date, const calendar::Calendar& calendar, Date day) {
  std::optional<Occurrence> latest;
  for (const int threshold : rule.thresholds) {
    const auto due = due_day(rule, date, calendar, threshold);
    if (due > day) return latest;
    latest = {threshold, due};
  }
  if (rule.repeat_every == 0 || rule.thresholds.empty()) return latest;
  for (int threshold = first_repeat_to_try(rule, date, day);; threshold += rule.repeat_every) {
    const auto due = due_day(rule, date, calendar, threshold);
    if (due > day) return latest;
    latest = {threshold, due};
  }
}

std::optional<Occurrence> first_after(const Rule& rule, Date date, const calendar::Calendar& calendar, Date day) {
  for (const int threshold : rule.thresholds)
    if (const auto due = due_day(rule, date, calendar, threshold); due > day) return Occurrence{threshold, due};
  if (rule.repeat_every == 0 || rule.thresholds.empty()) return std::nullopt;
  for (int threshold = first_repeat_to_try(rule, date, day);; threshold += rule.repeat_every)
    if (const auto due = due_day(rule, date, calendar, threshold); due > day) return Occurrence{threshold, due};
}

}  // namespace gestand::alerts
