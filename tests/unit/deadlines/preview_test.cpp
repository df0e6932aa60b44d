// What a recess that is put into the calendar would move.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "services/deadlines/adapters/preview_json.hpp"

namespace gestand::deadlines {
namespace {

using nlohmann::json;

Date day(const char* iso) { return calendar::parse_date(iso).value(); }

std::string document(const calendar::Reading& reading, const std::string& words) {
  json made{{"item", "motie-1"}, {"soort", reading.kind}, {"uitleg", json::array()}};
  if (reading.date) made["datum"] = calendar::to_iso(*reading.date);
  if (!words.empty()) made["tekst"] = words;
  for (const auto& step : reading.steps) {
    json told{{"stap", step.step}, {"bron", step.source}};
    if (!step.from.empty()) told["van"] = step.from;
    if (!step.to.empty()) told["naar"] = step.to;
    made["uitleg"].push_back(told);
  }
  return made.dump();
}

std::string said(const std::string& words, const char* on) {
  return document(calendar::read(calendar::Calendar::builtin(), words, day(on)).value(), words);
}

const char* const longer_summer =
    R"({"recessen":[{"soort":"zomerreces","jaar":2027,"eersteDag":"2027-06-25","laatsteDag":"2027-09-13"}]})";

TEST(CalendarPreview, WhatHangsOnTheRecessMovesAndNothingElse) {
  Preview preview(longer_summer);
  ASSERT_TRUE(preview.good());
  const auto held = calendar::lapse(calendar::Calendar::builtin(), calendar::Chamber::TK, day("2027-05-11"));
  preview.look_at("1", said("voor de zomer van 2027", "2026-11-02"));
  preview.look_at("2", said("voor het zomerreces", "2027-02-01"));
  preview.look_at("3", said("voor het kerstreces van 2027", "2026-11-02"));
  preview.look_at("4", said("uiterlijk 1 juli 2027", "2026-11-02"));
  preview.look_at("5", document(held, ""));
  json moved_by_hand = json::parse(said("voor de zomer van 2027", "2026-11-02"));
  moved_by_hand["datum"] = "2027-05-01";
  preview.look_at("6", moved_by_hand.dump());
  json over = json::parse(said("voor de zomer van 2027", "2026-11-02"));
  over["einde"] = "gehaald";
  preview.look_at("7", over.dump());
  const json answer = json::parse(preview.answer());
  EXPECT_EQ(answer["bekeken"], 6);
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

TEST(CalendarPreview, BadInputIsSaidAllAtOnce) {
  Preview preview(
      R"({"recessen":[{"soort":"paasreces","jaar":2027,"eersteDag":"2027-06-25","laatsteDag":"2027-09-13"},
          {"soort":"zomerreces","jaar":2026,"eersteDag":"2027-06-25","laatsteDag":"2027-09-13"},
          {"soort":"meireces","jaar":2027,"eersteDag":"2027-04-25","laatsteDag":"2027-04-13"}],"extra":1})");
  EXPECT_FALSE(preview.good());
  const json errors = json::parse(preview.answer())["errors"];
  EXPECT_EQ(errors.size(), 4U) << errors;
  EXPECT_FALSE(Preview("[]").good());
  EXPECT_FALSE(Preview("{}").good());
}

}  // namespace
}  // namespace gestand::deadlines
