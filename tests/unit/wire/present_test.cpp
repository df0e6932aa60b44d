// The fold: applying the recorded changes to what was before gives what was after, for any two documents; and how a
// document is shown.
#include "common/wire/present.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace gestand::wire {
namespace {

using nlohmann::json;

json random_value(std::mt19937& random, int depth) {
  switch (random() % (depth > 2 ? 5 : 8)) {
    case 0: return nullptr;
    case 1: return static_cast<int>(random() % 5);
    case 2: return random() % 2 == 0;
    case 3: return std::string(random() % 3, 'x');
    case 4: return json::array();
    case 5: {
      json out = json::array();
      for (std::size_t n = random() % 4; out.size() < n;) out.push_back(random_value(random, depth + 1));
      return out;
    }
    default: {
      json out = json::object();
      for (int i = static_cast<int>(random() % 4); i > 0; --i)
        out[std::string(1, static_cast<char>('a' + random() % 5))] = random_value(random, depth + 1);
      return out;
    }
  }
}

json random_document(std::mt19937& random) {
  json out = json::object();
  for (int i = static_cast<int>(random() % 7); i > 0; --i)
    out[std::string(1, static_cast<char>('a' + random() % 6))] = random_value(random, 0);
  return out;
}

TEST(Changes, ApplyingWhatIsBetweenGivesWhatIsAfter) {
  std::mt19937 random(1172);
  for (int i = 0; i < 30'000; ++i) {
    const json before = i % 10 == 0 ? json() : random_document(random);
    const json after = random_document(random);
    const json changes = changes_between(before, after);
    json document = before;
    apply_changes(document, changes);
    ASSERT_EQ(document, after) << "before " << before << " changes " << changes;
    // They say what was, so that the history can be read on its own.
    for (const auto& one : changes) {
      const std::string field = one["veld"];
      if (field.find('/') == std::string::npos && before.is_object() && before.contains(field)) {
        EXPECT_EQ(one.at("van"), before[field]);
      }
    }
    ASSERT_TRUE(changes_between(after, after).empty());
    // What was stored as text and read again gives the same bytes.
    json again = before;
    apply_changes(again, json::parse(changes.dump()));
    ASSERT_EQ(again.dump(), after.dump());
  }
}

TEST(Changes, OnlyWhatChangedIsTold) {
  const json before = {{"lijst", {{{"id", 1}}, {{"id", 2}}}}, {"titel", "oud"}, {"weg", 1}, {"zelfde", {1, 2}}};
  const json after = {
      {"lijst", {{{"id", 1}}, {{"id", 9}}, {{"id", 3}}}}, {"titel", "nieuw"}, {"zelfde", {1, 2}}, {"_eigen", true}};
  EXPECT_EQ(changes_between(before, after),
            json::parse(R"([{"veld":"_eigen","naar":true},{"veld":"lijst/1","van":{"id":2},"naar":{"id":9}},
    {"veld":"lijst/2","naar":{"id":3}},{"veld":"titel","van":"oud","naar":"nieuw"},{"veld":"weg","van":1}])"));
}

TEST(Changes, WhatDoesNotFitIsRefused) {
  for (const char* text : {R"([{"veld":"lijst/5","naar":1}])", R"([{"veld":"titel/0","naar":1}])",
                           R"([{"veld":"lijst/0"}])", R"([{"veld":"lijst/x","naar":1}])", R"([{"naar":1}])",
                           R"([{"veld":7,"naar":1}])", R"([{"veld":"lijst/99999999999999999999999","naar":1}])"}) {
    json document = {{"lijst", {1}}, {"titel", "x"}};
    EXPECT_THROW(apply_changes(document, json::parse(text)), std::exception) << text;
  }
}

Date day(int y, unsigned m, unsigned d) { return std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}; }

TEST(Present, ShowsTheAssignmentOfTheDay) {
  const json document = {{"titel", "x"},
                         {"_geheim", 1},
                         {"toewijzingen",
                          {{{"vanafDatum", "2024-05-16"}, {"verantwoordelijke", "minister-jenv"}},
                           {{"vanafDatum", "2024-06-01"}, {"directie", "directie-politie"}}}}};
  const json before = present(document, nullptr, "id", 2, day(2024, 5, 31));
  EXPECT_EQ(before["verantwoordelijke"], "minister-jenv");
  EXPECT_FALSE(before["inBeheer"].get<bool>());
  EXPECT_FALSE(before.contains("_geheim") || before.contains("toewijzingen"));
  const json after = present(document, nullptr, "id", 2, day(2024, 6, 1));
  EXPECT_EQ(after["directie"], "directie-politie");
  EXPECT_EQ(after["verantwoordelijke"], "minister-jenv") << "what was not said again stays";
  EXPECT_TRUE(after["inBeheer"].get<bool>());
  EXPECT_EQ(after["versie"], 2);
}

TEST(Present, TheStatusOfADeadlineOnEachDay) {
  const json deadline = {{"datum", "2024-07-04"}};
  EXPECT_EQ(deadline_status(deadline, day(2024, 6, 3)), "loopt") << "31 days away";
  EXPECT_EQ(deadline_status(deadline, day(2024, 6, 4)), "nadert") << "30 days away";
  EXPECT_EQ(deadline_status(deadline, day(2024, 7, 4)), "nadert") << "the day itself";
  EXPECT_EQ(deadline_status(deadline, day(2024, 7, 5)), "verstreken") << "the day after";
  EXPECT_EQ(deadline_status({{"datum", "2024-07-04"}, {"einde", "gehaald"}}, day(2024, 8, 1)), "gehaald");
  EXPECT_EQ(deadline_status({{"tekst", "zo snel mogelijk"}}, day(2024, 8, 1)), "loopt");
}

TEST(Present, TheNearestRunningDeadlineStandsApart) {
  const json document = {{"toewijzingen", json::array()},
                         {"termijnen",
                          {{{"id", "a"}, {"datum", "2024-09-03"}},
                           {{"id", "b"}, {"datum", "2024-07-04"}},
                           {{"id", "c"}, {"datum", "2024-06-01"}, {"einde", "gestuit"}},
                           {{"id", "d"}, {"tekst", "spoedig"}}}}};
  const json shown = present(document, nullptr, "x", 1, day(2024, 6, 1));
  EXPECT_EQ(shown["termijn"]["id"], "b");
  EXPECT_EQ(shown["termijnen"].size(), 4U);
  EXPECT_EQ(shown["termijn"]["item"], "x");
  const json others = present(document, json::array({{{"id", "e"}, {"datum", "2024-06-20"}}}), "x", 1, day(2024, 6, 1));
  EXPECT_EQ(others["termijn"]["id"], "e") << "those of the deadlines service go before the document's own";
}

}  // namespace
}  // namespace gestand::wire
