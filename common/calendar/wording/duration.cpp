// So long after now, or after or before another moment.
#include <fmt/format.h>

#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/wording/families.hpp"

namespace gestand::calendar::wording {
namespace {

struct Length {
  int amount;
  std::string_view unit;  // dag werkdag week maand
};

constexpr int kMostUnits = 2000;

std::optional<Length> eat_unit(Cursor& cursor, int amount) {
  if (cursor.eat_any({"dag", "dagen", "kalenderdag", "kalenderdagen"})) return Length{amount, "dag"};
  if (cursor.eat_any({"werkdag", "werkdagen"})) return Length{amount, "werkdag"};
  if (cursor.eat_any({"week", "weken", "wk", "wkn"})) return Length{amount, "week"};
  if (cursor.eat_any({"maand", "maanden", "mnd"})) return Length{amount, "maand"};
  if (cursor.eat_any({"kwartaal", "kwartalen"})) return Length{3 * amount, "maand"};
  if (cursor.eat_any({"halfjaar", "half jaar"})) return Length{6 * amount, "maand"};
  if (cursor.eat_any({"jaar", "jaren"})) return Length{12 * amount, "maand"};
  if (amount % 24 == 0 && cursor.eat_any({"uur", "uren"})) return Length{amount / 24, "dag"};
  return std::nullopt;
}

std::optional<Length> eat_length(Cursor& cursor) {
  const std::size_t start = cursor.position();
  if (cursor.eat("anderhalf jaar")) return Length{18, "maand"};
  if (cursor.eat_any({"halfjaar", "half jaar"})) return Length{6, "maand"};
  if (const auto amount = number(cursor.peek()); amount && *amount >= 1 && *amount <= kMostUnits) {
    cursor.skip();
    if (number(cursor.peek()) == amount) cursor.skip();  // "zes (6) weken"
    if (auto length = eat_unit(cursor, *amount)) return length;
  }
  cursor.back_to(start);
  return std::nullopt;
}

// The prepositions that can stand before a length.
void eat_lead(Cursor& cursor) {
  while (cursor.eat_any({"uiterlijk", "nog", "in ieder geval", "in elk geval"})) {
  }
  cursor.eat_any({"binnen", "over", "in de komende", "gedurende de komende"});
  while (cursor.eat_any({"nu en", "uiterlijk", "maximaal", "hooguit", "ten hoogste", "de komende", "een termijn van",
                         "een periode van"})) {
  }
}

bool eat_from_now(Cursor& cursor) {
  if (cursor.at_end()) return true;
  const std::size_t start = cursor.position();
  const bool now = cursor.eat_any({"na heden", "na vandaag", "na nu", "vanaf heden", "vanaf vandaag", "vanaf nu"});
  if (now && cursor.at_end()) return true;
  cursor.back_to(start);
  return false;
}

Date shifted(const Calendar& calendar, Date day, Length length, int sign) {
  const int amount = sign * length.amount;
  if (length.unit == "dag") return day + std::chrono::days{amount};
  if (length.unit == "werkdag") return calendar.add_working_days(day, amount);
  if (length.unit == "week") return day + std::chrono::weeks{amount};
  return add_months(day, amount);
}

std::string plural(Length length) {
  const bool one = length.amount == 1;
  if (length.unit == "maand") return fmt::format("{} {}", length.amount, one ? "maand" : "maanden");
  if (length.unit == "week") return fmt::format("{} {}", length.amount, one ? "week" : "weken");
  return fmt::format("{} {}{}", length.amount, length.unit, one ? "" : length.unit == "dag" ? "en" : "en");
}

// "na" counts from the last day of the anchor; "voor" from its first, or from the window before a recess.
Outcome<Reading> from_anchor(const Scene& scene, const Anchor& anchor, Length length, bool after) {
  const int sign = after ? 1 : -1;
  const auto shift = [&](Date day) { return shifted(scene.calendar, day, length, sign); };
  const bool window = anchor.shape == Shape::Recess || anchor.shape == Shape::Season;
  const Bound bound = after ? Bound::Until : window ? Bound::Before : Bound::From;
  auto base = resolve(scene, bound, anchor, shift);
  if (!base) return base;
  Reading reading = std::move(base).value();
  if (!reading.date) {
    return Refusal{"termijn-niet-begrepen", fmt::format("Van {} is geen dag te tellen: noem de dag.", anchor.name)};
  }
  const Date from = *reading.date;
  reading.kind = "relatief";
  reading.date = shift(from);
  reading.steps.push_back({fmt::format("{} {}", plural(length), after ? "later" : "eerder"), to_iso(from),
                           to_iso(*reading.date), "termijnregels: de dag zelf telt niet mee"});
  return reading;
}

}  // namespace

std::optional<Outcome<Reading>> read_duration(Cursor& cursor, const Scene& scene) {
  const std::size_t start = cursor.position();
  eat_lead(cursor);
  if (const auto length = eat_length(cursor)) {
    if (eat_from_now(cursor)) return relative(scene.calendar, length->amount, length->unit, scene.reference);
    const bool after =
        cursor.eat_any({"na afloop van", "na", "vanaf", "te rekenen vanaf", "gerekend vanaf", "volgend op"});
    if (after || cursor.eat_any({"voorafgaand aan", "voor"})) {
      const std::size_t behind = cursor.position();
      auto anchor = parse_anchor(cursor, scene);
      if (!anchor || !cursor.at_end()) {
        cursor.back_to(behind);
        anchor = parse_occasion(cursor, scene);
      }
      if (anchor && cursor.at_end()) return from_anchor(scene, *anchor, *length, after);
    }
  }
  cursor.back_to(start);
  return std::nullopt;
}

}  // namespace gestand::calendar::wording
