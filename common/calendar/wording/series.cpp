// Terms that come back. The date of a series is its next one: the end of the period that runs, or the moment named.
#include <fmt/format.h>

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

// Months that divide the year keep step with it; longer rhythms count whole calendar years from this one.
Date end_of_running_period(Frequency frequency, Date day) {
  if (frequency.rhythm == Rhythm::Weeks) {
    return on_or_after(day, std::chrono::Sunday) + std::chrono::weeks{frequency.every - 1};
  }
  const std::chrono::year_month_day now{day};
  const int month = static_cast<int>(unsigned{now.month()}) - 1;
  const int last = (month / frequency.every + 1) * frequency.every - 1;
  return last_of_month(int{now.year()} + last / 12, static_cast<unsigned>(last % 12 + 1));
}

Reading bare_series(const Scene& scene, Frequency frequency) {
  const Date end = end_of_running_period(frequency, scene.reference);
  return {"reeks",
          end,
          {{told(frequency) + "; zonder dag geldt het einde van de lopende periode", to_iso(scene.reference),
            to_iso(end), "termijnregels: de eerstvolgende van een reeks"}},
          rule_version(scene.calendar)};
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

// "in juni en december": of several moments the first.
std::optional<Outcome<Reading>> earliest_moment(Cursor& cursor, const Scene& scene) {
  cursor.eat_any({"te beginnen", "voor het eerst", "beginnend", "en", "en wel", "telkens", "steeds"});
  auto first = read_moment(cursor, scene);
  while (first && first->ok() && cursor.eat_any({"en", "en in", "en op"})) {
    auto next = read_moment(cursor, scene);
    if (!next || !next->ok()) return next;
    if (next->value().date < first->value().date) first = std::move(next);
  }
  return first;
}

}  // namespace

std::optional<Outcome<Reading>> read_series(Cursor& cursor, const Scene& scene) {
  const std::size_t start = cursor.position();
  if (const auto frequency = eat_frequency(cursor)) {
    if (cursor.at_end()) return bare_series(scene, *frequency);
    auto moment = earliest_moment(cursor, scene);
    if (moment && cursor.at_end()) return as_series(std::move(*moment), told(*frequency));
  }
  cursor.back_to(start);
  const Bound bound = eat_bound(cursor);
  if (cursor.eat_any({"elk", "elke", "ieder", "iedere"})) {
    const bool weekly = weekday_number(cursor.peek()) && cursor.peek(1).empty();
    const auto anchor = parse_anchor(cursor, scene);
    if (anchor && cursor.at_end() && (weekly || !anchor->year)) {
      return as_series(resolve(scene, bound, *anchor), weekly ? "komt elke week terug" : "komt elk jaar terug");
    }
  }
  cursor.back_to(start);
  auto moment = read_moment(cursor, scene);
  if (moment && cursor.eat_any({"van elk jaar", "van ieder jaar", "elk jaar", "ieder jaar", "per jaar", "jaarlijks"}) &&
      cursor.at_end()) {
    return as_series(std::move(*moment), "komt elk jaar terug");
  }
  cursor.back_to(start);
  return std::nullopt;
}

}  // namespace gestand::calendar::wording
