// Anchors that last: years, halves, quarters, months, weeks, seasons and recesses.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/wording/anchor.hpp"

namespace gestand::calendar::wording {
namespace {

using std::chrono::days;

constexpr std::string_view kLastDay = "termijnregels: kwartaal, halfjaar en maand zijn de laatste dag ervan";
constexpr std::array<std::string_view, 4> kRanks{"eerste", "tweede", "derde", "vierde"};

// A period of whole months inside a year; `index` from 0.
Instance months_instance(int year, int index, int length, std::string told) {
  const auto first = static_cast<unsigned>(index * length + 1);
  const auto last = static_cast<unsigned>(index * length + length);
  return {make_day(year, first, 1), last_of_month(year, last), std::move(told), std::string{kLastDay}};
}

Anchor quarter(int rank) {
  const std::string name{fmt::format("het {} kwartaal", kRanks[static_cast<std::size_t>(rank - 1)])};
  return {.shape = Shape::Quarter, .name = name, .in_year = [rank, name](int year) -> std::optional<Instance> {
            return months_instance(year, rank - 1, 3, fmt::format("{} van {}", name, year));
          }};
}

Anchor half_year(int rank) {
  const std::string name{fmt::format("de {} helft", kRanks[static_cast<std::size_t>(rank - 1)])};
  return {.shape = Shape::Half, .name = name, .in_year = [rank, name](int year) -> std::optional<Instance> {
            return months_instance(year, rank - 1, 6, fmt::format("{} van {}", name, year));
          }};
}

Instance month_instance(int year, unsigned month) {
  return months_instance(year, static_cast<int>(month) - 1, 1, fmt::format("{} {}", dutch_month(month), year));
}

Anchor half_month(int rank, unsigned month) {
  const std::string name = fmt::format("de {} helft van {}", rank == 1 ? "eerste" : "tweede", dutch_month(month));
  return {.shape = Shape::Half, .name = name, .in_year = [rank, month, name](int year) -> std::optional<Instance> {
            Instance half = month_instance(year, month);
            const Date middle = make_day(year, month, 15);
            if (rank == 1) half.last = middle;
            if (rank == 2) half.start = middle + days{1};
            half.told = fmt::format("{} {}", name, year);
            half.rule = "termijnregels: de helft van een maand is de 15e";
            return half;
          }};
}

// "q3", "k3", "kw3", "h2"; `half` says which.
struct ShortRank {
  bool half;
  int rank;
};

std::optional<ShortRank> short_rank(std::string_view word) {
  const bool half = word.starts_with("h");
  for (const std::string_view lead : {"q", "kw", "k", "h"}) {
    if (word.size() != lead.size() + 1 || !word.starts_with(lead)) continue;
    const char digit = word.back();
    if (digit >= '1' && digit <= (half ? '2' : '4')) return ShortRank{half, digit - '0'};
  }
  return std::nullopt;
}

// Also with the year in the same word or before it: "q3-2025", "2025-q3", "2025 q3".
std::optional<Anchor> parse_short_rank(Cursor& cursor) {
  const std::string_view word = cursor.peek();
  std::string_view rank = word;
  auto year = year_number(word);
  std::size_t words = 1;
  if (year) {
    rank = cursor.peek(1);
    words = 2;
  } else if (const std::size_t cut = word.find_first_of("-/"); cut != std::string_view::npos) {
    const std::string_view left = word.substr(0, cut);
    const std::string_view right = word.substr(cut + 1);
    year = year_number(left) ? year_number(left) : year_number(right);
    if (!year) return std::nullopt;
    rank = year_number(left) ? right : left;
  }
  const auto found = short_rank(rank);
  if (!found) return std::nullopt;
  cursor.skip(words);
  auto anchor = found->half ? half_year(found->rank) : quarter(found->rank);
  anchor.year = year;
  return anchor;
}

std::optional<Anchor> parse_ranked(Cursor& cursor) {
  if (cursor.peek() == "kwartaal" && cursor.peek(1).size() == 1) {
    const auto rank = whole_number(cursor.peek(1));
    if (rank && *rank >= 1 && *rank <= 4) {
      cursor.skip(2);
      return quarter(*rank);
    }
  }
  const auto rank = ordinal(cursor.peek());
  if (!rank || *rank > 4) return std::nullopt;
  const std::size_t start = cursor.position();
  cursor.skip();
  if (cursor.eat_any({"kwartaal", "kw"})) return quarter(*rank == -1 ? 4 : *rank);
  const int half = *rank == -1 ? 2 : *rank;
  if (half <= 2 && cursor.eat_any({"halfjaar", "half jaar", "jaarhelft"})) return half_year(half);
  if (half <= 2 && cursor.eat("helft")) {
    const std::size_t after_half = cursor.position();
    cursor.eat("van");
    if (const auto month = month_number(cursor.peek())) {
      cursor.skip();
      return half_month(half, *month);
    }
    cursor.back_to(after_half);
    return half_year(half);
  }
  cursor.back_to(start);
  return std::nullopt;
}

struct Season {
  std::string_view name;
  unsigned first_month;
  unsigned last_month;
};

// By the contract voorjaar ends on 20 June and najaar on 20 December. It knows no end of zomer and winter, and no first
// day of any season: what hangs on those is no date here.
constexpr std::array kSeasons{Season{"voorjaar", 3, 6}, Season{"lente", 3, 6},   Season{"zomer", 6, 9},
                              Season{"najaar", 9, 12},  Season{"herfst", 9, 12}, Season{"winter", 12, 3}};

std::optional<Instance> season_instance(const Calendar& calendar, const Season& season, int year) {
  const bool winter = season.name == "winter";
  Instance instance{
      make_day(winter ? year - 1 : year, season.first_month, 21), make_day(year, season.last_month, 20),
      winter ? fmt::format("winter van {}-{}", year - 1, year) : fmt::format("{} van {}", season.name, year),
      "termijnregels: voorjaar is tot en met 20 juni, najaar tot en met 20 december"};
  instance.open_start = true;
  instance.open_end = winter || season.name == "zomer";
  if (season.name == "zomer") {
    auto window = before_recess(calendar, RecessKind::Zomer, year);
    if (!window) return std::nullopt;
    if (const auto recess = calendar.recess(RecessKind::Zomer, year)) instance.after = recess->first_sitting_day;
    instance.eve = std::move(window).value();
    instance.eve->steps.insert(instance.eve->steps.begin(),
                               Step{"‘voor de zomer’ gelezen als voor het zomerreces", "", "", "termijnregels"});
  }
  return instance;
}

std::optional<Anchor> parse_season(Cursor& cursor, const Scene& scene) {
  for (const Season& season : kSeasons) {
    if (!cursor.eat(season.name)) continue;
    // "winter 2025" may be the one that begins or the one that ends in 2025.
    if (season.name == "winter" && year_number(cursor.peek(cursor.peek() == "van" ? 1 : 0))) return std::nullopt;
    return Anchor{
        .shape = Shape::Season,
        .name = std::string{season.name},
        .in_year = [&season, &calendar = scene.calendar](int year) { return season_instance(calendar, season, year); }};
  }
  return std::nullopt;
}

Instance week_instance(Date day) {
  const Date monday = on_or_after(day - days{6}, std::chrono::Monday);
  return {monday, monday + days{6}, fmt::format("de week van {}", dutch(monday)),
          "termijnregels: een week loopt tot en met zondag"};
}

Anchor numbered_week(int number) {
  return {.shape = Shape::Week,
          .name = fmt::format("week {}", number),
          .in_year = [number](int year) -> std::optional<Instance> {
            Instance week = week_instance(make_day(year, 1, 4) + std::chrono::weeks{number - 1});
            if (year_of(week.start + days{3}) != year) return std::nullopt;
            week.told = fmt::format("week {} van {}", number, year);
            return week;
          }};
}

Instance year_instance(int year) {
  return {make_day(year, 1, 1), make_day(year, 12, 31), fmt::format("{}", year),
          "termijnregels: een jaar loopt tot en met 31 december"};
}

// The one that runs on this day or comes after it, and those of the weeks after.
Anchor weekend(const Scene& scene, Which which) {
  const Date sunday = on_or_after(scene.reference, std::chrono::Sunday);
  Anchor anchor{.shape = Shape::Week,
                .name = "het weekend",
                .in_year = [sunday, now = year_of(scene.reference)](int year) -> std::optional<Instance> {
                  if (year < now) return std::nullopt;
                  const Date last = sunday + std::chrono::weeks{year - now};
                  return Instance{last - days{1}, last, fmt::format("het weekend van {}", dutch(last - days{1})),
                                  "termijnregels: een weekend loopt tot en met zondag"};
                },
                .weekly = true};
  if (which == Which::Next) anchor.objection = "‘volgend weekend’ kan het eerste zijn of dat daarna: noem de dag.";
  return anchor;
}

// "komende week" may be the next one of the calendar, or as much time from now.
void object_to_coming(Anchor& anchor, std::string_view unit) {
  anchor.objection = fmt::format(
      "‘komend’ kan hier de volgende {} zijn of de tijd vanaf nu: zeg ‘volgend’ of ‘binnen een {}’.", unit, unit);
}

// "deze maand", "komend kwartaal", "eind van de week": counted from the reference day.
std::optional<Anchor> parse_calendar_period(Cursor& cursor, const Scene& scene, Which which) {
  const int later = which == Which::Next || which == Which::Coming ? 1 : 0;
  const auto months = [&](Shape shape, int length, std::string_view name) {
    const std::chrono::year_month_day now{scene.reference};
    const int index = (static_cast<int>(unsigned{now.month()}) - 1) / length + later;
    const int per_year = 12 / length;
    const int year = year_of(scene.reference) + index / per_year;
    Instance period = months_instance(year, index % per_year, length, "");
    period.told = fmt::format("het {} van {} tot en met {}", name, dutch(period.start), dutch(period.last));
    return fixed(shape, scene, std::move(period));
  };
  if (cursor.eat_any({"week", "weeknummer", "wk"})) {
    if (const auto number = whole_number(cursor.peek()); number && *number >= 1 && *number <= 53) {
      cursor.skip();
      return numbered_week(*number);
    }
    auto week = fixed(Shape::Week, scene, week_instance(scene.reference + std::chrono::weeks{later}));
    week.name = "de week";
    if (which == Which::Coming) object_to_coming(week, "week");
    return week;
  }
  if (cursor.eat("maand")) {
    const Date day = add_months(scene.reference, later);
    const std::chrono::year_month_day ymd{day};
    auto month = fixed(Shape::Month, scene, month_instance(int{ymd.year()}, unsigned{ymd.month()}));
    if (which == Which::Coming) object_to_coming(month, "maand");
    return month;
  }
  if (cursor.eat("kwartaal")) return months(Shape::Quarter, 3, "kwartaal");
  if (cursor.eat_any({"halfjaar", "half jaar"})) {
    auto half = months(Shape::Half, 6, "halfjaar");
    if (which == Which::Coming) object_to_coming(half, "half jaar");
    return half;
  }
  if (cursor.eat("weekend")) return weekend(scene, which);
  if (cursor.eat_any({"jaar", "kalenderjaar"})) {
    Anchor year{
        .shape = Shape::Year, .name = "het jaar", .in_year = [](int y) { return std::optional{year_instance(y)}; }};
    if (which != Which::Plain) {
      year.year = year_of(scene.reference) + later;
      year.name = fmt::format("{}", *year.year);
      year.from_now = true;
    }
    if (which == Which::Coming) object_to_coming(year, "jaar");
    return year;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Anchor> parse_period(Cursor& cursor, const Scene& scene, Which which) {
  if (auto ranked = parse_short_rank(cursor)) return ranked;
  if (const auto year = year_number(cursor.peek())) {
    cursor.skip();
    return Anchor{.shape = Shape::Year,
                  .name = fmt::format("{}", *year),
                  .in_year = [](int y) { return std::optional{year_instance(y)}; },
                  .year = year};
  }
  if (cursor.peek() == "maand" && month_number(cursor.peek(1))) cursor.skip();  // "de maand juni"
  if (const auto month = month_number(cursor.peek())) {
    cursor.skip();
    return Anchor{.shape = Shape::Month, .name = std::string{dutch_month(*month)}, .in_year = [month](int year) {
                    return std::optional{month_instance(year, *month)};
                  }};
  }
  if (auto ranked = parse_ranked(cursor)) return ranked;
  if (auto season = parse_season(cursor, scene)) return season;
  return parse_calendar_period(cursor, scene, which);
}

namespace {

// `said` is the word for it where that is not the recess's own.
Anchor recess_anchor(const Scene& scene, RecessKind kind, std::string said = {}) {
  return {.shape = Shape::Recess,
          .name = "het " + std::string{to_string(kind)},
          .in_year = [kind, said = std::move(said), &calendar = scene.calendar](int year) -> std::optional<Instance> {
            auto recess = calendar.recess(kind, year);
            if (!recess) recess = calendar.displaced_by(kind, year);
            auto window = before_recess(calendar, kind, year);
            if (!recess || !window) return std::nullopt;
            Reading eve = std::move(window).value();
            if (!said.empty()) {
              eve.steps.insert(eve.steps.begin(), Step{fmt::format("‘{}’ gelezen als het {}", said, to_string(kind)),
                                                       "", "", "termijnregels"});
            }
            return Instance{.start = recess->first_day,
                            .last = recess->last_day,
                            .told = fmt::format("het {} van {}", to_string(recess->kind), year),
                            .rule = recess->source,
                            .eve = std::move(eve),
                            .after = recess->first_sitting_day};
          }};
}

// "het reces": the one whose window comes first.
std::optional<Anchor> nearest_recess(const Scene& scene) {
  const int year = year_of(scene.reference);
  for (const Recess& recess : scene.calendar.recesses(year, year + 1)) {
    const auto window = before_recess(scene.calendar, recess.kind, recess.year);
    if (!window || *window.value().date < scene.reference) continue;
    Anchor anchor = recess_anchor(scene, recess.kind);
    anchor.year = recess.year;
    return anchor;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Anchor> parse_recess(Cursor& cursor, const Scene& scene) {
  static constexpr auto kAliases = std::to_array<std::pair<std::string_view, RecessKind>>({
      {"zomervakantie", RecessKind::Zomer},
      {"kerstvakantie", RecessKind::Kerst},
      {"meivakantie", RecessKind::Mei},
      {"herfstvakantie", RecessKind::Herfst},
      {"voorjaarsvakantie", RecessKind::Voorjaar},
      {"krokusreces", RecessKind::Voorjaar},
      {"winterreces", RecessKind::Kerst},
      {"voorjaarsreces", RecessKind::Voorjaar},
      {"voorjaars", RecessKind::Voorjaar},
      {"verkiezings", RecessKind::Verkiezing},
  });
  if (cursor.eat("reces")) return nearest_recess(scene);
  auto kind = parse_recess_kind(cursor.peek());
  const auto alias = std::ranges::find(kAliases, cursor.peek(), &std::pair<std::string_view, RecessKind>::first);
  if (alias != kAliases.end()) kind = alias->second;
  if (!kind) return std::nullopt;
  const bool one_word = cursor.peek().ends_with("reces") || cursor.peek().ends_with("vakantie");
  if (!one_word && cursor.peek(1) != "reces" && cursor.peek(1) != "-reces") return std::nullopt;
  std::string said{one_word && alias != kAliases.end() ? cursor.peek() : std::string_view{}};
  cursor.skip(one_word ? 1 : 2);
  return recess_anchor(scene, *kind, said == to_string(*kind) ? std::string{} : std::move(said));
}

}  // namespace gestand::calendar::wording
