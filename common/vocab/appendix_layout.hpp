// Which layout the papers of an edition have: the vehicles service records it with the event that fixes the edition,
// the overview makes the papers by it. A fixed edition's papers stay the same bytes for ever, so another layout is
// another number, and those of before it go on being made:
//   1  the term of an item is its nearest running one, also of an edition that says nothing
//   2  the term is that of the edition itself; the day on which a held motion lapses stands beside it
#pragma once

namespace gestand {

// Of drafts, and of what is fixed from now on.
inline constexpr int appendix_layout = 2;
// Of an edition that was fixed before layouts were recorded.
inline constexpr int first_appendix_layout = 1;

}  // namespace gestand
