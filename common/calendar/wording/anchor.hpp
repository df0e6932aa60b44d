// What a term hangs on: a day, a period, a feast or a recess, in a year that was named or still has to be found.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "common/calendar/reading.hpp"
#include "common/calendar/wording/phrase.hpp"

namespace gestand::calendar::wording {

struct Scene {
  const Calendar& calendar;
  Date reference;
};

// One occurrence. "voor" it is `eve`, else `before`, else the day before `start`.
struct Instance {
  Date start;
  Date last;
  std::string told;                 // "het eerste kwartaal van 2025"
  std::string rule;                 // why it runs until `last`
  std::optional<Date> before = {};  // "voor het einde van" counts the last day itself
  std::optional<Reading> eve = {};  // the window before a recess, with its own steps
  std::optional<Date> after = {};   // the first day after it, where that is not the next one
  bool open_start = false;          // no rule says when it begins ("het najaar")
  bool open_end = false;            // no rule says until when it runs ("de zomer", "begin maart")
};

enum class Shape { Day, Feast, Week, Month, Quarter, Half, Season, Year, Recess };
enum class Part { Whole, First, Start, Begin, Middle, End };
enum class Which { Plain, This, Coming, Next };

struct Anchor {
  Shape shape;
  std::string name;  // as in "30 februari", for a refusal
  std::function<std::optional<Instance>(int year)>
      in_year;  // of a weekly one: that many weeks after this year's number
  std::optional<int> year = {};
  std::optional<unsigned> weekday = {};  // said with the date, has to agree
  Which which = Which::Plain;
  Part part = Part::Whole;
  bool weekly = false;
  bool from_now = false;       // counted from the reference day, so that one that is over is a slip
  std::string objection = {};  // understood, and still no day: why
};

// Takes an anchor off the front of the cursor; the cursor is untouched where there is none.
std::optional<Anchor> parse_anchor(Cursor& cursor, const Scene& scene);

// The parts of it, one kind of anchor each, without articles and without the year behind.
std::optional<Anchor> parse_day(Cursor& cursor, const Scene& scene, Which which);
std::optional<Anchor> parse_feast(Cursor& cursor, const Scene& scene);
std::optional<Anchor> parse_recess(Cursor& cursor, const Scene& scene);
std::optional<Anchor> parse_period(Cursor& cursor, const Scene& scene, Which which);

// An anchor that stands still: it has one occurrence, whatever the year.
Anchor fixed(Shape shape, const Scene& scene, Instance instance);

// "tot" ends at the same day as "voor", and "per" begins where "vanaf" does; but a series has no "tot", and of a period
// "per" may mean its first day or its last.
enum class Bound { Before, Till, Until, From, Per, NotBefore, After, Around };

// The day that this bound of the anchor gives. Without a year: the first on or after the reference. `shift` moves the
// day before it is compared (three weeks after, two weeks before).
Outcome<Reading> resolve(const Scene& scene, Bound bound, const Anchor& anchor,
                         const std::function<Date(Date)>& shift = {});

}  // namespace gestand::calendar::wording
