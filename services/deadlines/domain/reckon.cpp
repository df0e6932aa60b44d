// How the moves of an edition, and those of the calendar, are laid over what the owner said.
#include "services/deadlines/domain/reckon.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"

namespace gestand::deadlines {
namespace {

// The last instant that still counts for a saying: the next one replaces it.
struct Span {
  Instant from;
  Instant until;
};

// The plan that the owner had before its eyes: the last one of that date before the saying. The date and not only the
// time, because the owner may have asked for the edition just before it moved. Nothing: no plan of that time is known.
std::optional<std::size_t> seen_plan(const Course& course, const Saying& saying) {
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < course.plans.size() && course.plans[i].at <= saying.at; ++i) last = i;
  if (!saying.date || !last) return last;
  for (std::size_t i = *last + 1; i-- > 0;)
    if (course.plans[i].date == *saying.date) return i;
  return last;
}

Step told(const Plan& plan, Date before) {
  std::string step = plan.name.empty() ? "Editie verplaatst" : "Editie " + plan.name + " verplaatst";
  if (!plan.reason.empty()) step += ": " + plan.reason;
  return {step, calendar::to_iso(before), calendar::to_iso(plan.date), "planning van de editie"};
}

void follow_plans(Standing& standing, int& moved, const Saying& saying, const Course& course, Span span) {
  const auto seen = seen_plan(course, saying);
  std::size_t next = seen ? *seen + 1 : 0;
  if (!standing.date && seen) standing.date = course.plans[*seen].date;
  for (; next < course.plans.size() && course.plans[next].at < span.until; ++next) {
    const auto& plan = course.plans[next];
    if (standing.date == plan.date) continue;
    if (standing.date) {
      standing.steps.push_back(told(plan, *standing.date));
      ++moved;
    }
    if (!standing.first) standing.first = standing.date;
    standing.date = plan.date;
  }
}

// The owner's own end, from the first of the sayings that carry it without a break.
std::optional<Closing> owners_end(const std::vector<Saying>& said) {
  if (said.back().ended == Ending::None) return std::nullopt;
  Closing end{said.back().at, said.back().ended};
  for (auto saying = said.rbegin(); saying != said.rend() && saying->ended == end.how; ++saying) end.at = saying->at;
  return end;
}

// What came first counts; at the same instant the owner's word.
std::optional<Closing> end_of(const std::vector<Saying>& said, const Courses& courses) {
  auto end = owners_end(said);
  if (const auto course = courses.find(said.back().edition); course != courses.end())
    if (const auto& edition = course->second.closing; edition && (!end || edition->at < end->at)) end = edition;
  return end;
}

// The same words as before, reckoned from the same day: the owner said something else of the deadline.
bool same_reading(const std::vector<Saying>& said, std::size_t i) {
  return i > 0 && said[i].origin && said[i].origin == said[i - 1].origin && said[i].edition == said[i - 1].edition;
}

// Owners take in the moves of an edition and of the calendar too, with their next own event. We know those moves
// ourselves, one by one: what an owner counts and tells of them is left out.
int echoes(const std::vector<Saying>& said, std::size_t i) {
  const bool same_edition = i > 0 && !said[i].edition.empty() && said[i].edition == said[i - 1].edition;
  return same_edition || same_reading(said, i) ? std::max(0, said[i].shifts - said[i - 1].shifts) : 0;
}

// Along which calendars a date goes: nothing where none gave it.
class CalendarCourse {
 public:
  explicit CalendarCourse(const Calendars& calendars) : calendars_(calendars) {}

  void begin(const Saying& saying) {
    origin_ = saying.edition.empty() && saying.date ? saying.origin : std::nullopt;
    applied_ = saying.calendar;
    const auto seen = std::find_if(calendars_.begin(), calendars_.end(),
                                   [&](const calendar::State& one) { return one.number == saying.calendar; });
    // Of a calendar that the owner had and we have not yet we shall hear, and reckon again.
    if (origin_ && seen != calendars_.end() && date_by(*origin_, *seen->calendar) != saying.date) origin_.reset();
  }
  [[nodiscard]] bool goes_on() const { return origin_.has_value(); }

  void follow(Standing& standing, int& moved, Instant until) {
    if (!origin_) return;
    for (const auto& state : calendars_) {
      if (state.number <= applied_ || state.at >= until) continue;
      applied_ = state.number;
      const auto to = date_by(*origin_, *state.calendar);
      if (!to || to == standing.date) continue;
      standing.steps.push_back({state.told, calendar::to_iso(*standing.date), calendar::to_iso(*to), state.source});
      standing.date = to;
      ++moved;
    }
  }

 private:
  const Calendars& calendars_;
  std::optional<Origin> origin_;
  int applied_ = 0;
};

bool tells_a_move_to(const Step& step, const std::optional<Date>& date) {
  return date && !step.from.empty() && step.to == calendar::to_iso(*date);
}

void add_new_steps(Standing& standing, const std::vector<Saying>& said, std::size_t i) {
  int left_out = echoes(said, i);
  for (const auto& step : said[i].steps) {
    if (i > 0 && std::find(said[i - 1].steps.begin(), said[i - 1].steps.end(), step) != said[i - 1].steps.end())
      continue;
    if (left_out > 0 && tells_a_move_to(step, said[i].date))
      --left_out;
    else
      standing.steps.push_back(step);
  }
}

}  // namespace

Standing reckon(const std::vector<Saying>& said, const Courses& courses, const Calendars& calendars) {
  Standing standing;
  CalendarCourse course_of_days(calendars);
  const auto end = end_of(said, courses);
  int moved = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const auto& saying = said[i];
    add_new_steps(standing, said, i);
    moved -= echoes(said, i);
    if (!same_reading(said, i) || !course_of_days.goes_on()) {
      standing.date = saying.date;
      course_of_days.begin(saying);
    }
    if (!standing.first) standing.first = saying.first ? saying.first : saying.date;
    Span span{saying.at, i + 1 < said.size() ? said[i + 1].at : Instant::max()};
    if (end) span.until = std::min(span.until, end->at);
    if (const auto course = courses.find(saying.edition); course != courses.end())
      follow_plans(standing, moved, saying, course->second, span);
    course_of_days.follow(standing, moved, span.until);
    if (!standing.first) standing.first = standing.date;
  }
  standing.shifts = said.back().shifts + moved;
  if (end) standing.ended = end->how;
  return standing;
}

}  // namespace gestand::deadlines
