// Nothing but inserts, and chains that tell of what was done behind the back of the service.
#include <gmock/gmock.h>

#include <barrier>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "common/eventlog/log.hpp"
#include "common/vocab/errors.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::eventlog {
namespace {

using support::an_append;
using support::item_in;
using ::testing::IsEmpty;
using LogTamperTest = support::LogTest;

TEST_F(LogTamperTest, TheServiceMayOnlyInsertAndOnlyThroughAppend) {
  const std::string item = item_in(4);
  appended(log_->append(an_append(item)));
  const auto refused = [&](const std::string& sql) {
    try {
      database_->transaction([&](pqxx::work& transaction) { transaction.exec(sql); });
    } catch (const pqxx::insufficient_privilege&) {
      return true;
    }
    return false;
  };
  EXPECT_TRUE(refused("UPDATE event SET body = 'x'"));
  EXPECT_TRUE(refused("DELETE FROM event"));
  EXPECT_TRUE(refused("TRUNCATE event"));
  EXPECT_TRUE(refused("INSERT INTO event SELECT * FROM event"));
  EXPECT_TRUE(refused("UPDATE log_head SET seq = 0"));
  EXPECT_TRUE(refused("UPDATE event_4 SET body = 'x'"));
  EXPECT_TRUE(refused("DELETE FROM idempotency"));
  EXPECT_TRUE(refused("INSERT INTO unique_key VALUES ('nummer', 'TK:1', '" + item + "')"));
  EXPECT_TRUE(refused("DELETE FROM side_text"));
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(LogTamperTest, EvenTheOwnerIsStoppedByTheTrigger) {
  appended(log_->append(an_append(item_in(4))));
  for (const std::string sql : {"UPDATE motions.event SET body = 'x'", "DELETE FROM motions.event",
                                "TRUNCATE motions.event", "DELETE FROM motions.event_4", "TRUNCATE motions.event_4"}) {
    try {
      as_owner(sql);
      ADD_FAILURE() << sql << " went through";
    } catch (const pqxx::sql_error& error) {
      EXPECT_EQ(error.sqlstate(), "GE003") << sql;
    }
  }
  EXPECT_EQ(log_->heads()[4], 1);
}

struct Tampering {
  const char* name;
  const char* sql;    // $item is the item, its events are numbers 2 to 4 of partition 6; 1 and 5 are others'
  const char* fault;  // that verify() must name
};
class Tampered : public LogTamperTest, public ::testing::WithParamInterface<Tampering> {};

TEST_P(Tampered, IsFound) {
  const std::string item = item_in(6);
  appended(log_->append(an_append(item_in(6))));
  appended(log_->append(an_append(item, 0, 3)));
  appended(log_->append(an_append(item_in(6))));
  ASSERT_THAT(faults(), IsEmpty());
  std::string sql = GetParam().sql;
  for (auto at = sql.find("$item"); at != std::string::npos; at = sql.find("$item"))
    sql.replace(at, 5, "'" + item + "'");
  as_owner("ALTER TABLE motions.event DISABLE TRIGGER USER; " + sql +
           "; ALTER TABLE motions.event ENABLE TRIGGER USER");
  EXPECT_THAT(faults(), ::testing::Contains(::testing::HasSubstr(GetParam().fault)));
}

INSTANTIATE_TEST_SUITE_P(
    Log, Tampered,
    ::testing::Values(
        Tampering{"BodyChanged",
                  "UPDATE motions.event SET body = replace(body, 'versie 2', 'versie 9') WHERE item = $item",
                  "hash differs"},
        Tampering{"BodyChangedWithItsHash",
                  "UPDATE motions.event SET body = replace(body, 'versie 2', 'versie 9'), hash = sha256(prev || "
                  "convert_to(replace(body, 'versie 2', 'versie 9'), 'UTF8')) "
                  "WHERE item = $item AND version = 2",
                  "chain is broken"},
        Tampering{"MiddleRemoved", "DELETE FROM motions.event WHERE item = $item AND version = 2", "number is missing"},
        Tampering{"MiddleRemovedVersion", "DELETE FROM motions.event WHERE item = $item AND version = 2",
                  "version is missing"},
        Tampering{"LastOfItemRemoved", "DELETE FROM motions.event WHERE item = $item AND version = 3",
                  "number is missing"},
        Tampering{"TailOfPartitionRemoved", "DELETE FROM motions.event WHERE part = 6 AND seq = 5", "head differs"},
        Tampering{"HeadSetBack", "UPDATE motions.log_head SET seq = 3 WHERE part = 6", "head differs"},
        Tampering{"TypeColumnChanged",
                  "UPDATE motions.event SET type = 'nl.moties.motie-ingetrokken' WHERE item = $item AND version = 3",
                  "columns differ"},
        Tampering{"TimeColumnChanged",
                  "UPDATE motions.event SET time = time + interval '1 microsecond' WHERE item = $item AND version = 3",
                  "columns differ"},
        Tampering{"IdColumnChanged",
                  "UPDATE motions.event SET id = gen_random_uuid() WHERE item = $item AND version = 3",
                  "columns differ"},
        Tampering{"ItemOfFirstChanged",
                  "UPDATE motions.event SET item = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaa6' WHERE part = 6 AND seq = 1",
                  "columns differ"},
        Tampering{
            "OrderSwapped",
            "UPDATE motions.event SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END WHERE part = 6 AND seq IN (2, 3);"
            "UPDATE motions.event SET seq = seq - 100 WHERE part = 6 AND seq > 100",
            "columns differ"},
        Tampering{"TimeBack", "UPDATE motions.event SET time = time - interval '1 day' WHERE part = 6 AND seq = 5",
                  "time goes back"}),
    [](const auto& one) { return one.param.name; });

// The one thing that a chain alone cannot tell: its last event, changed together with its hash. The digest over all
// heads does.
TEST_F(LogTamperTest, ALastEventRewrittenWithItsHashChangesTheDigest) {
  appended(log_->append(an_append(item_in(6))));
  const std::string before = digest();
  as_owner(
      "ALTER TABLE motions.event DISABLE TRIGGER USER; UPDATE motions.event SET body = replace(body, 'versie 1', "
      "'versie 9'), "
      "hash = sha256(prev || convert_to(replace(body, 'versie 1', 'versie 9'), 'UTF8')); ALTER TABLE motions.event "
      "ENABLE TRIGGER USER");
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_NE(digest(), before);
}

TEST_F(LogTamperTest, AnErasedTextIsGoneAndTheChainStands) {
  auto request = an_append(item_in(8));
  request.texts = {{random_uuid(), request.item, "zout", "vertrouwelijk"}};
  appended(log_->append(request));
  ASSERT_EQ(log_->texts({request.texts[0].id}).size(), 1U);
  database_->transaction([&](pqxx::work& transaction) {
    transaction.exec_params("UPDATE side_text SET content = NULL WHERE id = $1", request.texts[0].id);
  });
  EXPECT_THAT(log_->texts({request.texts[0].id}), IsEmpty());
  EXPECT_THAT(faults(), IsEmpty());
}

}  // namespace
}  // namespace gestand::eventlog
