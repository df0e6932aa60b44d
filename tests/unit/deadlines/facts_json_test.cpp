// What events of owners mean for deadlines, and what is refused; and POST _bereken.
#include "services/deadlines/adapters/facts_json.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/deadlines/adapters/bus_api.hpp"
#include "services/deadlines/adapters/deadline_json.hpp"

namespace gestand::deadlines {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

consumer::Event event(const std::string& data) {
  consumer::Event made{"motions", {}};
  made.stored.item = "8f0c1a52-0000-4000-8000-000000000001";
  made.stored.body = R"({"id":"e","time":"2024-05-17T10:00:00.000000Z","data":)" + data + "}";
  return made;
}

std::vector<std::string> said(const OwnerFact& fact) {
  std::vector<std::string> ids;
  for (const auto& [id, element] : fact.said) ids.push_back(id);
  return ids;
}

TEST(OwnerFact, NothingAboutDeadlinesIsNothing) {
  EXPECT_FALSE(owner_fact(event(R"({"soort":"motie","wijziging":[{"veld":"titel","naar":"x"}]})")).has_value());
}

TEST(OwnerFact, ElementsOneByOneOrAllTogether) {
  EXPECT_THAT(
      said(
          owner_fact(
              event(
                  R"({"soort":"motie","wijziging":[{"veld":"termijnen/0","naar":{"id":"a"}},{"veld":"termijnen/1","naar":{"id":"b"}}]})"))
              .value()),
      ElementsAre("a", "b"));
  const auto whole =
      owner_fact(
          event(
              R"({"soort":"motie","wijziging":[{"veld":"termijnen","van":[{"id":"a"},{"id":"b"}],"naar":[{"id":"b"}]}]})"))
          .value();
  EXPECT_THAT(said(whole), ElementsAre("b"));
  EXPECT_THAT(whole.gone, ElementsAre("a"));
}

TEST(OwnerFact, WhatOnlyMovedInTheArrayIsNotGone) {
  const auto fact =
      owner_fact(
          event(
              R"({"soort":"motie","wijziging":[{"veld":"termijnen/0","van":{"id":"a"},"naar":{"id":"b"}},{"veld":"termijnen/1","van":{"id":"b"}}]})"))
          .value();
  EXPECT_THAT(said(fact), ElementsAre("b"));
  EXPECT_THAT(fact.gone, ElementsAre("a"));
}

TEST(OwnerFact, MalformedEventsAreRefusedNotGuessed) {
  for (const auto* data : {R"({"soort":"motie","wijziging":[{"veld":"termijnen/0","naar":{"geen":"id"}}]})",
                           R"({"soort":"motie","wijziging":[{"veld":"termijnen/0","naar":7}]})"})
    EXPECT_THROW((void)owner_fact(event(data)), std::invalid_argument) << data;
  Kept kept{"a", "i", "motie", 0, "[]", ""};
  EXPECT_THROW((void)add_saying(kept, R"({"id":"a","datum":"morgen"})", {}), std::invalid_argument);
  EXPECT_EQ(kept.said, "[]");
}

TEST(EditionFact, TakesNameDateReasonAndEnd) {
  const auto moved =
      edition_fact(
          event(
              R"({"soort":"editie","feit":{"reden":"debat"},"wijziging":[{"veld":"geplandDatum","naar":"2024-06-19"}]})"))
          .value();
  EXPECT_EQ(calendar::to_iso(moved.planned.value()), "2024-06-19");
  EXPECT_EQ(moved.reason, "debat");
  EXPECT_EQ(edition_fact(event(R"({"soort":"editie","wijziging":[{"veld":"status","naar":"geannuleerd"}]})"))->ended,
            Ending::Stopped);
  EXPECT_FALSE(edition_fact(event(R"({"soort":"vehikel","wijziging":[{"veld":"naam","naar":"x"}]})")).has_value());
  EXPECT_FALSE(edition_fact(event(R"({"soort":"editie","wijziging":[{"veld":"bijdragen","naar":[]}]})")).has_value());
}

TEST(Compute, ReadsAWordingAndExplainsIt) {
  const auto today = calendar::parse_date("2024-05-17").value();
  const auto answer =
      json::parse(compute(R"({"tekst":"voor het zomerreces 2024"})", calendar::Calendar::builtin(), today));
  EXPECT_EQ(answer["datum"], "2024-07-04");
  EXPECT_EQ(answer["soort"], "reces");
  EXPECT_FALSE(answer["uitleg"].empty());
  const auto soft = json::parse(
      compute(R"({"tekst":"zo snel mogelijk","peilDatum":"2024-05-17"})", calendar::Calendar::builtin(), today));
  EXPECT_EQ(soft["soort"], "zacht");
  EXPECT_FALSE(soft.contains("datum"));
}

TEST(Compute, AllFaultsAtOnceAndRefusalsSayWhy) {
  const auto today = calendar::parse_date("2024-05-17").value();
  const auto codes = [&today](const std::string& body) {
    std::vector<std::string> found;
    const auto answer = json::parse(compute(body, calendar::Calendar::builtin(), today));
    for (const auto& fault : answer.value("errors", json::array()))
      found.push_back(fault["location"].get<std::string>() + " " + fault["code"].get<std::string>());
    return found;
  };
  EXPECT_THAT(codes(R"({"peilDatum":"2024-13-01","onzin":1})"),
              ElementsAre("onzin onbekend-veld", "tekst verplicht", "peilDatum ongeldige-datum"));
  EXPECT_THAT(codes("[]"), ElementsAre(" ongeldige-json"));
  EXPECT_THAT(codes(R"({"tekst":"ooit misschien in een ver land"})"), ElementsAre("tekst termijn-niet-begrepen"));
  EXPECT_THAT(codes(R"({"tekst":"voor 1 juli"})"), IsEmpty());
}

}  // namespace
}  // namespace gestand::deadlines
