// A preposition and what it stands before.
#include "common/calendar/wording/families.hpp"

namespace gestand::calendar::wording {
namespace {

// Words that press and change nothing about the day.
void skip_emphasis(Cursor& cursor) {
  while (cursor.eat_any({"nog", "ruim", "uiterlijk", "in ieder geval", "in elk geval", "bij voorkeur", "liefst",
                         "het liefst", "alsnog", "reeds", "op zijn laatst", "op z'n laatst", "ten laatste",
                         "niet later dan", "termijn", "ergens"})) {
  }
  // "deadline voor 1 juli" may mean that day itself.
  if (cursor.peek(1) != "voor") cursor.eat_any({"streefdatum", "deadline"});
  // "later dit jaar": no later than its end.
  if (cursor.peek() == "later" && (cursor.peek(1) == "dit" || cursor.peek(1) == "deze")) cursor.skip();
}

}  // namespace

Bound eat_bound(Cursor& cursor) {
  skip_emphasis(cursor);
  if (cursor.eat_any({"tot en met", "t/m", "op of voor", "voor of op", "niet na"})) return Bound::Until;
  if (cursor.eat_any({"niet voor", "niet eerder dan", "op zijn vroegst", "op z'n vroegst", "pas per", "pas op",
                      "pas in", "pas vanaf"})) {
    return Bound::NotBefore;
  }
  // "voor uiterlijk 1 juli" says two things: what comes after "voor" has to be the moment itself.
  if (cursor.eat_any({"voorafgaand aan", "voorafgaande aan", "voor"})) return Bound::Before;
  if (cursor.eat_any({"tot aan", "tot"})) return Bound::Till;
  if (cursor.eat_any({"pas na", "niet eerder dan na", "na afloop van", "na"})) return Bound::After;
  if (cursor.eat_any({"rondom", "rond", "omstreeks", "ongeveer", "circa", "ca", "richting", "tegen"})) {
    return Bound::Around;
  }
  if (cursor.eat_any({"met ingang van", "ingaande", "vanaf"})) return Bound::From;
  if (cursor.eat("per")) {
    skip_emphasis(cursor);
    return Bound::Per;
  }
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
