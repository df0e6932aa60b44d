// The families of wordings, one file each. Each takes its part off the cursor, or leaves it untouched and says nothing.
#pragma once
#include <optional>

#include "common/calendar/wording/anchor.hpp"

namespace gestand::calendar::wording {

// "zo snel mogelijk", "op korte termijn", "binnen enkele weken": true when one was taken off the front.
bool eat_soft(Cursor& cursor);

// "binnen drie maanden", "over zes weken", "twee weken na 1 mei", "vier weken voor het zomerreces".
std::optional<Outcome<Reading>> read_duration(Cursor& cursor, const Scene& scene);

// "jaarlijks", "elk kwartaal", "twee keer per jaar", also with a moment: "jaarlijks voor 1 juli".
std::optional<Outcome<Reading>> read_series(Cursor& cursor, const Scene& scene);

// "voor", "uiterlijk", "per", "in" and the anchor behind it.
Bound eat_bound(Cursor& cursor);
std::optional<Outcome<Reading>> read_moment(Cursor& cursor, const Scene& scene);

// What is left speaks of a debate, a budget, a letter: something that will have a day, but not one known here. When the
// wording gives the day itself ("voor het commissiedebat van 14 mei") that day counts.
std::optional<Outcome<Reading>> read_event(Cursor& cursor, const Scene& scene);

// "het commissiedebat politie van 14 mei", up to the end of the wording: that day. A letter or a law of a day is not
// meant: its date says when it was written.
std::optional<Anchor> parse_occasion(Cursor& cursor, const Scene& scene);

}  // namespace gestand::calendar::wording
