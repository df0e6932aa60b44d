// Terms that come back. The date of a series is its next one: the end of the period that runs, or the moment named.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/wording/families.hpp"

namespace gestand::calendar::wording {
namespace {

enum class Rhythm { Months, Weeks };

struct Frequency {
  Rhythm rhythm;
  int every;
};

std::optional<Frequency> eat_adverb(Cursor& cursor) {
  struct Adverb {
    std::string_view word;
    Frequency frequency;
  };
  static constexpr Adverb kAdverbs[] = {
      {"jaarlijks", {Rhythm::Months, 12}},      {"jaarlijkse", {Rhythm::Months, 12}},
      {"halfjaarlijks", {Rhythm::Months, 6}},   {"halfjaarlijkse", {Rhythm::Months, 6}},
      {"tweejaarlijks", {Rhythm::Months, 24}},  {"driejaarlijks", {Rhythm::Months, 36}},
      {"vierjaarlijks", {Rhythm::Months, 48}},  {"vijfjaarlijks", {Rhythm::Months, 60}},
      {"maandelijks", {Rhythm::Months, 1}},     {"maandelijkse", {Rhythm::Months, 1}},
      {"tweemaandelijks", {Rhythm::Months, 2}}, {"driemaandelijks", {Rhythm::Months, 3}},
      {"kwartaalsgewijs", {Rhythm::Months, 3}}, {"wekelijks", {Rhythm::Weeks, 1}},
      {"tweewekelijks", {Rhythm::Weeks, 2}},
  };
  for (const Adverb& adverb : kAdverbs) {
    if (cursor.eat(adverb.word)) return adverb.frequency;
  }
  return std::nullopt;
}

std::optional<Frequency> eat_period(Cursor& cursor, int count) {
  if (cursor.eat_any({"jaar", "jaren", "kalenderjaar"})) return Frequency{Rhythm::Months, 12 * count};
  if (cursor.eat_any({"halfjaar", "half jaar"})) return Frequency{Rhythm::Months, 6 * count};
  if (cursor.eat_any({"kwartaal", "kwartalen"})) return Frequency{Rhythm::Months, 3 * count};
  if (cursor.eat_any({"maand", "maanden"})) return Frequency{Rhythm::Months, count};
  if (cursor.eat_any({"week", "weken"})) return Frequency{Rhythm::Weeks, count};
  return std::nullopt;
}

// "elk kwartaal", "om de twee jaar", "iedere drie maanden", "per maand".
std::optional<Frequency> eat_every(Cursor& cursor) {
  if (!cursor.eat_any({"elk", "elke", "ieder", "iedere", "om de", "per"})) return std::nullopt;
  const auto count = number(cursor.peek());
  if (count && *count >= 1 && *count <= 60) cursor.skip();
  return eat_period(cursor, count.value_or(1));
}

// "twee keer per jaar", "eens per kwartaal", "2x per jaar", "een keer in de twee jaar".
std::optional<Frequency> eat_times(Cursor& cursor) {
  int times = 1;
  if (cursor.eat_any({"eens", "eenmaal", "1x"})) {
    times = 1;
  } else if (cursor.eat_any({"tweemaal", "2x"})) {
    times = 2;
  } else if (cursor.eat_any({"driemaal", "3x"})) {
    times = 3;
  } else if (cursor.eat_any({"viermaal", "4x"})) {
    times = 4;
  } else {
    const auto count = number(cursor.peek());
    if (!count || *count < 1) return std::nullopt;
    cursor.skip();
    if (!cursor.eat_any({"keer", "maal"})) return std::nullopt;
    times = *count;
  }
  if (!cursor.eat_any({"per", "in de", "in het", "in een", "elke", "elk", "ieder", "iedere"})) return std::nullopt;
  const auto count = number(cursor.peek());
  if (count && *count >= 1 && *count <= 60) cursor.skip();
  auto period = eat_period(cursor, count.value_or(1));
  if (!period || period->every % times != 0) return std::nullopt;
  period->every /= times;
  return period;
}

std::optional<Frequency> eat_frequency(Cursor& cursor) {
  const std::size_t start = cursor.position();
  cursor.eat_any({"ten minste", "tenminste", "minimaal", "minstens"});
  const std::size_t bare = cursor.position();
  for (const auto family : {eat_adverb, eat_every, eat_times}) {
    cursor.back_to(bare);
    if (const auto frequency = family(cursor)) return frequency;
  }
  cursor.back_to(start);
  return std::nullopt;
}

std::string told(Frequency frequency) {
  if (frequency.rhythm == Rhythm::Weeks) {
    return frequency.every == 1 ? "komt elke week terug" : fmt::format("komt elke {} weken terug", frequency.every);
  }
  if (frequency.every == 1) return "komt elke maand terug";
  if (frequency.every == 12) return "komt elk jaar terug";
  if (frequency.every % 12 == 0) return fmt::format("komt elke {} jaar terug", frequency.every / 12);
  return fmt::format("komt elke {} maanden terug", frequency.every);
}

// A rhythm that is a period of the calendar ends with that period; of the others nobody knows where they begin.
std::optional<Date> end_of_running_period(Frequency frequency, Date day) {
  if (frequency.rhythm == Rhythm::Weeks) {
    return frequency.every == 1 ? std::optional{on_or_after(day, std::chrono::Sunday)} : std::nullopt;
  }
  constexpr std::array kPeriods{1, 3, 6, 12};
  if (std::ranges::find(kPeriods, frequency.every) == kPeriods.end()) return std::nullopt;
  const std::chrono::year_month_day now{day};
  const int month = static_cast<int>(unsigned{now.month()}) - 1;
  const int last = (month / frequency.every + 1) * frequency.every;
  return last_of_month(int{now.year()}, static_cast<unsigned>(last));
}

Reading bare_series(const Scene& scene, Frequency frequency) {
  const auto end = end_of_running_period(frequency, scene.reference);
  Step step{told(frequency) + "; zonder dag geldt het einde van de lopende periode", to_iso(scene.reference),
            end ? to_iso(*end) : "", "termijnregels: de eerstvolgende van een reeks"};
  if (!end) step.step = told(frequency) + "; wanneer de eerste is, staat er niet: noem de dag";
  return {"reeks", end, {std::move(step)}, rule_version(scene.calendar)};
}

// Once in that many years, without a year: nobody knows in which.
bool fits(Frequency frequency, const Anchor& anchor) {
  if (frequency.rhythm == Rhythm::Weeks || frequency.every < 3) return false;
  return frequency.every <= 12 || anchor.year.has_value();
}

Outcome<Reading> as_series(Outcome<Reading> moment, std::string step) {
  if (!moment) return moment;
  Reading reading = std::move(moment).value();
  if (!reading.date) return Refusal{"termijn-niet-begrepen", "Een reeks zonder uiterste dag is niet te rekenen."};
  reading.kind = "reeks";
  reading.steps.insert(reading.steps.begin(), Step{std::move(step), "", to_iso(*reading.date),
                                                   "termijnregels: de eerstvolgende van een reeks"});
  return reading;
}

bool can_return(Bound bound) { return bound == Bound::Before || bound == Bound::Until || bound == Bound::Per; }

// "in juni en december": of several moments the first.
std::optional<Outcome<Reading>> earliest_moment(Cursor& cursor, const Scene& scene, Frequency frequency) {
  cursor.eat_any({"te beginnen", "voor het eerst", "beginnend", "en", "en wel", "telkens", "steeds"});
  std::optional<Outcome<Reading>> first;
  int moments = 0;
  do {
    const Bound bound = eat_bound(cursor);
    const auto anchor = parse_anchor(cursor, scene);
    if (!anchor || !can_return(bound) || !fits(frequency, *anchor)) return std::nullopt;
    auto moment = resolve(scene, bound, *anchor);
    if (!moment) return moment;
    if (!first || moment.value().date < first->value().date) first = std::move(moment);
    ++moments;
  } while (cursor.eat("en"));
  const int most = frequency.every >= 12 ? 1 : 12 / frequency.every;
  return moments <= most ? first : std::nullopt;
}

// "elk voorjaar", "voor elke 1 juli", "elke vrijdag".
std::optional<Outcome<Reading>> every_anchor(Cursor& cursor, const Scene& scene) {
  const Bound bound = eat_bound(cursor);
  if (!can_return(bound) || !cursor.eat_any({"elk", "elke", "ieder", "iedere"})) return std::nullopt;
  const auto anchor = parse_anchor(cursor, scene);
  if (!anchor || !cursor.at_end() || anchor->year) return std::nullopt;
  return as_series(resolve(scene, bound, *anchor), anchor->weekly ? "komt elke week terug" : "komt elk jaar terug");
}

// "voor 1 juli van elk jaar".
std::optional<Outcome<Reading>> moment_of_every_year(Cursor& cursor, const Scene& scene) {
  const Bound bound = eat_bound(cursor);
  const auto anchor = can_return(bound) ? parse_anchor(cursor, scene) : std::nullopt;
  if (!anchor || anchor->year || anchor->weekly) return std::nullopt;
  if (!cursor.eat_any({"van elk jaar", "van ieder jaar", "elk jaar", "ieder jaar", "per jaar", "jaarlijks"})) {
    return std::nullopt;
  }
  if (!cursor.at_end()) return std::nullopt;
  return as_series(resolve(scene, bound, *anchor), "komt elk jaar terug");
}

}  // namespace

std::optional<Outcome<Reading>> read_series(Cursor& cursor, const Scene& scene) {
  const std::size_t start = cursor.position();
  if (const auto frequency = eat_frequency(cursor)) {
    if (cursor.at_end()) return bare_series(scene, *frequency);
    auto moment = earliest_moment(cursor, scene, *frequency);
    if (moment && cursor.at_end()) return as_series(std::move(*moment), told(*frequency));
  }
  for (const auto family : {every_anchor, moment_of_every_year}) {
    cursor.back_to(start);
    if (auto series = family(cursor, scene)) return series;
  }
  cursor.back_to(start);
  return std::nullopt;
}

}  // namespace gestand::calendar::wording
