// What is said of a text, by table: the codes in order, and the passages as a reader would underline them.
#include "services/commitments/domain/vague.hpp"

#include <gmock/gmock.h>

namespace gestand::commitments {
namespace {

using ::testing::ElementsAreArray;

struct Case {
  const char* text;
  bool has_term;
  std::vector<std::string> told;  // "code" or "code: passage"
};

class VagueTest : public ::testing::TestWithParam<Case> {};

TEST_P(VagueTest, SaysWhatIsVagueAndWhere) {
  const auto& [text, has_term, wanted] = GetParam();
  std::vector<std::string> told;
  for (const auto& one : findings(text, has_term)) {
    EXPECT_FALSE(one.explanation.empty());
    told.push_back(one.passage ? one.code + ": " + one.passage->text : one.code);
  }
  EXPECT_THAT(told, ElementsAreArray(wanted)) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Texts, VagueTest,
    ::testing::Values(
        Case{"De minister stuurt de Kamer voor het zomerreces een brief over het inzetkader.", false, {}},
        Case{"Ik informeer uw Kamer uiterlijk 1 oktober over de uitkomst.", false, {}},
        Case{"De Kamer wordt door de staatssecretaris geïnformeerd over het gebruik van CATCH.", true, {}},
        Case{"De minister zal dit meenemen.", false, {"geen-levering", "geen-termijn", "vage-toezegging: meenemen"}},
        Case{"De minister beziet dit en komt daarop terug.",
             true,
             {"geen-levering", "vage-toezegging: beziet", "vage-toezegging: komt daarop terug"}},
        Case{"Er wordt zo spoedig mogelijk een brief gestuurd.",
             false,
             {"geen-wie", "geen-termijn", "zachte-termijn: zo spoedig mogelijk"}},
        Case{"Het kabinet gaat in gesprek met de korpsen en informeert de Kamer in 2027.",
             false,
             {"vage-toezegging: in gesprek"}},
        Case{"Ik zal waar mogelijk rapporteren, binnenkort.",
             true,
             {"vage-toezegging: waar mogelijk", "zachte-termijn: binnenkort"}},
        Case{"", false, {"geen-wie", "geen-levering", "geen-termijn"}},
        Case{"\xff\xfe Ik meld dit in mei \xc3", false, {}}));

TEST(VagueTest, PlacesAreCountedInCharacters) {
  const auto told = findings("Één idee: de minister stuurt in mei een brief en zal het bezien.", false);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].passage->from, 57U);
  EXPECT_EQ(told[0].passage->to, 63U);
}

}  // namespace
}  // namespace gestand::commitments
