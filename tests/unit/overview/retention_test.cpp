// How long a closed item is kept: which term counts, and the first day on which it may be destroyed.
#include "services/overview/domain/retention.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/overview/adapters/archive_json.hpp"

namespace gestand::overview {
namespace {

using nlohmann::json;

Date on(const char* text) { return calendar::parse_date(text).value(); }

RetentionTerm term(const char* code, std::optional<int> years, const char* from = "", const char* until = "") {
  return {code,
          "naam",
          {"motie"},
          years ? "vernietigen" : "bewaren",
          years,
          "bron",
          "",
          calendar::parse_date(from),
          calendar::parse_date(until)};
}

TEST(Retention, WholeYearsHavePassed) {
  EXPECT_EQ(destroyed_from(term("a", 20), on("2024-05-18")), on("2044-05-18"));
  EXPECT_EQ(destroyed_from(term("a", 4), on("2024-02-29")), on("2028-02-29"));
  EXPECT_EQ(destroyed_from(term("a", 1), on("2024-02-29")), on("2025-03-01"));
  EXPECT_EQ(destroyed_from(term("a", 76), on("2024-02-29")), on("2100-03-01"));
  EXPECT_EQ(destroyed_from(term("a", std::nullopt), on("2024-05-18")), std::nullopt);
}

TEST(Retention, TheTermThatBeganLastCountsOnTheDayOfClosing) {
  const std::vector<RetentionTerm> all{term("altijd", std::nullopt), term("oud", 10, "2020-01-01", "2023-12-31"),
                                       term("nieuw", 20, "2024-01-01"), term("b-nieuw", 5, "2024-01-01")};
  const auto code = [&](const char* day) { return term_for(all, "motie", on(day))->code; };
  EXPECT_EQ(code("2019-12-31"), "altijd");
  EXPECT_EQ(code("2020-01-01"), "oud");
  EXPECT_EQ(code("2023-12-31"), "oud");
  EXPECT_EQ(code("2024-01-01"), "b-nieuw");
  EXPECT_EQ(term_for(all, "toezegging", on("2024-01-01")), nullptr);
  EXPECT_EQ(term_for({}, "motie", on("2024-01-01")), nullptr);
}

TEST(Retention, WhatTheRecordDoesNotTellIsNotClosed) {
  EXPECT_TRUE(is_closed(false, "verworpen"));
  EXPECT_FALSE(is_closed(true, "aangehouden"));
  EXPECT_FALSE(is_closed(false, "onbekend"));
}

ItemRow row(const char* status, bool open) {
  ItemRow out;
  out.soort = "motie";
  out.open = open;
  if (!open) out.closed = on("2024-05-18");
  out.changed = on("2024-05-20");
  out.document = std::make_shared<json>(json{{"status", status}});
  return out;
}

TEST(Retention, AnItemSaysItOnceItIsClosed) {
  const std::vector<RetentionTerm> all{term("lijst", 20)};
  json item = json::object();
  add_archive(item, row("verworpen", false), all);
  EXPECT_EQ(item["archief"]["vernietigenVanaf"], "2044-05-18");
  EXPECT_EQ(item["archief"]["categorie"], "lijst");
  EXPECT_EQ(item["archief"]["geslotenDatum"], "2024-05-18");

  json open = json::object();
  add_archive(open, row("aangehouden", true), all);
  EXPECT_FALSE(open.contains("archief"));
  add_archive(open, row("aangehouden", true), all, true);
  EXPECT_EQ(open["archief"]["categorie"], "lijst");
  EXPECT_FALSE(open["archief"].contains("vernietigenVanaf"));

  json unknown = json::object();
  add_archive(unknown, row("verworpen", false), {});
  EXPECT_EQ(unknown["archief"], (json{{"geslotenDatum", "2024-05-18"}}));
}

}  // namespace
}  // namespace gestand::overview
