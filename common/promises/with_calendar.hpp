// What another calendar makes of the dates of a promise. Pure.
#pragma once
#include "common/promises/promise.hpp"

namespace gestand::promises {

// How many entries the calendar had seen that this was reckoned by: what follows the "+" of its version.
[[nodiscard]] int calendar_number(const Basis& basis);
// Takes in how the calendar changed since: running deadlines that one gave move, each told. What a person set stays,
// and so does what a later calendar gave than this one.
[[nodiscard]] Promise with_calendar(Promise promise, const calendar::Calendar& calendar);
// Whether there is any that a calendar gave.
[[nodiscard]] bool runs_by_calendar(const Promise& promise);

}  // namespace gestand::promises
