// Wordings that promise haste and name no day. They need a date from ourselves, and are flagged until they have one.
#include <algorithm>
#include <array>
#include <string_view>

#include "common/calendar/wording/families.hpp"

namespace gestand::calendar::wording {
namespace {

// Longer phrases before the shorter ones that they begin with.
constexpr auto kSoft = std::to_array<std::string_view>({
    "zo snel als mogelijk",
    "zo snel mogelijk",
    "zo spoedig als mogelijk",
    "zo spoedig mogelijk",
    "zo vroeg mogelijk",
    "zo gauw mogelijk",
    "zsm",
    "zodra mogelijk",
    "zodra dat mogelijk is",
    "zodra het kan",
    "zodra dat kan",
    "wanneer mogelijk",
    "ten spoedigste",
    "op de kortst mogelijke termijn",
    "op zo kort mogelijke termijn",
    "op een zo kort mogelijke termijn",
    "op zeer korte termijn",
    "op korte termijn",
    "op de korte termijn",
    "op afzienbare termijn",
    "op middellange termijn",
    "op lange termijn",
    "op termijn",
    "op enig moment",
    "op een later moment",
    "per direct",
    "per omgaande",
    "direct",
    "onmiddellijk",
    "onverwijld",
    "terstond",
    "met spoed",
    "met de grootst mogelijke spoed",
    "spoedig",
    "spoedigst",
    "snel",
    "tijdig",
    "binnenkort",
    "binnen afzienbare tijd",
    "binnen een afzienbare tijd",
    "binnen afzienbare termijn",
    "binnen korte tijd",
    "binnen een redelijke termijn",
    "binnen redelijke termijn",
    "te zijner tijd",
    "tzt",
    "te gelegener tijd",
    "in de toekomst",
    "in de nabije toekomst",
    "in de komende tijd",
    "de komende tijd",
    "op een nader te bepalen moment",
    "nader te bepalen",
    "ntb",
    "periodiek",
    "regelmatig",
    "doorlopend",
    "zo tijdig mogelijk",
    "zo snel als kan",
    "zo snel als het kan",
    "zeer spoedig",
    "zeer snel",
    "heel snel",
    "asap",
    "per ommegaande",
    "met onmiddellijke ingang",
    "met ingang van heden",
    "op niet al te lange termijn",
    "op redelijke termijn",
    "binnen niet al te lange tijd",
    "binnen korte termijn",
    "binnen bekwame tijd",
    "bij gelegenheid",
    "in een later stadium",
    "eerdaags",
    "een dezer dagen",
    "dezer dagen",
    "weldra",
    "in de komende periode",
    "de komende periode",
    "op een geschikt moment",
    "op gezette tijden",
    "met enige regelmaat",
    "structureel",
    "voortdurend",
    "wanneer dat mogelijk is",
    "wanneer het kan",
});

bool eat_vague_amount(Cursor& cursor) {
  const std::size_t start = cursor.position();
  cursor.eat_any({"in", "binnen", "gedurende"});
  cursor.eat("de");
  if (cursor.eat("komende") && cursor.eat_any({"dagen", "weken", "maanden", "jaren"})) return true;
  cursor.back_to(start);
  if (cursor.eat_any({"binnen", "over", "in"})) {
    cursor.eat_any({"de komende", "nu en"});
    const bool vague = cursor.eat_any({"enkele", "enige", "een paar", "een aantal", "meerdere", "verscheidene"});
    if (vague && cursor.eat_any({"dagen", "werkdagen", "weken", "maanden", "jaren", "jaar", "tijd"})) return true;
  }
  cursor.back_to(start);
  return false;
}

}  // namespace

bool eat_soft(Cursor& cursor) {
  return std::ranges::any_of(kSoft, [&](std::string_view phrase) { return cursor.eat(phrase); }) ||
         eat_vague_amount(cursor);
}

}  // namespace gestand::calendar::wording
