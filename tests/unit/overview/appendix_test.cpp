// The order of an appendix, which term it tells, what it says of an item since the edition before, and how it calls a
// paper.
#include "services/overview/domain/appendix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace gestand::overview {
namespace {

TEST(Appendix, OrdersByKindThenByNumberAsPeopleCountThenById) {
  const std::vector<Place> wanted{place_of("motie", "36600-9", "d"),
                                  place_of("motie", "36600-10", "c"),
                                  place_of("motie", "36600-VI-2", "b"),
                                  place_of("motie", "", "a"),
                                  place_of("motie", "", "b"),
                                  place_of("toezegging", "TZ202401-9", "z"),
                                  place_of("toezegging", "TZ202401-10", "y"),
                                  place_of("kamerverzoek", "", "a")};
  auto shuffled = wanted;
  std::reverse(shuffled.begin(), shuffled.end());
  std::sort(shuffled.begin(), shuffled.end());
  EXPECT_EQ(shuffled, wanted);
}

TEST(Appendix, TellsTheTermOfTheEditionThenAnyButALapseDay) {
  const RunningTerm own{"2024-07-04", "E", false}, later{"2024-09-01", "E", false}, other{"2024-05-01", "F", false},
      plain{"2024-06-01", "", false}, lapse{"2024-04-01", "", true};
  using Place = std::optional<std::size_t>;
  struct Case {
    std::vector<RunningTerm> running;
    Place term, lapse;
  };
  const std::vector<Case> cases{{{}, {}, {}},
                                {{lapse}, {}, 0},
                                {{lapse, own}, 1, 0},
                                {{plain, other, lapse, later, own}, 4, 2},  // of two of the edition the nearest
                                {{plain, lapse, other}, 2, 1},              // none of the edition: the nearest
                                {{plain, plain}, 0, {}}};                   // of two alike the first
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto told = told_terms(cases[i].running, "E");
    EXPECT_EQ(told.term, cases[i].term) << i;
    EXPECT_EQ(told.lapse, cases[i].lapse) << i;
  }
}

TEST(Appendix, SaysWhatChangedSinceTheEditionBefore) {
  for (const bool open : {true, false}) {
    for (const bool differs : {true, false}) {
      EXPECT_EQ(change_since({false, false, open, differs}), "nieuw");  // also when it is closed already
      EXPECT_EQ(change_since({true, true, false, differs}), "afgedaan");
      EXPECT_EQ(change_since({true, false, true, differs}), "gewijzigd");  // taken up again
      EXPECT_EQ(change_since({true, open, open, differs}), differs ? "gewijzigd" : "ongewijzigd");
    }
  }
}

TEST(Appendix, CallsAPaperAsTheChambersDo) {
  EXPECT_EQ(paper_in_prose("26643-1172", "TK"), "Kamerstukken II 26 643, nr. 1172");
  EXPECT_EQ(paper_in_prose("36600-VI-45", "TK"), "Kamerstukken II 36 600 VI, nr. 45");
  EXPECT_EQ(paper_in_prose("21501-32-1603", "TK"), "Kamerstukken II 21 501-32, nr. 1603");
  EXPECT_EQ(paper_in_prose("35300-VI-Y", "EK"), "Kamerstukken I 35 300 VI, Y");
  for (const char* other : {"", "2024Z08422", "TZ202405-123"}) EXPECT_EQ(paper_in_prose(other, "TK"), other);
}

}  // namespace
}  // namespace gestand::overview
