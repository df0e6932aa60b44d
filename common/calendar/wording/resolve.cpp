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
    case Bound::Till:
      if (instance.eve) return *instance.eve->date;
      return instance.before.value_or(instance.start - days{1});
    case Bound::Until: return instance.last;
    case Bound::From:
    case Bound::Per:
    case Bound::NotBefore:
    case Bound::Around: return instance.start;
    case Bound::After: return instance.after.value_or(instance.last + days{1});
  }
  return instance.last;
}

void tell(Bound bound, const Instance& instance, std::vector<Step>& steps) {
  const Date day = day_of(bound, instance);
  switch (bound) {
    case Bound::Before:
    case Bound::Till:
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
    case Bound::Per:
      steps.push_back({fmt::format("{}: de eerste dag", instance.told), "", to_iso(day), instance.rule});
      return;
    case Bound::NotBefore:
      steps.push_back({fmt::format("een begin en geen einde: niet eerder dan {}", dutch(day)), "", to_iso(day),
                       "termijnregels: zonder einde geen datum"});
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

// Understood, and still more than one day, or none: the person has to say which.
std::optional<Refusal> doubt(Bound bound, const Anchor& anchor, const Instance& instance) {
  const auto say = [](std::string why) { return Refusal{"termijn-niet-begrepen", std::move(why) + ": noem de dag."}; };
  const bool before = bound == Bound::Before || bound == Bound::Till;
  const bool from = bound == Bound::From || bound == Bound::Per;
  if (before && anchor.part == Part::Middle) {
    return say(fmt::format("Of ‘voor {}’ {} zelf meetelt, ligt niet vast", instance.told, dutch(instance.last)));
  }
  // "tot 1 juli" leaves July out; of any other day people say "tot" and mean it in.
  const bool first_of_month = unsigned{std::chrono::year_month_day{instance.start}.day()} == 1;
  if (bound == Bound::Till && anchor.shape == Shape::Day && !first_of_month) {
    return say(fmt::format("Of bij ‘tot {}’ die dag meetelt, ligt niet vast", instance.told));
  }
  if (from && anchor.part == Part::Begin) {
    return say(fmt::format("Vanaf welke dag {} loopt, ligt niet vast", instance.told));
  }
  if (instance.open_start && (from || (before && !instance.eve && !instance.before))) {
    return say(fmt::format("Wanneer {} begint, ligt niet vast", instance.told));
  }
  if (bound == Bound::Per && anchor.shape != Shape::Day && instance.start != instance.last) {
    return say(fmt::format("‘per {}’ kan {} zijn of {}", instance.told, dutch(instance.start), dutch(instance.last)));
  }
  return std::nullopt;
}

struct Choice {
  Instance instance;
  Date day;
};

using Shift = std::function<Date(Date)>;

std::optional<Choice> choice_in(int year, Bound bound, const Anchor& anchor, const Shift& shift) {
  auto instance = anchor.in_year(year);
  if (!instance) return std::nullopt;
  const Date plain = day_of(bound, *instance);
  return Choice{std::move(*instance), shift ? shift(plain) : plain};
}

// "dit voorjaar" is the one that runs or comes, and in this year; it may be over.
std::optional<Choice> choose_this(const Scene& scene, Bound bound, const Anchor& anchor, const Shift& shift) {
  const int now = year_of(scene.reference);
  for (int year = now - 1; year <= now + 1; ++year) {
    auto choice = choice_in(year, bound, anchor, shift);
    if (!choice || choice->instance.last < scene.reference) continue;
    if (year_of(choice->instance.start) > now) return std::nullopt;
    return choice;
  }
  return std::nullopt;
}

std::optional<Choice> choose(const Scene& scene, Bound bound, const Anchor& anchor, const Shift& shift) {
  if (anchor.year) return choice_in(*anchor.year, bound, anchor, shift);
  if (anchor.which == Which::This) return choose_this(scene, bound, anchor, shift);
  const bool strictly = anchor.which == Which::Coming || anchor.which == Which::Next;
  const int now = year_of(scene.reference);
  for (int year = now - 1; year <= now + kYearsAhead; ++year) {
    auto choice = choice_in(year, bound, anchor, shift);
    if (!choice || choice->day < scene.reference) continue;
    if (strictly && choice->instance.start <= scene.reference) continue;
    return choice;
  }
  return std::nullopt;
}

Refusal over(const Anchor& anchor) {
  return {"termijn-niet-begrepen", fmt::format("Dat is al voorbij: {}. Noem de dag.", anchor.name)};
}

// "volgende zomer", said in the spring, may be this one or the one of next year. Of feasts there is one a year, and
// nobody skips the one that comes.
bool two_in_sight(const Scene& scene, const Anchor& anchor, const Choice& choice) {
  return anchor.which == Which::Next && anchor.shape != Shape::Feast && anchor.shape != Shape::Year &&
         year_of(choice.instance.start) == year_of(scene.reference);
}

Reading softened(Reading reading) {
  reading.kind = "zacht";
  reading.date.reset();
  return reading;
}

}  // namespace

Outcome<Reading> resolve(const Scene& scene, Bound bound, const Anchor& anchor,
                         const std::function<Date(Date)>& shift) {
  if (!anchor.objection.empty()) return Refusal{"termijn-niet-begrepen", anchor.objection};
  const auto choice = choose(scene, bound, anchor, shift);
  if (!choice) return anchor.which == Which::This ? over(anchor) : impossible(anchor);
  const Instance& instance = choice->instance;
  if (anchor.weekday && std::chrono::weekday{instance.start}.c_encoding() != *anchor.weekday) {
    return Refusal{"termijn-niet-begrepen",
                   fmt::format("{} is een {}.", dutch(instance.start), dutch_weekday(instance.start))};
  }
  if (auto refusal = doubt(bound, anchor, instance)) return std::move(*refusal);
  if ((anchor.from_now || anchor.which == Which::This) && choice->day < scene.reference) return over(anchor);
  if (two_in_sight(scene, anchor, *choice)) {
    return Refusal{
        "termijn-niet-begrepen",
        fmt::format("‘volgend’ kan {} zijn of een jaar later: zeg ‘komend’ of noem het jaar.", instance.told)};
  }
  Reading reading{
      .kind = {}, .date = day_of(bound, instance), .steps = {}, .rule_version = rule_version(scene.calendar)};
  if (!anchor.year) {
    reading.steps.push_back(
        {fmt::format("geen jaar genoemd: de eerste zulke datum op of na {}", dutch(scene.reference)),
         to_iso(scene.reference), to_iso(choice->day), "peildatum"});
  }
  if (bound == Bound::Until && instance.open_end) {
    reading.steps.push_back({fmt::format("‘{}’ is geen dag: een eigen datum is nodig", instance.told), "", "",
                             "termijnregels: zonder vaste laatste dag geen datum"});
    return softened(std::move(reading));
  }
  tell(bound, instance, reading.steps);
  const bool endless = bound == Bound::After || bound == Bound::Around || bound == Bound::NotBefore;
  if (endless && !shift) return softened(std::move(reading));
  const bool window = (bound == Bound::Before || bound == Bound::Till) && instance.eve.has_value();
  reading.kind = kind_of(anchor.shape, window);
  return reading;
}

}  // namespace gestand::calendar::wording
