// Numbers of papers and cases, in every usual spelling and in hostile ones.
#include "common/wire/number.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gestand::wire {
namespace {

struct Spelling {
  const char* written;
  const char* number;
};
class PaperNumber : public ::testing::TestWithParam<Spelling> {};

TEST_P(PaperNumber, IsRead) {
  EXPECT_EQ(parse_paper_number(GetParam().written), std::optional<std::string>(GetParam().number))
      << GetParam().written;
  EXPECT_EQ(parse_paper_number(GetParam().number), std::optional<std::string>(GetParam().number))
      << "the short form is its own spelling";
}
INSTANTIATE_TEST_SUITE_P(
    Usual, PaperNumber,
    ::testing::Values(Spelling{"26643-1172", "26643-1172"}, Spelling{"26 643, nr. 1172", "26643-1172"},
                      Spelling{"26643, nr. 1172", "26643-1172"}, Spelling{"26 643 nr. 1172", "26643-1172"},
                      Spelling{"26 643 nr 1172", "26643-1172"}, Spelling{"26.643, nr. 1172", "26643-1172"},
                      Spelling{"kst-26643-1172", "26643-1172"}, Spelling{"KST-26643-1172", "26643-1172"},
                      Spelling{"Kamerstuk 26 643, nr. 1172", "26643-1172"},
                      Spelling{"Kamerstukken II, 26 643, nr. 1172", "26643-1172"},
                      Spelling{"Kamerstukken II 2023/24, 26 643, nr. 1172", "26643-1172"},
                      Spelling{"Kamerstukken II 2023-2024, 26 643, nr. 1172", "26643-1172"},
                      Spelling{"  26643-1172\n", "26643-1172"}, Spelling{"26\u00a0643, nr.\u00a01172", "26643-1172"},
                      Spelling{"26\u202f643, nr.\u20091172", "26643-1172"}, Spelling{"26643\u20111172", "26643-1172"},
                      Spelling{"26643\u20131172", "26643-1172"}, Spelling{"36600-VI-45", "36600-VI-45"},
                      Spelling{"36 600 VI, nr. 45", "36600-VI-45"}, Spelling{"36 600-VI, nr. 45", "36600-VI-45"},
                      Spelling{"Kamerstuk 36 600 VI, nr. 45", "36600-VI-45"}, Spelling{"36600-vi-45", "36600-VI-45"},
                      Spelling{"36 600 (VI), nr. 45", "36600-VI-45"}, Spelling{"21501-32-1603", "21501-32-1603"},
                      Spelling{"21 501-32, nr. 1603", "21501-32-1603"}, Spelling{"35300-VI-Y", "35300-VI-Y"},
                      Spelling{"35 300 VI, Y", "35300-VI-Y"}, Spelling{"33268-F", "33268-F"},
                      Spelling{"26643-01172", "26643-1172"}, Spelling{"26 643 1172", "26643-1172"},
                      Spelling{"26643 1172", "26643-1172"}, Spelling{"21 501-32 1603", "21501-32-1603"},
                      Spelling{"36 600 VI 45", "36600-VI-45"}));

TEST(PaperNumber, WhatIsNoneIsNone) {
  for (const char* text : {"",
                           " ",
                           "26643",
                           "2664-1172",
                           "266433-1172",
                           "26643-",
                           "-1172",
                           "26643-1172x",
                           "26643-1172-1-2",
                           "2024Z08422",
                           "26643-123456",
                           "26643--1172",
                           "26643-\u0661\u0662",
                           "nr. 1172",
                           "26643; DROP TABLE",
                           "26643-ABCD",
                           "26643-0",
                           "kst-",
                           "\xff\xfe",
                           "26643-00000"}) {
    EXPECT_FALSE(parse_paper_number(text).has_value()) << text;
  }
  EXPECT_FALSE(parse_paper_number(std::string("26643-1172\0x", 12)).has_value());
  EXPECT_FALSE(parse_paper_number(std::string(1'000'000, '1')).has_value());
  EXPECT_FALSE(parse_paper_number("26643-1172" + std::string(100, ' ')).has_value());
}

// Whatever comes in: no crash, and what comes out is its own spelling.
TEST(PaperNumber, AnyBytesAreRefusedOrReadTheSameTwice) {
  std::mt19937 random(26643);
  const std::string alphabet = "0123456789 -.,nrVIXZkst()\t\xc2\xa0\xe2\x80\x89";
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t length = random() % 24; text.size() < length;) text += alphabet[random() % alphabet.size()];
    if (const auto number = parse_paper_number(text)) {
      EXPECT_EQ(parse_paper_number(*number), number) << text;
      EXPECT_EQ(number->find_first_not_of("0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos) << text;
    }
  }
}

TEST(CaseNumber, IsReadAndRefused) {
  EXPECT_EQ(parse_case_number("2024Z08422"), std::optional<std::string>("2024Z08422"));
  EXPECT_EQ(parse_case_number(" 2024z08422 "), std::optional<std::string>("2024Z08422"));
  for (const char* text : {"", "2024Z8422", "2024Z084222", "2024D08422", "202AZ08422", "2024Z0842O", "26643-1172"})
    EXPECT_FALSE(parse_case_number(text).has_value()) << text;
}

}  // namespace
}  // namespace gestand::wire
