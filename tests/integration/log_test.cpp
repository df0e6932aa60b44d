// The log on a real PostgreSQL: what it stores, gives back and refuses, one writer at a time.
#include "common/eventlog/log.hpp"

#include <gmock/gmock.h>

#include <barrier>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "common/vocab/errors.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::eventlog {
namespace {

using support::an_append;
using support::item_in;
using ::testing::IsEmpty;
using LogTest = support::LogTest;

TEST_F(LogTest, StoresACloudEventAndItsHashes) {
  const std::string item = item_in(7);
  const auto events = appended(log_->append(an_append(item, 0, 2)));
  ASSERT_EQ(events.size(), 2U);
  const auto body = nlohmann::json::parse(events[1].body);
  EXPECT_EQ(body["specversion"], "1.0");
  EXPECT_EQ(body["source"], "urn:nld:gestand:systeem:motions");
  EXPECT_EQ(body["type"], "nl.moties.motie-verbeterd");
  EXPECT_EQ(body["subject"], item);
  EXPECT_EQ(body["sequence"], "00000000000000000002");
  EXPECT_EQ(body["logpart"], 7);
  EXPECT_EQ(body["itemversie"], 2);
  EXPECT_EQ(events[0].prev, std::string(32, '\0'));
  EXPECT_EQ(events[0].hash, sha256(events[0].prev + events[0].body));
  EXPECT_EQ(events[1].prev, events[0].hash);
  EXPECT_EQ(events[1].hash, sha256(events[1].prev + events[1].body));
  EXPECT_EQ(log_->events_of(item, 0).events, events);
  EXPECT_EQ(log_->read(7, 0, 10), events);
  EXPECT_EQ(log_->heads()[7], 2);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(LogTest, KeepsTheBytesOfHostileText) {
  for (const std::string text :
       {R"(aanhaling \" en \\ schuin)", R"({,} NULL 'enkel' $1 é ü 🇳🇱)", R"(\u0000 blijft geschreven)"}) {
    AppendRequest request = an_append(item_in(1));
    request.events[0].data = nlohmann::json{{"soort", "motie"}, {"tekst", text}}.dump();
    request.texts = {{random_uuid(), request.item, std::string("\0\xff\"\\{}", 6), text}};
    const auto events = appended(log_->append(request));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(nlohmann::json::parse(events[0].body)["data"]["tekst"], text);
    EXPECT_EQ(log_->texts({request.texts[0].id}).at(0).second, text);
    EXPECT_EQ(log_->events_of(request.item, 0).events, events);
  }
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(LogTest, ReadsInPagesAndByItem) {
  const std::string item = item_in(3);
  appended(log_->append(an_append(item, 0, 25)));
  EXPECT_EQ(log_->read(3, 0, 10).size(), 10U);
  EXPECT_EQ(log_->read(3, 20, 10).size(), 5U);
  const auto page = log_->read(3, 0, 1'000, 1'000).size();
  EXPECT_TRUE(page >= 1 && page < 5) << "about a thousand bytes, not " << page << " events";
  EXPECT_EQ(log_->read(3, 0, 1'000, 1).size(), 1U) << "at least one event";
  EXPECT_THAT(log_->read(3, 25, 10), IsEmpty());
  EXPECT_EQ(log_->events_of(item, 23).events.size(), 2U);
  EXPECT_EQ(log_->events_of_items(3, {item, item_in(3)}).size(), 25U);
  EXPECT_THAT(log_->events_of(item_in(3), 0).events, IsEmpty());
  EXPECT_GT(log_->events_of(item_in(3), 0).now, Instant{}) << "the clock comes with an item that is not there";
}

TEST_F(LogTest, TimeNeverGoesBackInAPartition) {
  appended(log_->append(an_append(item_in(2))));
  as_owner("UPDATE motions.log_head SET time = clock_timestamp() + interval '1 hour' WHERE part = 2");
  const std::string item = item_in(2);
  appended(log_->append(an_append(item)));
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_EQ(
      one_row("SELECT e.time = h.time FROM motions.event e JOIN motions.log_head h USING (part) WHERE e.item = '" +
              item + "'")[0]
          .as<bool>(),
      true);
}

TEST_F(LogTest, ACommandOnSeveralItemsIsAllOrNothing) {
  const std::string a = item_in(1), b = item_in(9);
  appended(log_->append(an_append(a)));
  auto request = an_append(b);
  request.expected.push_back({a, 0});  // wrong: it has version 1
  request.events.push_back({a, "nl.moties.motie-verbeterd", support::event_data("titel", "x")});
  EXPECT_TRUE(std::holds_alternative<VersionConflict>(log_->append(request)));
  EXPECT_THAT(log_->events_of(b, 0).events, IsEmpty());
  request.expected.back().version = 1;
  const auto events = appended(log_->append(request));
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].part, 9);
  EXPECT_EQ(events[1].version, 2);
}

TEST_F(LogTest, AKeyOfACommandThatFailedIsFree) {
  const std::string item = item_in(1);
  auto request = an_append(item, 5);
  request.key = "vrij";
  EXPECT_TRUE(std::holds_alternative<VersionConflict>(log_->append(request)));
  EXPECT_FALSE(log_->find_key("vrij").has_value());
  request = an_append(item);
  request.key = "vrij";
  appended(log_->append(request));
  EXPECT_EQ(log_->find_key("vrij")->version, 1);
}

TEST_F(LogTest, AReleasedKeyCanBeClaimedByAnother) {
  auto first = an_append(item_in(1));
  first.claims = {{"nummer", "TK:1-1", first.item}};
  appended(log_->append(first));
  auto release = an_append(first.item, 1);
  release.releases = {{"nummer", "TK:1-1"}};
  release.claims = {{"nummer", "TK:1-2", first.item}};
  appended(log_->append(release));
  auto second = an_append(item_in(2));
  second.claims = {{"nummer", "TK:1-1", second.item}};
  appended(log_->append(second));
  const auto owners = log_->claimed({{"nummer", "TK:1-1", ""}, {"nummer", "TK:1-2", ""}, {"nummer", "TK:1-3", ""}});
  ASSERT_EQ(owners.size(), 2U);
}

}  // namespace
}  // namespace gestand::eventlog
