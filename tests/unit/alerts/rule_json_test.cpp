// Rules as people ask for them: all faults at once, changes that keep the rest, and the ones that are there from the
// first start.
#include "services/alerts/adapters/rule_json.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace gestand::alerts {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

std::vector<std::string> faults_of(const std::string& body, const std::string& document = "{}") {
  wire::Faults faults;
  (void)rule_document(json::parse(body), json::parse(document), faults);
  std::vector<std::string> found;
  for (const auto& fault : faults) found.push_back(fault.location + " " + fault.code);
  return found;
}

TEST(RuleJson, ANewRule) {
  wire::Faults faults;
  const auto document = rule_document(
      json::parse(R"({"naam":"Vroeg","drempels":[-1,-60,-1],"herhaling":14,"eenheid":"werkdag","soorten":["vervalt"],
    "directies":["directie-ai"],"escalatie":[{"vanafDrempel":8,"ontvanger":"coordinatoren"}]})"),
      json::object(), faults);
  EXPECT_TRUE(faults.empty());
  const auto rule = rule_from("id", document, Date{});
  EXPECT_THAT(rule.thresholds, ElementsAre(-60, -1));
  EXPECT_EQ(rule.repeat_every, 14);
  EXPECT_TRUE(rule.working_days);
  EXPECT_EQ(rule.receiver, "directie");
  EXPECT_EQ(rule.escalations, (std::vector<Escalation>{{8, "coordinatoren"}}));
}

TEST(RuleJson, AllFaultsAtOnce) {
  EXPECT_THAT(faults_of(R"({"drempels":[1.5,99999],"eenheid":"maand","onzin":1})"),
              ElementsAre("drempels/0 buiten-bereik", "drempels/1 buiten-bereik", "naam ontbreekt",
                          "eenheid " + std::string{"onbekende-waarde"}, "onzin onbekend-veld"));
  EXPECT_THAT(faults_of(R"({"naam":"x"})"), ElementsAre("drempels ontbreekt"));
  EXPECT_THAT(faults_of(R"({"naam":"x","drempels":[]})"), ElementsAre("drempels geen-lijst"));
  EXPECT_FALSE(faults_of(R"([])").empty());
}

TEST(RuleJson, AChangeKeepsTheRest) {
  wire::Faults faults;
  const auto before = json::parse(built_in_rules().front().document);
  const auto after = rule_document(json::parse(R"({"drempels":[-7]})"), before, faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(after["naam"], before["naam"]);
  EXPECT_EQ(after["drempels"], json({-7}));
}

TEST(RuleJson, ARuleOfAnEventHasNoThresholds) {
  EXPECT_THAT(faults_of(R"({"actief":false})", built_in_rules()[1].document), ElementsAre());
  EXPECT_THAT(faults_of(R"({"drempels":[-7]})", built_in_rules()[1].document), ElementsAre("drempels onbekend-veld"));
}

TEST(RuleJson, TheRuleOutOfTheBox) {
  const auto rule = rule_from("id", json::parse(built_in_rules().front().document), Date{});
  EXPECT_THAT(rule.thresholds, ElementsAre(-30, -14, -7, -1, 1, 8));
  EXPECT_EQ(rule.repeat_every, 7);
  EXPECT_FALSE(rule.working_days);
  EXPECT_TRUE(rule.kinds.empty());
}

}  // namespace
}  // namespace gestand::alerts
