// From an anchor and a bound ("voor", "uiterlijk", "per") to the day, with the steps that say why.
#include <fmt/format.h>

#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/wording/anchor.hpp"

namespace gestand::calendar::wording {
namespace {

using std::chrono::days;

// The 29th of February may be eight years away.
constexpr int kYearsAhead = 9;

std::string_view kind_of(Shape shape, bool recess_window) {
  if (recess_window || shape == Shape::Recess) return "reces";
  return shape == Shape::Day || shape == Shape::Feast ? "datum" : "periode";
}

Date day_of(Bound bound, const Instance& instance) {
  switch (bound) {
    case Bound::Before:
      if (instance.eve) return *instance.eve->date;
      return instance.before.value_or(instance.start - days{1});
    case Bound::Until: return instance.last;
    case Bound::From:
    case Bound::Around: return instance.start;
    case Bound::After: return instance.after.value_or(instance.last + days{1});
  }
  return instance.last;
}

void tell(Bound bound, const Instance& instance, std::vector<Step>& steps) {
  const Date day = day_of(bound, instance);
  switch (bound) {
    case Bound::Before:
      if (instance.eve) {
        steps.insert(steps.end(), instance.eve->steps.begin(), instance.eve->steps.end());
      } else if (instance.before) {
        steps.push_back({fmt::format("voor {}: die dag telt nog mee", instance.told), "", to_iso(day), instance.rule});
      } else {
        if (instance.start != instance.last) {
          steps.push_back({fmt::format("{} begint op {}", instance.told, dutch(instance.start)), "",
                           to_iso(instance.start), instance.rule});
        }
        steps.push_back({fmt::format("voor {}: de dag ervoor", instance.told), to_iso(instance.start), to_iso(day),
                         "termijnregels: voor een dag is de dag ervoor"});
      }
      return;
    case Bound::Until:
      steps.push_back({fmt::format("{}: uiterlijk op {}", instance.told, dutch(day)),
                       instance.start == day ? "" : to_iso(instance.start), to_iso(day), instance.rule});
      return;
    case Bound::From:
      steps.push_back({fmt::format("{}: de eerste dag", instance.told), "", to_iso(day), instance.rule});
      return;
    case Bound::After:
      steps.push_back({fmt::format("‘na’ noemt een begin en geen einde: niet eerder dan {}", dutch(day)),
                       to_iso(instance.last), to_iso(day), "termijnregels: zonder einde geen datum"});
      return;
    case Bound::Around:
      steps.push_back({fmt::format("‘rond’ {} is te ruim voor een datum", instance.told), "", to_iso(day),
                       "termijnregels: zonder einde geen datum"});
      return;
  }
}

Refusal impossible(const Anchor& anchor) {
  if (!anchor.year) return {"termijn-niet-begrepen", fmt::format("{} bestaat niet.", anchor.name)};
  if (anchor.shape == Shape::Recess) {
    return {"datum-onbekend", fmt::format("Van {} is {} niet bekend.", *anchor.year, anchor.name)};
  }
  return {"termijn-niet-begrepen", fmt::format("{} bestaat niet in {}.", anchor.name, *anchor.year)};
}

struct Choice {
  Instance instance;
  Date day;
};

std::optional<Choice> choose(const Scene& scene, Bound bound, const Anchor& anchor,
                             const std::function<Date(Date)>& shift) {
  const auto at = [&](int year) -> std::optional<Choice> {
    auto instance = anchor.in_year(year);
    if (!instance) return std::nullopt;
    const Date plain = day_of(bound, *instance);
    return Choice{std::move(*instance), shift ? shift(plain) : plain};
  };
  if (anchor.year) return at(*anchor.year);
  const int now = year_of(scene.reference);
  for (int year = now - 1; year <= now + kYearsAhead; ++year) {
    auto choice = at(year);
    if (!choice || choice->day < scene.reference) continue;
    if (anchor.strictly_next && choice->instance.start <= scene.reference) continue;
    return choice;
  }
  return std::nullopt;
}

}  // namespace

Outcome<Reading> resolve(const Scene& scene, Bound bound, const Anchor& anchor,
                         const std::function<Date(Date)>& shift) {
  const auto choice = choose(scene, bound, anchor, shift);
  if (!choice) return impossible(anchor);
  const Instance& instance = choice->instance;
  if (anchor.weekday && std::chrono::weekday{instance.start}.c_encoding() != *anchor.weekday) {
    return Refusal{"termijn-niet-begrepen",
                   fmt::format("{} is een {}.", dutch(instance.start), dutch_weekday(instance.start))};
  }
  Reading reading{
      .kind = {}, .date = day_of(bound, instance), .steps = {}, .rule_version = rule_version(scene.calendar)};
  if (!anchor.year) {
    reading.steps.push_back(
        {fmt::format("geen jaar genoemd: de eerste zulke datum op of na {}", dutch(scene.reference)),
         to_iso(scene.reference), to_iso(choice->day), "peildatum"});
  }
  tell(bound, instance, reading.steps);
  const bool endless = bound == Bound::After || bound == Bound::Around;
  if (endless && !shift) {
    reading.kind = "zacht";
    reading.date.reset();
  } else {
    reading.kind = kind_of(anchor.shape, bound == Bound::Before && instance.eve.has_value());
  }
  return reading;
}

}  // namespace gestand::calendar::wording
