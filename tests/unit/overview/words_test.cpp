// Folding of texts and searches, and numbers as keys.
#include <gtest/gtest.h>

#include <algorithm>

#include "services/overview/domain/folding.hpp"
#include "services/overview/domain/number.hpp"

namespace gestand::overview {
namespace {

TEST(Folding, LettersLoseCaseAndAccents) {
  EXPECT_EQ(folded("Coördinatie  en VÉRZÉT, Ĳsland & œuvre!"), "coordinatie en verzet ijsland oeuvre");
  EXPECT_EQ(folded("Kathmann (GroenLinks-PvdA)"), "kathmann groenlinks pvda");
  EXPECT_EQ(folded("e\xcc\x81\x65n"), "een");  // a combining accent
  EXPECT_EQ(folded("Москва"), "Москва");
}

TEST(Folding, NoBytesAreTooStrange) {
  EXPECT_EQ(folded("a\xff\xfe\xc3"), "a");
  EXPECT_EQ(folded(std::string("a\0b", 3)), "a b");
  EXPECT_EQ(folded("\xf0\x9f\x98\x80"), "");
  EXPECT_EQ(folded("x\xe2\x80\x83y"), "x y");  // em space
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes{static_cast<char>(first), static_cast<char>(second), 'z'};
      EXPECT_TRUE(is_clean(folded(bytes))) << first << ' ' << second;
    }
  }
}

TEST(Folding, CleanTextIsUtf8WithoutControls) {
  EXPECT_TRUE(is_clean("directie-ai é €"));
  EXPECT_FALSE(is_clean("a\nb"));
  EXPECT_FALSE(is_clean("a\xff"));
  EXPECT_FALSE(is_clean("\xed\xa0\x80"));
  EXPECT_FALSE(is_clean(std::string("\0", 1)));
}

TEST(SearchWords, WordsAndPhrases) {
  EXPECT_EQ(search_words("gezichtsherkenning  Politie"), (SearchWords{{"gezichtsherkenning", "politie"}, {}}));
  EXPECT_EQ(search_words("de \"juridische grondslag\" nu"), (SearchWords{{"de", "nu"}, {"juridische grondslag"}}));
  EXPECT_EQ(search_words("\"politie\""), (SearchWords{{"politie"}, {}}));
  EXPECT_EQ(search_words("\"nooit gesloten"), (SearchWords{{}, {"nooit gesloten"}}));
  EXPECT_EQ(search_words("'); DROP TABLE item;-- & | ! :* <->"), (SearchWords{{"drop", "table", "item"}, {}}));
  EXPECT_EQ(search_words(" \" \" "), SearchWords{});
}

TEST(NumberSortKey, CountsAsPeopleDo) {
  const std::vector<std::string> sorted = {"7-2",         "7-10",        "26643-9",     "26643-1172",  "36600-9",
                                           "36600-10",    "36600-VI-2",  "36600-VI-45", "36600-VI-A",  "36600-VI-Z",
                                           "36600-VI-AA", "36600-VII-1", "TZ202405-9",  "TZ202405-123"};
  std::vector<std::string> keys;
  for (const auto& number : sorted) keys.push_back(number_sort_key(number));
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end())) << ::testing::PrintToString(keys);
  EXPECT_EQ(number_sort_key(""), "");
  EXPECT_EQ(number_sort_key("000"), "0000000000");
  EXPECT_NE(number_sort_key("36600-VI-45"), number_sort_key("36600-45"));
}

TEST(NumberWord, OneSpelling) {
  EXPECT_EQ(number_word("TZ202405-123"), "tz202405-123");
  EXPECT_EQ(number_word(" 2024Z08422 "), "2024z08422");
  EXPECT_EQ(number_word("a'b\\c\xc3\xa9\n"), "abc");
}

}  // namespace
}  // namespace gestand::overview
