// The "t.v.v." clause in the spellings of the register.
#include "services/gestand/domain/replacement.hpp"

#include <gmock/gmock.h>

namespace gestand::cli {
namespace {

struct Spelling {
  const char* subject;
  const char* dossier;
  std::vector<int> serials;
};

class ReplacementSpelling : public testing::TestWithParam<Spelling> {};

TEST_P(ReplacementSpelling, NamesTheReplacedPaper) {
  const ReplacementClause clause = replacement_in(GetParam().subject);
  ASSERT_TRUE(clause.papers.has_value()) << GetParam().subject;
  EXPECT_EQ(clause.papers->dossier, GetParam().dossier);
  EXPECT_EQ(clause.papers->serials, GetParam().serials);
}

INSTANTIATE_TEST_SUITE_P(
    Register, ReplacementSpelling,
    testing::Values(Spelling{"Gewijzigde motie van het lid A over x (t.v.v. 26643-1407)", "26643", {1407}},
                    Spelling{"Gewijzigde motie A (t.v.v. 36600-VI-89)", "36600-VI", {89}},
                    Spelling{"Gewijzigde motie A (t.v.v. 21501-20-573)", "21501-20", {573}},
                    Spelling{"Gew. motie A (t.v.v. nr. 21501-20-573)", "21501-20", {573}},
                    Spelling{"Gew. motie A (t.v.v. 21 501-20, nr. 573)", "21501-20", {573}},
                    Spelling{"Gew. motie A (t.v.v. 21501-02, nr. 12)", "21501-02", {12}},
                    Spelling{"Gew. motie A t.v.v. 30696, nr. 29", "30696", {29}},
                    Spelling{"Gew. motie A (t.v.v. 26 643, nr. 31) over y", "26643", {31}},
                    Spelling{"Gew. motie A (t.v.v. 31 700 VI, nr. 65)", "31700-VI", {65}},
                    Spelling{"Gew. motie A (t.v.v. 31 700 A, nr. 65)", "31700-A", {65}},
                    Spelling{"Gew. motie A (t.v.v. 32500-A-55)", "32500-A", {55}},
                    Spelling{"Gew. motie A (t.v.v. 32500 VI. nr. 42)", "32500-VI", {42}},
                    Spelling{"Gew. motie A (t.v.v. (32500 XIII, nr. 121)", "32500-XIII", {121}},
                    Spelling{"Gew. motie A (t.v.v. 32 213 (R1903), nr. 31)", "32213", {31}},
                    Spelling{"Gew. motie A (t.v.v. 30388, nrs. 43 en 45)", "30388", {43, 45}},
                    Spelling{"Gew. motie A (t.v.v. 31575, nr, 8)", "31575", {8}},
                    Spelling{"Gew. motie A, t.v.v. die gedrukt onder 31007, nr. 22", "31007", {22}},
                    Spelling{"Gew. motie A (t.v.v. van die gedrukt onder 21501-20, nr. 684)", "21501-20", {684}},
                    Spelling{"Gew. motie A (tvv Kamerstuknr. 33400-VI, nr. 125) over OM", "33400-VI", {125}},
                    Spelling{"Gew. motie A (t.v.v. Kamerstuk 31083-71)", "31083", {71}},
                    Spelling{"Gew. motie A (tv.v. 31083-71)", "31083", {71}},
                    Spelling{"Gew. motie A ter vervanging van die gedrukt onder nr. 10", "", {10}},
                    Spelling{"Gew. motie A t.v.v. nr. 224", "", {224}},
                    Spelling{"Gew. motie A (t.v.v. nr.36)", "", {36}}));

TEST(Replacement, IsAbsentFromAnOrdinarySubject) {
  EXPECT_FALSE(replacement_in("Motie A over eigen UAV-capaciteit ter vervanging van de Sperwer").present);
  EXPECT_FALSE(
      replacement_in("Motie A over nieuwe instrumenten ter vervanging van of in aanvulling op het instrument").present);
  EXPECT_FALSE(replacement_in("Motie van het lid Atvvan over nr. 12").present);
}

TEST(Replacement, IsPresentButUnreadableWithoutANumber) {
  for (const char* subject :
       {"Motie Jacobi/Jansen t.v.v. over zoutwinning (31349 nr. 13)", "Gew. motie A (t.v.v. 332500-XVI, nr. 63)",
        "Gew. motie A (t.v.v. 24)", "Gew. motie A (t.v.v.36272, nr. ??, was nr. 66)", "Gew. motie A (t.v.v."}) {
    const ReplacementClause clause = replacement_in(subject);
    EXPECT_TRUE(clause.present) << subject;
    EXPECT_FALSE(clause.papers.has_value()) << subject;
  }
}

}  // namespace
}  // namespace gestand::cli
