// Rows go in step by step; a refusal ends its row and is told at its cell.
#include "common/rows/sending.hpp"

#include <gtest/gtest.h>

namespace gestand::rows {
namespace {

Judged row_of_two_steps() {
  Judged row;
  row.row = 7;
  row.verdict = Verdict::New;
  row.columns[Field::Termijn] = 2;
  row.plan.steps = {{"POST", "/v1/toezeggingen", "{}", "nieuw-0", {}},
                    {"POST", "/v1/toezeggingen/{id}/termijnen", "{}", "nieuw-1", {{"termijn", Field::Termijn}}}};
  return row;
}

TEST(SendRow, EachStepKnowsTheItemAndItsStateAndHasAKeyOfItsOwn) {
  std::vector<Request> seen;
  const auto faults = send_row(row_of_two_steps(), "abc", [&](const Request& request) {
    seen.push_back(request);
    return Reply{seen.size() == 1 ? 201 : 200, R"({"id":"i-1"})", "\"1\""};
  });
  EXPECT_TRUE(faults.empty());
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].state, "");
  EXPECT_EQ(seen[0].key, "blad-abc-7-nieuw-0");
  EXPECT_EQ(seen[1].path, "/v1/toezeggingen/i-1/termijnen");
  EXPECT_EQ(seen[1].state, "\"1\"");
}

TEST(SendRow, ARefusalEndsTheRowAndIsToldAtItsCell) {
  int calls = 0;
  const auto faults = send_row(row_of_two_steps(), "abc", [&](const Request&) {
    return ++calls == 1
               ? Reply{201, R"({"id":"i-1"})", "\"1\""}
               : Reply{400, R"({"errors":[{"location":"termijn/datum","code":"te-vroeg","detail":"Nee."}]})", ""};
  });
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].row, 7);
  EXPECT_EQ(faults[0].column, 2U);
  EXPECT_EQ(faults[0].code, "te-vroeg");
  const auto torn = send_row(row_of_two_steps(), "abc", [](const Request&) { return Reply{502, "<html>", ""}; });
  ASSERT_EQ(torn.size(), 1U);
  EXPECT_EQ(torn[0].code, "onleesbaar-antwoord");
}

TEST(RowRanges, AsPeopleWriteThem) {
  const auto some = RowRanges::parse("3-10,15");
  ASSERT_TRUE(some);
  for (const int in : {3, 10, 15}) EXPECT_TRUE(some->has(in));
  for (const int out : {2, 11, 16}) EXPECT_FALSE(some->has(out));
  EXPECT_TRUE(RowRanges::parse("")->has(9));
  for (const char* wrong : {"x", "3-", "5-3", "0", "3-4-5", ",3"}) EXPECT_FALSE(RowRanges::parse(wrong)) << wrong;
}

}  // namespace
}  // namespace gestand::rows
