// The days of a rule: its thresholds, and after the last of them the repeats without end.
#include "services/alerts/domain/rule.hpp"

#include <algorithm>

namespace gestand::alerts {
namespace {

// The repeats after the last threshold, one by one, from one that is surely not past the first wanted.
class Repeats {
 public:
  Repeats(const Rule& rule, Date date, const calendar::Calendar& calendar, Date day)
      : rule_(rule), date_(date), calendar_(calendar), threshold_(rule.thresholds.back()) {
    const auto past = static_cast<int>((day - date).count()) - threshold_;
    // Calendar days are counted at once; working days are walked, for holidays keep no rhythm.
    if (!rule.working_days && past > 0) threshold_ += past / rule.repeat_every * rule.repeat_every;
    due_ = due_day(rule, date, calendar, threshold_);
  }
  [[nodiscard]] Occurrence now() const { return {threshold_, due_}; }
  void next() {
    // From a working day on, the walk goes on where it stands.
    due_ = threshold_ > 0 && rule_.working_days ? calendar_.add_working_days(due_, rule_.repeat_every)
                                                : due_day(rule_, date_, calendar_, threshold_ + rule_.repeat_every);
    threshold_ += rule_.repeat_every;
  }

 private:
  const Rule& rule_;
  Date date_;
  const calendar::Calendar& calendar_;
  int threshold_;
  Date due_;
};

}  // namespace

Date due_day(const Rule& rule, Date date, const calendar::Calendar& calendar, int threshold) {
  return rule.working_days ? calendar.add_working_days(date, threshold) : date + std::chrono::days{threshold};
}

std::optional<Occurrence> latest_until(const Rule& rule, Date date, const calendar::Calendar& calendar, Date day) {
  std::optional<Occurrence> latest;
  for (const int threshold : rule.thresholds) {
    const auto due = due_day(rule, date, calendar, threshold);
    if (due > day) return latest;
    latest = {threshold, due};
  }
  if (rule.repeat_every == 0 || rule.thresholds.empty()) return latest;
  for (Repeats repeats(rule, date, calendar, day); repeats.now().due <= day; repeats.next()) latest = repeats.now();
  return latest;
}

std::optional<Occurrence> first_after(const Rule& rule, Date date, const calendar::Calendar& calendar, Date day) {
  for (const int threshold : rule.thresholds)
    if (const auto due = due_day(rule, date, calendar, threshold); due > day) return Occurrence{threshold, due};
  if (rule.repeat_every == 0 || rule.thresholds.empty()) return std::nullopt;
  Repeats repeats(rule, date, calendar, day);
  while (repeats.now().due <= day) repeats.next();
  return repeats.now();
}

}  // namespace gestand::alerts
