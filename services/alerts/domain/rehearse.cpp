#include "services/alerts/domain/rehearse.hpp"

#include <algorithm>

namespace gestand::alerts {
namespace {

class Rehearsal {
 public:
  Rehearsal(Standing standing, std::span<const Rule> rules, const calendar::Calendar& calendar)
      : standing_(std::move(standing)), rules_(rules), calendar_(calendar) {
    for (const auto& deadline : standing_.deadlines) by_id_[deadline.id] = &deadline;
  }

  void day(Date day) {
    auto found = evaluate(standing_.deadlines, rules_, calendar_, day);
    for (auto& due : unmuted(std::move(found), standing_.deadlines, standing_.editions, rules_, calendar_, day)) {
      if (!standing_.told.insert(due.key).second) continue;
      begin(due);
      coming_.push_back(std::move(due));
    }
    std::erase_if(standing_.climbs, [&](Climb& one) { return one.next <= day && !step(one); });
  }

  [[nodiscard]] std::vector<Due> coming() && { return std::move(coming_); }

 private:
  [[nodiscard]] const Rule* rule(const std::string& id) const {
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& one) { return one.id == id; });
    return found == rules_.end() ? nullptr : &*found;
  }

  void begin(const Due& due) {
    const auto same = [&](const Climb& one) {
      return one.key.deadline == due.key.deadline && one.key.rule == due.key.rule && one.key.date == due.key.date;
    };
    if (std::any_of(standing_.climbs.begin(), standing_.climbs.end(), same)) return;
    if (auto begun = begin_climb(due, *rule(due.key.rule), calendar_)) standing_.climbs.push_back(*begun);
  }

  // False once the ladder has ended.
  bool step(Climb& one) {
    const auto* by = rule(one.key.rule);
    const auto deadline = by_id_.find(one.key.deadline);
    if (by == nullptr || deadline == by_id_.end() || deadline->second->date != one.key.date) return false;
    auto step = climb(one, *by, deadline->second->assignments, calendar_);
    if (step.due.receiver.empty()) return false;
    if (standing_.told.insert(step.due.key).second) coming_.push_back(std::move(step.due));
    return !step.ended;
  }

  Standing standing_;
  std::span<const Rule> rules_;
  const calendar::Calendar& calendar_;
  std::map<std::string, const Deadline*> by_id_;
  std::vector<Due> coming_;
};

}  // namespace

std::vector<Due> rehearse(Standing standing, std::span<const Rule> rules, const calendar::Calendar& calendar, Date from,
                          Date until) {
  Rehearsal rehearsal(std::move(standing), rules, calendar);
  for (Date day = from; day <= until; day += std::chrono::days{1}) rehearsal.day(day);
  return std::move(rehearsal).coming();
}

}  // namespace gestand::alerts
