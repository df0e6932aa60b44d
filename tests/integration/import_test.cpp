// Import of a register in batches: what is new is added, a repeat adds nothing, what people recorded goes first.
#include "services/motions/adapters/import.hpp"

#include <gmock/gmock.h>

#include "tests/support/builders.hpp"
#include "tests/support/owner_fixture.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::motions {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using ::testing::IsEmpty;

class ImportTest : public support::OwnerTest {
 protected:
  void SetUp() override {
    support::OwnerTest::SetUp();
    if (IsSkipped()) return;
    as_owner("DELETE FROM motions.import_run");
    import_node_ = std::make_unique<bus::Node>(folder_->server("motions", 9));
    import_ = std::make_unique<Import>(*import_node_, one_->log, *one_->database);
    import_->serve();
    import_node_->start();
    tool_ = std::make_unique<bus::Node>(folder_->client("cli", {folder_->peer("motions", 9)}));
    tool_->start();
  }
  json send(const json& records) {
    const auto reply =
        tool_->call("motions", "motions.import", json{{"bron", "toets"}, {"records", records}}.dump(), 20s);
    EXPECT_EQ(reply.status, bus::Status::Ok);
    return reply.status == bus::Status::Ok ? json::parse(reply.body) : json();
  }
  static json record(const std::string& id, int nr) {
    return {{"id", id},
            {"zaaknummer", "2024Z" + std::to_string(10'000 + nr)},
            {"nummer", "26643-" + std::to_string(nr)},
            {"titel", "Motie " + std::to_string(nr)},
            {"ingediendDatum", "2024-01-10"},
            {"status", "ingediend"},
            {"indieners", {{{"naam", "Voorbeeld"}}}},
            {"verzoeken", {"verzoekt"}}};
  }
  std::unique_ptr<bus::Node> import_node_, tool_;
  std::unique_ptr<Import> import_;
};

TEST_F(ImportTest, ARepeatAppendsNothing) {
  json batch = json::array();
  for (int i = 0; i < 200; ++i) batch.push_back(record(support::item_in(3), 5'000 + i));
  EXPECT_EQ(send(batch)["nieuw"], 200);
  const auto heads = one_->log.heads();
  const auto again = send(batch);
  EXPECT_EQ(again["ongewijzigd"], 200) << again;
  EXPECT_EQ(again["nieuw"], 0);
  EXPECT_EQ(one_->log.heads(), heads);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(ImportTest, AChangedRecordBecomesOneEventAndOwnFactsGoFirst) {
  const std::string plain = support::item_in(3), ours = support::item_in(3);
  json batch = {record(plain, 1), record(ours, 2)};
  ASSERT_EQ(send(batch)["nieuw"], 2);
  ASSERT_EQ(one_->command("notities", ours, {{"tekst", "van ons"}})["status"], 200);
  batch[0]["titel"] = "Anders";
  batch[1]["titel"] = "Anders";
  const auto out = send(batch);
  EXPECT_EQ(out["gewijzigd"], 1);
  EXPECT_EQ(out["geweigerd"][0]["code"], "eigen-feiten");
  EXPECT_EQ(one_->owner.current(plain).document["titel"], "Anders");
  EXPECT_EQ(one_->owner.current(ours).document["titel"], "Motie 2");
}

TEST_F(ImportTest, ATermOfTheRegisterMakesItHeldAndWins) {
  const std::string id = support::item_in(3);
  auto held = record(id, 1172);
  held["status"] = "aangehouden";
  held["termijn"] = "2025-05-20";
  ASSERT_EQ(send(json::array({held}))["nieuw"], 1);
  const auto document = one_->owner.current(id).document;
  EXPECT_EQ(document["status"], "aangehouden");
  EXPECT_EQ(document["aanhouding"]["vervaltDatum"], "2025-05-20");
  EXPECT_EQ(document["termijnen"][0]["soort"], "vervalt");
}

TEST_F(ImportTest, ATakenNumberIsLeftOutAndSaid) {
  ASSERT_EQ(one_->command("", "", a_motion("26643-7"))["status"], 201);
  const std::string id = support::item_in(3);
  const auto out = send(json::array({record(id, 7)}));
  EXPECT_EQ(out["nieuw"], 1);
  EXPECT_EQ(out["geweigerd"][0]["code"], "nummer-bestaat-al");
  EXPECT_FALSE(one_->owner.current(id).document.contains("nummer"));
  EXPECT_EQ(send(json::array({record(id, 7)}))["ongewijzigd"], 1);
}

TEST_F(ImportTest, TwoOfOneBatchWithTheSameNumberAreTold) {
  const std::string a = support::item_in(3), b = support::item_in(3);
  auto second = record(b, 8);
  second["nummer"] = "26643-1";
  const auto out = send({record(a, 1), second});
  EXPECT_EQ(out["nieuw"], 2) << out;
  EXPECT_EQ(out["geweigerd"].size(), 1U);
}

TEST_F(ImportTest, RecordsThatAreNoneAreRefusedOneByOne) {
  auto bad_status = record(support::item_in(3), 1), bad_id = record("geen-id", 2),
       no_title = record(support::item_in(3), 3), no_date = record(support::item_in(3), 6),
       elsewhere = record(support::item_in(4), 5);
  bad_status["status"] = "verzonnen";
  no_title.erase("titel");
  no_date.erase("ingediendDatum");
  const auto out =
      send({record(support::item_in(3), 4), bad_status, bad_id, no_title, no_date, elsewhere, 7, nullptr, {{"id", 5}}});
  EXPECT_EQ(out["nieuw"], 1);
  EXPECT_EQ(out["geweigerd"].size(), 8U) << out;
}

TEST_F(ImportTest, MoreThanTwoHundredIsCutAndSaid) {
  json batch = json::array();
  for (int i = 0; i < 203; ++i) batch.push_back(record(support::item_in(3), 100 + i));
  const auto out = send(batch);
  EXPECT_EQ(out["nieuw"], 200);
  EXPECT_EQ(out["geweigerd"].size(), 3U);
}

TEST_F(ImportTest, SaysWhetherOneRunsAtAnyReplica) {
  EXPECT_FALSE(import_->runs());
  Import other(*import_node_, two_->log, *two_->database);
  (void)tool_->call("motions", "motions.import.begin", R"({"bron":"toets"})", 5s);
  EXPECT_TRUE(other.runs());
  (void)tool_->call("motions", "motions.import.end", R"({"bron":"toets"})", 5s);
  EXPECT_FALSE(other.runs());
  const auto last = [&] { return json::parse(tool_->call("motions", "motions.imports", "", 5s).body).at(0); };
  EXPECT_EQ(last()["status"], "afgebroken");  // it ended without saying what it came to
  EXPECT_TRUE(last().contains("klaarOp"));
  (void)tool_->call("motions", "motions.import.begin", R"({"bron":"toets"})", 5s);
  EXPECT_EQ(last()["status"], "bezig");
  EXPECT_FALSE(last().contains("klaarOp"));
  (void)tool_->call("motions", "motions.import.end",
                    R"({"bron":"toets","nieuw":3,"gewijzigd":0,"ongewijzigd":9,"geweigerd":1,"iets":"x"})", 5s);
  EXPECT_EQ(last()["status"], "klaar");
  EXPECT_EQ(last()["ongewijzigd"], 9);
  EXPECT_FALSE(last().contains("iets"));
  EXPECT_EQ(tool_->call("motions", "motions.import", "{", 5s).status, bus::Status::BadRequest);
}

}  // namespace
}  // namespace gestand::motions
