// The date of a deadline from two histories: tables of cases, and that the order of arrival does not matter.
#include "services/deadlines/domain/reckon.hpp"

#include <gtest/gtest.h>

#include "common/calendar/date.hpp"

namespace gestand::deadlines {
namespace {

using calendar::parse_date;
using calendar::parse_instant;
using calendar::to_iso;

Date day(const char* text) { return parse_date(text).value(); }
Instant at(const char* date, int hour = 12) { return Instant{day(date)} + std::chrono::hours{hour}; }

Saying says(Instant when, const char* date, const char* edition = "E") {
  return {when, edition, *date ? parse_date(date) : std::nullopt, std::nullopt, 0, {}, Ending::None};
}

Courses edition(std::vector<Plan> plans, std::optional<Closing> closing = {}) {
  return {{"E", Course{"Halfjaarbericht", std::move(plans), closing}}};
}

std::string shown(const Standing& standing) {
  std::string text = standing.date ? to_iso(*standing.date) : "-";
  text += " eerst " + (standing.first ? to_iso(*standing.first) : "-") + " x" + std::to_string(standing.shifts);
  for (const auto& step : standing.steps) text += " [" + step.step + " " + step.from + ">" + step.to + "]";
  return text + (standing.ended == Ending::Met ? " gehaald" : standing.ended == Ending::Stopped ? " gestuit" : "");
}

TEST(Reckon, AFixedDateStandsByItself) {
  EXPECT_EQ(shown(reckon({says(at("2024-05-17"), "2024-06-30", "")}, {})), "2024-06-30 eerst 2024-06-30 x0");
}

TEST(Reckon, MovesWithItsEditionAndKeepsItsFirstDate) {
  const auto courses = edition({{at("2024-05-16"), day("2024-07-04"), "", ""},
                                {at("2024-05-21"), day("2024-06-19"), "debat naar voren", "HJB"}});
  EXPECT_EQ(shown(reckon({says(at("2024-05-17"), "2024-07-04")}, courses)),
            "2024-06-19 eerst 2024-07-04 x1 [Editie HJB verplaatst: debat naar voren 2024-07-04>2024-06-19]");
}

TEST(Reckon, MovesBeforeItWasMadeAreNotItsOwn) {
  const auto courses = edition({{at("2024-05-01"), day("2024-07-04"), "", ""},
                                {at("2024-05-02"), day("2024-06-19"), "", ""},
                                {at("2024-05-03"), day("2024-07-04"), "", ""}});
  EXPECT_EQ(shown(reckon({says(at("2024-05-17"), "2024-07-04")}, courses)), "2024-07-04 eerst 2024-07-04 x0");
}

TEST(Reckon, AnOwnerThatAskedJustBeforeTheMoveStillMoves) {
  const auto courses =
      edition({{at("2024-05-01"), day("2024-07-04"), "", ""}, {at("2024-05-17", 11), day("2024-06-19"), "", ""}});
  EXPECT_EQ(shown(reckon({says(at("2024-05-17", 12), "2024-07-04")}, courses)),
            "2024-06-19 eerst 2024-07-04 x1 [Editie verplaatst 2024-07-04>2024-06-19]");
}

TEST(Reckon, WithoutADateItTakesThatOfItsEdition) {
  const auto courses = edition({{at("2024-05-01"), day("2024-07-04"), "", ""}});
  EXPECT_EQ(shown(reckon({says(at("2024-05-17"), "")}, courses)), "2024-07-04 eerst 2024-07-04 x0");
  EXPECT_EQ(shown(reckon({says(at("2024-05-17"), "")}, {})), "- eerst - x0");
}

TEST(Reckon, APlanOfTheSameDateIsNoMove) {
  const auto courses =
      edition({{at("2024-05-01"), day("2024-07-04"), "", ""}, {at("2024-05-20"), day("2024-07-04"), "vastgelegd", ""}});
  EXPECT_EQ(reckon({says(at("2024-05-17"), "2024-07-04")}, courses).shifts, 0);
}

TEST(Reckon, AnotherEditionFromThereOn) {
  auto courses =
      edition({{at("2024-05-01"), day("2024-07-04"), "", ""}, {at("2024-05-20"), day("2024-06-19"), "", ""}});
  courses["F"] = {
      "Tweede", {{at("2024-05-02"), day("2024-12-01"), "", ""}, {at("2024-06-02"), day("2024-12-12"), "", "F"}}, {}};
  auto second = says(at("2024-06-01"), "2024-12-01", "F");
  second.shifts = 1;
  second.first = day("2024-07-04");
  EXPECT_EQ(shown(reckon({says(at("2024-05-17"), "2024-07-04"), second}, courses)),
            "2024-12-12 eerst 2024-07-04 x3 [Editie verplaatst 2024-07-04>2024-06-19] [Editie F verplaatst "
            "2024-12-01>2024-12-12]");
}

TEST(Reckon, AMoveThatTheOwnerTookInCountsOnce) {
  const auto first = says(at("2024-05-17"), "2024-07-04");
  auto later = says(at("2024-05-25"), "2024-06-19");
  later.shifts = 1;
  later.steps = {{"De editie is verplaatst.", "2024-07-04", "2024-06-19", "vehikelplanning"}};
  const auto known = edition({{at("2024-05-01"), day("2024-07-04"), "", ""},
                              {at("2024-05-20"), day("2024-06-25"), "eerst", ""},
                              {at("2024-05-21"), day("2024-06-19"), "debat", ""}});
  EXPECT_EQ(shown(reckon({first, later}, known)),
            "2024-06-19 eerst 2024-07-04 x2 [Editie verplaatst: eerst 2024-07-04>2024-06-25] [Editie verplaatst: debat "
            "2024-06-25>2024-06-19]");
  auto dropped = later;
  dropped.at = at("2024-05-26");
  dropped.ended = Ending::Stopped;
  dropped.steps.push_back({"De termijn is verwijderd.", "2024-06-19", "2024-05-26", "besluit"});
  EXPECT_EQ(reckon({first, later, dropped}, known).steps.back().step, "De termijn is verwijderd.");
  EXPECT_EQ(reckon({first, later, dropped}, known).shifts, 2);
}

struct EndCase {
  const char* what;
  std::optional<Instant> owner;
  std::optional<Closing> closing;
  Ending expected;
};

TEST(Reckon, TheFirstEndCounts) {
  const EndCase cases[] = {
      {"none", {}, {}, Ending::None},
      {"sent", {}, Closing{at("2024-06-19"), Ending::Met}, Ending::Met},
      {"annulled", {}, Closing{at("2024-06-19"), Ending::Stopped}, Ending::Stopped},
      {"owner first", at("2024-06-18"), Closing{at("2024-06-19"), Ending::Met}, Ending::Stopped},
      {"edition first", at("2024-06-20"), Closing{at("2024-06-19"), Ending::Met}, Ending::Met},
      {"at once: the owner", at("2024-06-19"), Closing{at("2024-06-19"), Ending::Met}, Ending::Stopped},
  };
  for (const auto& c : cases) {
    std::vector<Saying> said{says(at("2024-05-17"), "2024-07-04")};
    if (c.owner) {
      said.push_back(says(*c.owner, "2024-07-04"));
      said.back().ended = Ending::Stopped;
    }
    EXPECT_EQ(reckon(said, edition({{at("2024-05-01"), day("2024-07-04"), "", ""}}, c.closing)).ended, c.expected)
        << c.what;
  }
}

TEST(Reckon, WhatHasEndedMovesNoMore) {
  auto ended = says(at("2024-05-18"), "2024-07-04");
  ended.ended = Ending::Stopped;
  const auto courses =
      edition({{at("2024-05-01"), day("2024-07-04"), "", ""}, {at("2024-05-20"), day("2024-06-19"), "", ""}});
  EXPECT_EQ(shown(reckon({says(at("2024-05-17"), "2024-07-04"), ended}, courses)),
            "2024-07-04 eerst 2024-07-04 x0 gestuit");
}

TEST(Reckon, AnEndTakenBackRunsAgain) {
  auto ended = says(at("2024-05-18"), "2024-07-04");
  ended.ended = Ending::Stopped;
  EXPECT_EQ(reckon({says(at("2024-05-17"), "2024-07-04"), ended, says(at("2024-05-19"), "2024-07-04")}, {}).ended,
            Ending::None);
}

}  // namespace
}  // namespace gestand::deadlines
