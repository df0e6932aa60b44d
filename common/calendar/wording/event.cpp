// Things that will have a day, but not one that a calendar knows: debates, budgets, letters, conditions.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/calendar/wording/families.hpp"

namespace gestand::calendar::wording {
namespace {

enum class Hint { Event, Edition, Condition, Spring };

struct Stem {
  std::string_view stem;
  Hint hint;
};

// A word that contains the stem counts; vehicles first, for their names contain the stems of events.
constexpr auto kStems = std::to_array<Stem>({
    {"halfjaarbericht", Hint::Edition},
    {"voortgangs", Hint::Edition},
    {"verzamelbrief", Hint::Edition},
    {"kamerbrief", Hint::Edition},
    {"jaarverslag", Hint::Edition},
    {"jaarrapportage", Hint::Edition},
    {"rapportage", Hint::Edition},
    {"monitor", Hint::Edition},
    {"voorjaarsnota", Hint::Spring},
    {"najaarsnota", Hint::Event},
    {"begroting", Hint::Event},
    {"debat", Hint::Event},
    {"overleg", Hint::Event},
    {"behandeling", Hint::Event},
    {"stemming", Hint::Event},
    {"verkiezing", Hint::Event},
    {"belastingplan", Hint::Event},
    {"formatie", Hint::Event},
    {"kabinet", Hint::Event},
    {"zittingsperiode", Hint::Event},
    {"inwerkingtreding", Hint::Event},
    {"evaluatie", Hint::Event},
    {"onderzoek", Hint::Event},
    {"rapport", Hint::Event},
    {"advies", Hint::Event},
    {"besluitvorming", Hint::Event},
    {"besluit", Hint::Event},
    {"vergadering", Hint::Event},
    {"europese", Hint::Event},
    {"jbz-raad", Hint::Event},
    {"wetsvoorstel", Hint::Event},
    {"ontvangst", Hint::Event},
    {"afronding", Hint::Event},
    {"publicatie", Hint::Event},
    {"aanneming", Hint::Event},
    {"aanname", Hint::Event},
    {"aanvaarding", Hint::Event},
    {"dagtekening", Hint::Event},
    {"schooljaar", Hint::Event},
    {"studiejaar", Hint::Event},
    {"vergaderjaar", Hint::Event},
    {"hoorzitting", Hint::Event},
    {"rondetafel", Hint::Event},
    {"bijeenkomst", Hint::Event},
});

constexpr auto kConditions = std::to_array<std::string_view>(
    {"zodra", "indien", "als", "wanneer", "mits", "nadat", "totdat", "tenzij", "voordat"});

// What meets on a day; and what is written on one.
constexpr auto kOccasions =
    std::to_array<std::string_view>({"debat", "overleg", "behandeling", "stemming", "verkiezing", "vergadering",
                                     "jbz-raad", "hoorzitting", "rondetafel", "bijeenkomst"});
constexpr auto kPapers = std::to_array<std::string_view>(
    {"wet", "brief", "motie", "nota", "rapport", "verslag", "besluit", "voorstel", "advies", "toezegging", "plan"});
// Words with which another moment begins: then it is not the occasion alone that is spoken of.
constexpr auto kOtherMoment = std::to_array<std::string_view>(
    {"voor", "na", "tot", "binnen", "uiterlijk", "vanaf", "tussen", "niet", "per", "en", "of", "dan", "maar"});

bool has_stem(std::string_view word, const auto& stems) {
  return std::ranges::any_of(stems, [&](std::string_view stem) { return word.find(stem) != std::string_view::npos; });
}

bool is_one_of(std::string_view word, const auto& list) { return std::ranges::find(list, word) != list.end(); }

std::optional<Hint> hint_in(const Cursor& cursor) {
  if (std::ranges::find(kConditions, cursor.peek()) != kConditions.end()) return Hint::Condition;
  for (const Stem& stem : kStems) {
    for (std::size_t i = cursor.position(); i < cursor.words().size(); ++i) {
      if (cursor.words()[i].find(stem.stem) != std::string::npos) return stem.hint;
    }
  }
  return std::nullopt;
}

std::string_view advice(Hint hint) {
  switch (hint) {
    case Hint::Edition: return "Koppel het item aan de editie waarin het gemeld wordt, of noem een datum.";
    case Hint::Condition: return "Leg de voorwaarde vast als voorwaarde, of noem een datum.";
    case Hint::Spring: return "De Voorjaarsnota verschijnt uiterlijk op 1 juni; noem de datum die bedoeld is.";
    case Hint::Event: return "Noem een datum.";
  }
  return {};
}

}  // namespace

std::optional<Anchor> parse_occasion(Cursor& cursor, const Scene& scene) {
  const auto& words = cursor.words();
  const std::size_t start = cursor.position();
  bool occasion = false;
  bool paper = false;
  for (std::size_t i = start; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (is_one_of(word, kOtherMoment) || is_one_of(word, kConditions) || number(word)) break;
    if (occasion && (word == "op" || (!paper && (word == "van" || word == "dd")))) {
      cursor.back_to(i + 1);
      auto anchor = parse_anchor(cursor, scene);
      if (anchor && anchor->shape == Shape::Day && cursor.at_end()) return anchor;
    }
    paper = paper || (occasion && has_stem(word, kPapers));
    occasion = occasion || has_stem(word, kOccasions);
  }
  cursor.back_to(start);
  return std::nullopt;
}

std::optional<Outcome<Reading>> read_event(Cursor& cursor, const Scene& scene) {
  const std::size_t start = cursor.position();
  const Bound bound = eat_bound(cursor);
  const auto hint = hint_in(cursor);
  if (!hint) {
    cursor.back_to(start);
    return std::nullopt;
  }
  const std::string event = cursor.rest();
  const std::size_t behind = cursor.position();
  if (const auto day = parse_occasion(cursor, scene)) {
    auto reading = resolve(scene, bound, *day);
    if (!reading) return reading;
    Reading told = std::move(reading).value();
    told.steps.insert(told.steps.begin(), Step{fmt::format("‘{}’ noemt zelf een dag: die telt", event), "", "",
                                               "termijnregels: een genoemde dag is die dag"});
    return told;
  }
  cursor.back_to(behind);
  return Refusal{
      "datum-onbekend",
      fmt::format("Begrepen als een gebeurtenis waarvan de datum hier niet bekend is: ‘{}’. {}", event, advice(*hint))};
}

}  // namespace gestand::calendar::wording
