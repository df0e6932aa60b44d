// Anchors that are a day: dates as people write them, days of the week, feasts and the days of the parliamentary year.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/holidays.hpp"
#include "common/calendar/wording/anchor.hpp"

namespace gestand::calendar::wording {
namespace {

using std::chrono::days;

constexpr std::string_view kDayRule = "termijnregels: een genoemde dag is die dag";

Instance day_instance(Date day, std::string told) { return {day, day, std::move(told), std::string{kDayRule}}; }

Anchor dated(int year, unsigned month, unsigned day) {
  const auto in_year = [month, day](int y) -> std::optional<Instance> {
    if (!day_exists(y, month, day)) return std::nullopt;
    return day_instance(make_day(y, month, day), dutch(make_day(y, month, day)));
  };
  const bool named = month >= 1 && month <= 12;
  const std::string name = named ? fmt::format("{} {}", day, dutch_month(month)) : fmt::format("maand {}", month);
  return {
      .shape = Shape::Day, .name = name, .in_year = in_year, .year = year == 0 ? std::nullopt : std::optional{year}};
}

// "2025-07-01", and as Dutch forms have it "1-7-2025", "01/07/2025" or "1.7.2025": day first.
std::optional<Anchor> parse_numeric(std::string_view word) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= word.size();) {
    const std::size_t end = std::min(word.find_first_of("-/.", start), word.size());
    parts.push_back(word.substr(start, end - start));
    start = end + 1;
  }
  if (parts.size() != 3) return std::nullopt;
  const bool iso = parts[0].size() == 4;
  if (!iso && word[parts[0].size()] != word[parts[0].size() + 1 + parts[1].size()]) return std::nullopt;
  if (iso && (parts[1].size() != 2 || parts[2].size() != 2 || word[4] != '-')) return std::nullopt;
  const auto year = year_number(iso ? parts[0] : parts[2]);
  const auto month = whole_number(parts[1]);
  const auto day = whole_number(iso ? parts[2] : parts[0]);
  if (!year || !month || !day || parts[1].size() > 2) return std::nullopt;
  return dated(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<unsigned> day_number(std::string_view word) {
  for (const std::string_view ending : {"ste", "de", "e"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  const auto day = whole_number(word);
  return day && word.size() <= 2 ? std::optional{static_cast<unsigned>(*day)} : std::nullopt;
}

std::optional<Anchor> parse_written(Cursor& cursor) {
  const auto day = day_number(cursor.peek());
  const auto month = month_number(cursor.peek(1));
  if (!day || !month) return std::nullopt;
  cursor.skip(2);
  return dated(0, *month, *day);
}

std::optional<Anchor> parse_today(Cursor& cursor, const Scene& scene) {
  int later = 0;
  if (cursor.eat("morgen")) {
    later = 1;
  } else if (cursor.eat("overmorgen")) {
    later = 2;
  } else if (!cursor.eat_any({"vandaag", "vanmiddag", "vanavond", "heden", "nu"})) {
    return std::nullopt;
  }
  const Date day = scene.reference + days{later};
  return fixed(Shape::Day, scene, day_instance(day, dutch(day)));
}

// That day of every week, from the first one on or after `from`.
Anchor weekday_anchor(const Scene& scene, unsigned weekday, Date from) {
  const Date first = on_or_after(from, std::chrono::weekday{weekday});
  return {.shape = Shape::Day,
          .name = dutch_weekday(first),
          .in_year = [first, now = year_of(scene.reference)](int year) -> std::optional<Instance> {
            if (year < now) return std::nullopt;
            const Date day = first + std::chrono::weeks{year - now};
            return day_instance(day, fmt::format("{} {}", dutch_weekday(day), dutch(day)));
          },
          .weekly = true};
}

Anchor parse_weekday(Cursor& cursor, const Scene& scene, unsigned weekday, Which which) {
  const bool coming = which == Which::Coming || cursor.eat_any({"as", "aanstaande"});
  const Date tomorrow = scene.reference + days{1};
  if (which != Which::Next) return weekday_anchor(scene, weekday, coming ? tomorrow : scene.reference);
  auto anchor = weekday_anchor(scene, weekday, tomorrow);
  const Date sunday = on_or_after(scene.reference, std::chrono::Sunday);
  if (on_or_after(tomorrow, std::chrono::weekday{weekday}) <= sunday) {
    anchor.objection = fmt::format("‘volgende {}’ kan deze week zijn of volgende week: zeg welke.", anchor.name);
  }
  return anchor;
}

// "de derde dinsdag van september", "de laatste vrijdag van juni".
std::optional<Anchor> parse_nth_weekday(Cursor& cursor) {
  const auto rank = ordinal(cursor.peek());
  const auto weekday = weekday_number(cursor.peek(1));
  const auto month = month_number(cursor.peek(3));
  if (!rank || !weekday || !month || (cursor.peek(2) != "van" && cursor.peek(2) != "in")) return std::nullopt;
  cursor.skip(4);
  const std::string name = fmt::format("de {} {} van {}", *rank == -1 ? "laatste" : fmt::format("{}e", *rank),
                                       dutch_weekday(make_day(2023, 1, 1) + days{*weekday}), dutch_month(*month));
  return Anchor{.shape = Shape::Day, .name = name, .in_year = [rank, weekday, month, name](int year) {
                  const std::chrono::weekday wanted{*weekday};
                  const Date day = *rank == -1 ? on_or_after(last_of_month(year, *month) - days{6}, wanted)
                                               : nth_weekday(year, *month, static_cast<unsigned>(*rank), wanted);
                  return std::optional{day_instance(day, fmt::format("{} {}", name, year))};
                }};
}

Anchor yearly(std::string name, std::function<Instance(int)> in_year) {
  return {.shape = Shape::Feast, .name = std::move(name), .in_year = std::move(in_year)};
}

Anchor holiday_anchor(const char* first, const char* last) {
  return yearly(first, [first, last](int year) {
    const auto all = dutch_holidays(year);
    const auto day = [&](std::string_view name) { return std::ranges::find(all, name, &Holiday::name)->date; };
    return Instance{day(first), day(last), fmt::format("{} {}", first, year), "feestdagen, berekend"};
  });
}

Instance prinsjesdag(int year) {
  const Date day = nth_weekday(year, 9, 3, std::chrono::Tuesday);
  return {day, day, fmt::format("Prinsjesdag {}", year), "Prinsjesdag: derde dinsdag van september"};
}

Instance accountability_day(int year) {
  const Date day = nth_weekday(year, 5, 3, std::chrono::Wednesday);
  return {day, day, fmt::format("Verantwoordingsdag {}", year), "Verantwoordingsdag: derde woensdag van mei"};
}

// Events whose day was entered: "de voorjaarsnota", "de verkiezingen".
struct Known {
  Date date;
  std::string source;
};

std::vector<Known> known_days(const Calendar& calendar, std::optional<EventKind> kind) {
  std::vector<Known> found;
  if (kind) {
    for (const Occasion& one : calendar.occasions())
      if (one.kind == *kind) found.push_back({one.date, one.source});
  } else {
    for (const Election& one : calendar.elections())
      if (one.chamber == Chamber::TK) found.push_back({one.date, one.source});
  }
  return found;
}

// Only where its day is known: of any other, read_event() says that it is not.
std::optional<Anchor> parse_entered(Cursor& cursor, const Scene& scene) {
  const std::size_t start = cursor.position();
  std::optional<EventKind> kind;
  if (cursor.eat_any({"begrotingsbehandeling", "begrotingsbehandelingen"})) {
    kind = EventKind::Begrotingsbehandeling;
  } else if (cursor.eat("voorjaarsnota")) {
    kind = EventKind::Voorjaarsnota;
  } else if (cursor.eat("najaarsnota")) {
    kind = EventKind::Najaarsnota;
  } else if (!cursor.eat_any({"verkiezingen", "kamerverkiezingen", "tweede kamerverkiezingen"})) {
    return std::nullopt;
  }
  const bool linked = cursor.peek() == "van" || cursor.peek() == "in";
  const auto year = year_number(cursor.peek(linked ? 1 : 0));
  const auto known = known_days(scene.calendar, kind);
  // The budget of a year is debated in the autumn before it: with a year nobody knows which of the two is meant.
  const bool doubtful = year && kind == EventKind::Begrotingsbehandeling;
  const bool there = std::ranges::any_of(
      known, [&](const Known& one) { return year ? year_of(one.date) == *year : one.date >= scene.reference; });
  if (doubtful || !there) {
    cursor.back_to(start);
    return std::nullopt;
  }
  const std::string name{kind ? to_string(*kind) : "verkiezingen"};
  return Anchor{.shape = Shape::Feast, .name = name, .in_year = [known, name](int in) -> std::optional<Instance> {
                  const auto found =
                      std::ranges::find_if(known, [in](const Known& one) { return year_of(one.date) == in; });
                  if (found == known.end()) return std::nullopt;
                  return Instance{found->date, found->date, fmt::format("{} {}", name, in), found->source};
                }};
}

Instance turn_of_year(int year) {
  const Date day = make_day(year, 12, 31);
  return {day, day, fmt::format("de jaarwisseling van {}", year), "termijnregels: voor de jaarwisseling is 31 december",
          day};
}

}  // namespace

std::optional<Anchor> parse_day(Cursor& cursor, const Scene& scene, Which which) {
  if (auto today = parse_today(cursor, scene)) return today;
  const std::size_t start = cursor.position();
  if (which == Which::Next && cursor.eat("week")) {
    if (const auto weekday = weekday_number(cursor.peek())) {
      cursor.skip();
      return weekday_anchor(scene, *weekday, on_or_after(scene.reference, std::chrono::Sunday) + days{1});
    }
    cursor.back_to(start);
    return std::nullopt;
  }
  if (auto nth = parse_nth_weekday(cursor)) return nth;
  auto weekday = weekday_number(cursor.peek());
  if (!weekday && day_number(cursor.peek(1))) weekday = weekday_short(cursor.peek());
  if (weekday) cursor.skip();
  if (weekday) cursor.eat_any({"de"});
  auto anchor = parse_written(cursor);
  if (!anchor) {
    anchor = parse_numeric(cursor.peek());
    if (anchor) cursor.skip();
  }
  if (anchor) {
    anchor->weekday = weekday;
    return anchor;
  }
  if (weekday) return parse_weekday(cursor, scene, *weekday, which);
  cursor.back_to(start);
  return std::nullopt;
}

std::optional<Anchor> parse_feast(Cursor& cursor, const Scene& scene) {
  if (auto entered = parse_entered(cursor, scene)) return entered;
  if (cursor.eat_any({"prinsjesdag", "miljoenennota"})) return yearly("Prinsjesdag", prinsjesdag);
  if (cursor.eat("verantwoordingsdag")) return yearly("Verantwoordingsdag", accountability_day);
  if (cursor.eat_any({"jaarwisseling", "oud en nieuw", "jaareinde"})) return yearly("de jaarwisseling", turn_of_year);
  if (cursor.eat_any({"pasen", "paasweekend"})) return holiday_anchor("Eerste Paasdag", "Tweede Paasdag");
  if (cursor.eat_any({"pinksteren", "pinksterweekend"}))
    return holiday_anchor("Eerste Pinksterdag", "Tweede Pinksterdag");
  if (cursor.eat_any({"hemelvaart", "hemelvaartsdag"})) return holiday_anchor("Hemelvaartsdag", "Hemelvaartsdag");
  if (cursor.eat("goede vrijdag")) return holiday_anchor("Goede Vrijdag", "Goede Vrijdag");
  if (cursor.eat("bevrijdingsdag")) return holiday_anchor("Bevrijdingsdag", "Bevrijdingsdag");
  if (cursor.eat("koningsdag")) {
    return yearly("Koningsdag", [](int year) {
      const auto all = dutch_holidays(year);
      const auto day = std::ranges::find_if(all, [](const Holiday& h) { return h.name.starts_with("Koning"); })->date;
      return Instance{day, day, fmt::format("Koningsdag {}", year), "feestdagen, berekend"};
    });
  }
  if (cursor.eat_any({"nieuwjaar", "nieuwjaarsdag"})) return holiday_anchor("Nieuwjaarsdag", "Nieuwjaarsdag");
  if (cursor.eat_any({"kerst", "kerstmis", "kerstdagen"})) {
    auto days_of_christmas = holiday_anchor("Eerste Kerstdag", "Tweede Kerstdag");
    days_of_christmas.in_year = [plain = std::move(days_of_christmas.in_year), &calendar = scene.calendar](int year) {
      auto instance = plain(year);
      if (auto window = before_recess(calendar, RecessKind::Kerst, year)) {
        instance->eve = std::move(window).value();
        instance->eve->steps.insert(instance->eve->steps.begin(),
                                    Step{"‘voor kerst’ gelezen als voor het kerstreces", "", "", "termijnregels"});
      }
      return instance;
    };
    return days_of_christmas;
  }
  return std::nullopt;
}

}  // namespace gestand::calendar::wording
