#include "common/text/likeness.hpp"

#include <gtest/gtest.h>

namespace gestand::text {
namespace {

constexpr const char* promise =
    "De minister stuurt de Kamer voor het zomerreces het inzetkader gezichtsherkenning van de politie.";

TEST(LikenessTest, TheSameWordsInAnotherOrderAreTheSame) {
  EXPECT_DOUBLE_EQ(likeness(promise, promise), 1);
  EXPECT_DOUBLE_EQ(likeness("Één voorbeeld, twee", "twee een VOORBEELD"), 1);
}

TEST(LikenessTest, ARepeatInOtherWordsIsSeenAndAnotherPromiseIsNot) {
  EXPECT_GE(likeness(promise,
                     "Het inzetkader gezichtsherkenning van de politie gaat voor het zomerreces naar de Kamer, aldus "
                     "de minister."),
            likeness_min);
  EXPECT_LT(
      likeness(
          promise,
          "De minister stuurt de Kamer voor het zomerreces de evaluatie van het stelsel van bewaken en beveiligen."),
      likeness_min);
  EXPECT_DOUBLE_EQ(likeness("", ""), 0);
  EXPECT_DOUBLE_EQ(likeness(promise, ""), 0);
}

}  // namespace
}  // namespace gestand::text
