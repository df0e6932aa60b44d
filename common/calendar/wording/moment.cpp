// A preposition and what it stands before.
#include "common/calendar/wording/families.hpp"

namespace gestand::calendar::wording {
namespace {

// Words that press and change nothing about the day.
void skip_emphasis(Cursor& cursor) {
  while (cursor.eat_any({"nog", "ruim", "uiterlijk", "in ieder geval", "in elk geval", "bij voorkeur", "liefst",
                         "het liefst", "alsnog", "reeds", "op zijn laatst", "op z'n laatst", "ten laatste",
                         "niet later dan", "streefdatum", "deadline", "termijn"})) {
  }
}

}  // namespace

Bound eat_bound(Cursor& cursor) {
  skip_emphasis(cursor);
  if (cursor.eat("tot en met") || cursor.eat("t/m")) return Bound::Until;
  if (cursor.eat_any({"voorafgaand aan", "voorafgaande aan", "voor", "tot aan", "tot"})) {
    skip_emphasis(cursor);
    return Bound::Before;
  }
  if (cursor.eat_any({"na afloop van", "na"})) return Bound::After;
  if (cursor.eat_any({"rondom", "rond", "omstreeks", "ongeveer", "circa", "ca", "richting", "tegen"})) {
    return Bound::Around;
  }
  if (cursor.eat_any({"met ingang van", "ingaande", "vanaf", "per", "sinds"})) return Bound::From;
  cursor.eat_any({"in de loop van", "gedurende", "tijdens", "binnen", "op", "in", "bij", "met", "aan"});
  skip_emphasis(cursor);
  return Bound::Until;
}

std::optional<Outcome<Reading>> read_moment(Cursor& cursor, const Scene& scene) {
  const std::size_t start = cursor.position();
  const Bound bound = eat_bound(cursor);
  if (const auto anchor = parse_anchor(cursor, scene)) return resolve(scene, bound, *anchor);
  cursor.back_to(start);
  return std::nullopt;
}

}  // namespace gestand::calendar::wording
