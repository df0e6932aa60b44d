// An anchor with its surroundings: articles, "komend" and "volgend", "begin van" and "eind", and the year behind it.
#include "common/calendar/wording/anchor.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/calendar/date.hpp"

namespace gestand::calendar::wording {
namespace {

void skip_articles(Cursor& cursor) {
  while (cursor.eat_any({"de", "het", "'t", "t"})) {
  }
}

Which eat_which(Cursor& cursor) {
  if (cursor.eat_any({"dit", "deze", "huidig", "huidige", "lopend", "lopende"})) {
    cursor.eat_any({"komende", "aanstaande"});
    return Which::This;
  }
  // Said of a year only: there is no "nieuwe zomer".
  if (cursor.peek(1) == "jaar" && cursor.eat_any({"nieuw", "nieuwe"})) return Which::Next;
  if (cursor.eat_any({"komend", "komende", "aanstaand", "aanstaande", "aankomend", "aankomende", "eerstvolgend",
                      "eerstvolgende", "eerstkomend", "eerstkomende"})) {
    return Which::Coming;
  }
  if (cursor.eat_any({"volgend", "volgende"})) return Which::Next;
  return Which::Plain;
}

Part eat_part(Cursor& cursor) {
  const std::size_t start = cursor.position();
  Part part = Part::Whole;
  if (cursor.eat("primo")) {
    part = Part::First;
  } else if (cursor.eat_any({"aanvang", "start"})) {
    part = Part::Start;
  } else if (cursor.eat("begin")) {
    part = Part::Begin;
  } else if (cursor.eat_any({"medio", "halverwege", "midden", "half"})) {
    part = Part::Middle;
  } else if (cursor.eat_any({"eind", "einde", "afloop", "ultimo"})) {
    part = Part::End;
  }
  if (part == Part::Whole) return part;
  cursor.eat_any({"van", "in"});
  if (cursor.at_end()) {
    cursor.back_to(start);
    return Part::Whole;
  }
  return part;
}

Instance first_day(Instance whole) {
  whole.last = whole.start;
  whole.told = "primo " + whole.told;
  whole.rule = "termijnregels: primo is de eerste dag";
  return whole;
}

std::optional<Instance> part_of_year(Instance whole, Part part, int year) {
  switch (part) {
    case Part::Whole: return whole;
    case Part::Start:
    case Part::First: return first_day(std::move(whole));
    case Part::Begin:
      whole.last = make_day(year, 3, 31);
      whole.told = fmt::format("begin {}", year);
      whole.rule = "termijnregels: begin van een jaar is 31 maart";
      return whole;
    case Part::Middle:
      whole.start = whole.last = make_day(year, 6, 30);
      whole.before = whole.last;
      whole.told = fmt::format("medio {}", year);
      whole.rule = "termijnregels: medio is 30 juni";
      return whole;
    case Part::End:
      whole.start = whole.last;
      whole.before = whole.last;
      whole.told = fmt::format("eind {}", year);
      whole.rule = "termijnregels: eind van een jaar is 31 december";
      return whole;
  }
  return std::nullopt;
}

std::optional<Instance> part_of_month(Instance whole, Part part) {
  using std::chrono::days;
  switch (part) {
    case Part::Whole: return whole;
    case Part::Start:
    case Part::First: return first_day(std::move(whole));
    case Part::Begin:
      whole.told = "begin " + whole.told;
      whole.rule = "termijnregels: het begin van een maand is geen dag";
      whole.open_end = true;
      return whole;
    case Part::Middle:
      whole.start = whole.last = whole.start + days{14};
      whole.before = whole.last;
      whole.told = "medio " + whole.told;
      whole.rule = "termijnregels: medio van een maand is de 15e";
      return whole;
    case Part::End:
      whole.start = whole.last;
      whole.before = whole.last;
      whole.told = "eind " + whole.told;
      return whole;
  }
  return std::nullopt;
}

std::optional<Instance> part_of_other(Instance whole, Part part) {
  if (part == Part::Begin || part == Part::Start) {
    whole.last = whole.start;
    whole.rule = "termijnregels: het begin is de eerste dag";
    whole.told = "begin van " + whole.told;
  } else if (part == Part::End) {
    whole.start = whole.last;
    whole.before = whole.last;
    whole.eve.reset();
    whole.told = "einde van " + whole.told;
  }
  return whole;
}

// Which parts a shape has a rule for. The begin of a season is nobody's date, and the end of a week may be a Friday.
bool divisible(Shape shape, Part part) {
  if (part == Part::Start) return shape == Shape::Recess;  // of a year it may be its first day or its first months
  if (part == Part::Whole || shape == Shape::Year || shape == Shape::Month) return true;
  if (part == Part::Middle || part == Part::First || shape == Shape::Feast || shape == Shape::Week) return false;
  return part == Part::End || shape == Shape::Recess;
}

std::optional<Anchor> take_part(Anchor anchor, Part part) {
  if (part == Part::Whole) return anchor;
  if (!divisible(anchor.shape, part)) {
    anchor.objection = fmt::format("Welke dag het {} van {} is, ligt niet vast: noem de dag.",
                                   part == Part::End      ? "einde"
                                   : part == Part::Middle ? "midden"
                                                          : "begin",
                                   anchor.name);
    return anchor;
  }
  anchor.part = part;
  // Of a part of a period there is no doubt which year is meant by "komend".
  if (anchor.shape == Shape::Year) anchor.objection.clear();
  anchor.in_year = [whole = std::move(anchor.in_year), shape = anchor.shape,
                    part](int year) -> std::optional<Instance> {
    auto instance = whole(year);
    if (!instance) return std::nullopt;
    if (shape == Shape::Year) return part_of_year(std::move(*instance), part, year_of(instance->start));
    if (shape == Shape::Month) return part_of_month(std::move(*instance), part);
    return part_of_other(std::move(*instance), part);
  };
  return anchor;
}

// "2025", "van 2025", "van het jaar 2025", "dit jaar", "van volgend jaar".
std::optional<int> eat_year(Cursor& cursor, const Scene& scene) {
  const std::size_t start = cursor.position();
  cursor.eat_any({"van", "in"});
  const int now = year_of(scene.reference);
  if (cursor.eat_any({"dit jaar", "dit kalenderjaar", "het lopende jaar", "het lopende kalenderjaar",
                      "het huidige jaar", "hetzelfde jaar"})) {
    return now;
  }
  if (cursor.eat_any(
          {"volgend jaar", "volgend kalenderjaar", "het volgende jaar", "komend jaar", "het komende jaar"})) {
    return now + 1;
  }
  const bool some_year = cursor.eat_any({"het jaar", "het kalenderjaar", "jaar"});
  if (const auto year = year_number(cursor.peek())) {
    cursor.skip();
    return year;
  }
  if (!some_year) cursor.back_to(start);
  return std::nullopt;
}

}  // namespace

Anchor fixed(Shape shape, const Scene& scene, Instance instance) {
  const std::string name = instance.told;
  return {.shape = shape,
          .name = name,
          .in_year = [instance = std::move(instance)](int) { return std::optional{instance}; },
          .year = year_of(scene.reference),
          .from_now = true};
}

std::optional<Anchor> parse_anchor(Cursor& cursor, const Scene& scene) {
  const std::size_t start = cursor.position();
  skip_articles(cursor);
  const Part part = eat_part(cursor);
  skip_articles(cursor);
  const Which which = eat_which(cursor);
  auto anchor = parse_recess(cursor, scene);
  if (!anchor) anchor = parse_feast(cursor, scene);
  if (!anchor) anchor = parse_day(cursor, scene, which);
  if (!anchor) anchor = parse_period(cursor, scene, which);
  if (anchor) {
    if (!anchor->year && !anchor->weekly) {
      anchor->year = eat_year(cursor, scene);
      if (!anchor->year) anchor->which = which;
    }
    cursor.eat_any({"aanstaande", "aanstaand", "as", "eerstvolgend", "eerstkomend", "nog"});
    anchor = take_part(std::move(*anchor), part);
  }
  if (!anchor) cursor.back_to(start);
  return anchor;
}

}  // namespace gestand::calendar::wording
