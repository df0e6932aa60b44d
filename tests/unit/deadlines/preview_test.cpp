// What a recess that is put into the calendar would move.
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "services/deadlines/adapters/preview_json.hpp"

namespace gestand::deadlines {
namespace {

using nlohmann::json;

Date day(const char* iso) { return calendar::parse_date(iso).value(); }

Calendars built_in() {
  return {{0, "", Instant::min(), "", "", std::make_shared<const calendar::Calendar>(calendar::Calendar::builtin())}};
}

json element(const calendar::Reading& reading, const std::string& words) {
  json made{{"soort", reading.kind}, {"uitleg", json::array()}};
  if (reading.date) made["datum"] = calendar::to_iso(*reading.date);
  if (!words.empty()) made["tekst"] = words;
  for (const auto& step : reading.steps) {
    json told{{"stap", step.step}, {"bron", step.source}};
    if (!step.from.empty()) told["van"] = step.from;
    if (!step.to.empty()) told["naar"] = step.to;
    made["uitleg"].push_back(told);
  }
  return made;
}

json said(const std::string& words, const char* on) {
  return element(calendar::read(calendar::Calendar::builtin(), words, day(on)).value(), words);
}

// Kept as the follower keeps what an owner said, without a basis: as before that was told.
Kept kept(const std::string& id, const json& element) {
  Kept one{id, "motie-1", "motie", 0, "[]", ""};
  EXPECT_TRUE(add_saying(one, element.dump(), {"motions", "", Instant{day("2026-11-02")}, "", false}));
  (void)settle(one, {}, built_in(), {"motions", "", Instant{day("2026-11-02")}, "", false}, "");
  return one;
}

const char* const longer_summer =
    R"({"recessen":[{"soort":"zomerreces","jaar":2027,"eersteDag":"2027-06-25","laatsteDag":"2027-09-13"}]})";

TEST(CalendarPreview, WhatHangsOnTheRecessMovesAndNothingElse) {
  Preview preview(longer_summer, {}, built_in());
  ASSERT_TRUE(preview.good());
  const auto look = [&preview](const char* id, const json& element) { preview.look_at(kept(id, element), {}); };
  const auto held = calendar::lapse(calendar::Calendar::builtin(), calendar::Chamber::TK, day("2027-05-11"));
  look("1", said("voor de zomer van 2027", "2026-11-02"));
  look("2", said("voor het zomerreces", "2027-02-01"));
  look("3", said("voor het kerstreces van 2027", "2026-11-02"));
  look("4", said("uiterlijk 1 juli 2027", "2026-11-02"));
  look("5", element(held, ""));
  json moved_by_hand = said("voor de zomer van 2027", "2026-11-02");
  moved_by_hand["datum"] = "2027-05-01";
  look("6", moved_by_hand);
  look("6", moved_by_hand);  // counts once
  json over = said("voor de zomer van 2027", "2026-11-02");
  over["einde"] = "gehaald";
  look("7", over);
  const json answer = json::parse(preview.answer());
  EXPECT_EQ(answer["bekeken"], 7);
  ASSERT_EQ(answer["aantal"], 3) << answer;
  const json& moves = answer["verschuivingen"];
  // The pattern begins on Friday 9 July; the other recess on Friday 25 June, so its Thursday is the 24th.
  EXPECT_EQ(moves[0]["van"], "2027-07-08");
  EXPECT_EQ(moves[0]["naar"], "2027-06-24");
  EXPECT_EQ(moves[1]["termijn"], "2");
  EXPECT_EQ(moves[1]["naar"], "2027-06-24");
  // Held on 11 May: 84 days later is 3 August, in the recess; the first sitting day after it.
  EXPECT_EQ(moves[2]["soort"], "vervalt");
  EXPECT_EQ(moves[2]["van"], "2027-09-07");
  EXPECT_EQ(moves[2]["naar"], "2027-09-14");
}

TEST(CalendarPreview, AnEditionBeforeTheRecessMovesWithWhatHangsOnIt) {
  Preview preview(longer_summer, {}, built_in());
  preview.plan_editions(R"({"resultaten":[
    {"editie":"E","naam":"zomer","venster":"voor-zomerreces","jaar":2027,"geplandDatum":"2027-07-08"},
    {"editie":"F","naam":"kerst","venster":"voor-kerstreces","jaar":2027,"geplandDatum":"2027-12-16"}]})");
  EXPECT_EQ(preview.moving_editions(), std::set<std::string>{"E"});
  const json hanging{
      {"soort", "editie"}, {"editie", "E"}, {"datum", "2027-07-08"}, {"verschuivingen", 0}, {"uitleg", json::array()}};
  const Courses courses{{"E", {"zomer", {{Instant{day("2026-11-01")}, day("2027-07-08"), "", "zomer"}}, {}}}};
  preview.look_at(kept("1", hanging), courses);
  const json answer = json::parse(preview.answer());
  ASSERT_EQ(answer["edities"].size(), 1U) << answer;
  EXPECT_EQ(answer["edities"][0]["naar"], "2027-06-24");
  ASSERT_EQ(answer["aantal"], 1) << answer;
  EXPECT_EQ(answer["verschuivingen"][0]["naar"], "2027-06-24");
}

TEST(CalendarPreview, WhatIsWithdrawnOrChangedIsNamedByItsId) {
  calendar::Entries entries;
  entries.number = 1;
  calendar::EnteredDayOff off;
  off.id = "4d1c1a4e-8a3c-4f0e-9c9a-111111111111";
  off.source = "voorbeeld";
  off.date = day("2027-09-06");
  off.name = "Voorbeelddag";
  entries.days_off.push_back(off);
  auto calendars = built_in();
  calendars.push_back({1, "", Instant{day("2026-11-01")}, "Kalender: Voorbeelddag ingevoerd", "voorbeeld",
                       std::make_shared<const calendar::Calendar>(calendar::Calendar::entered(entries))});
  const json five{{"soort", "relatief"},
                  {"datum", "2027-09-09"},
                  {"verschuivingen", 0},
                  {"grondslag",
                   {{"relatief", {{"aantal", 5}, {"eenheid", "werkdag"}, {"vanafDatum", "2027-09-01"}}},
                    {"kalender", calendars.back().calendar->version()}}},
                  {"uitleg", json::array()}};
  const auto answer_to = [&](const std::string& body) {
    Preview preview(body, entries, calendars);
    preview.look_at(kept("1", five), {});
    return json::parse(preview.answer());
  };
  EXPECT_EQ(answer_to(R"({"intrekken":[")" + off.id + R"("]})")["verschuivingen"][0]["naar"], "2027-09-08");
  EXPECT_EQ(
      answer_to(R"({"vrijedagen":[{"id":")" + off.id + R"(","datum":"2027-09-13"}]})")["verschuivingen"][0]["naar"],
      "2027-09-08");
  EXPECT_EQ(answer_to(R"({"vrijedagen":[{"datum":"2027-09-07","naam":"Nog een"}]})")["verschuivingen"][0]["naar"],
            "2027-09-10");
  EXPECT_EQ(answer_to(R"({"vrijedagen":[{"datum":"2027-09-06","naam":"Nog een"}]})")["errors"][0]["code"],
            "dag-is-al-vrij");
  EXPECT_EQ(answer_to(R"({"intrekken":["onbekend"]})")["errors"][0]["code"], "onbekende-id");
}

TEST(CalendarPreview, BadInputIsSaidAllAtOnce) {
  Preview preview(
      R"({"recessen":[{"soort":"paasreces","jaar":2027,"eersteDag":"2027-06-25","laatsteDag":"2027-09-13"},
          {"soort":"zomerreces","jaar":2026,"eersteDag":"2027-06-25","laatsteDag":"2027-09-13"},
          {"soort":"meireces","jaar":2027,"eersteDag":"2027-04-25","laatsteDag":"2027-04-13"}],"extra":1})",
      {}, built_in());
  EXPECT_FALSE(preview.good());
  const json errors = json::parse(preview.answer())["errors"];
  EXPECT_EQ(errors.size(), 4U) << errors;
  EXPECT_FALSE(Preview("[]", {}, built_in()).good());
  EXPECT_FALSE(Preview("{}", {}, built_in()).good());
}

}  // namespace
}  // namespace gestand::deadlines
