// Events as bytes, identifiers and partitions: what was packed comes back, hostile bytes do not.
#include "common/eventlog/event.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "common/eventlog/ids.hpp"

namespace gestand::eventlog {
namespace {

StoredEvent an_event() {
  return {7,
          841,
          "11111111-1111-4111-8111-111111111117",
          3,
          "nl.moties.motie-aangehouden",
          R"({"data":{}})",
          std::string(32, '\0'),
          std::string(32, '\xff')};
}

TEST(Packed, ComesBackAsItWas) {
  EXPECT_TRUE(unpack_events(pack(std::vector<StoredEvent>{})).empty());
  auto second = an_event();
  second.seq = std::int64_t{1} << 40;
  second.body = std::string(100'000, 'x');
  const std::vector<StoredEvent> events = {an_event(), second};
  EXPECT_EQ(unpack_events(pack(events)), events);
  Heads heads{};
  heads[0] = 1;
  heads[15] = std::int64_t{1} << 60;
  EXPECT_EQ(unpack_heads(pack(heads)), heads);
}

TEST(Packed, CutOffBytesAreRefused) {
  const std::string bytes = pack(std::vector<StoredEvent>{an_event()});
  for (std::size_t length = 1; length < bytes.size(); ++length)
    EXPECT_THROW((void)unpack_events(bytes.substr(0, length)), std::invalid_argument) << length;
  EXPECT_THROW((void)unpack_heads(std::string(127, 'x')), std::invalid_argument);
  std::string wrong = bytes;
  wrong[0] = 16;
  EXPECT_THROW((void)unpack_events(wrong), std::invalid_argument);
}

TEST(Packed, AnyBytesAreRefusedOrRead) {
  std::mt19937 random(7);
  const std::string good = pack(std::vector<StoredEvent>{an_event(), an_event()});
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = good;
    for (int n = 0; n < 3; ++n) bytes[random() % bytes.size()] = static_cast<char>(random() & 0xff);
    try {
      EXPECT_LE(unpack_events(bytes).size(), 20U);
    } catch (const std::invalid_argument&) {
    }
  }
}

TEST(Served, AddsTheHashesThatAnybodyCanCutOffAgain) {
  const auto event = an_event();
  const std::string out = served(event);
  EXPECT_EQ(out,
            R"({"data":{},"vorigehash":")" + std::string(64, '0') + R"(","hash":")" + std::string(64, 'f') + "\"}");
  EXPECT_EQ(out.substr(0, out.find(R"(,"vorigehash":)")) + "}", event.body);
}

TEST(Ids, AreUuids) {
  std::set<std::string> seen;
  for (int i = 0; i < 1'000; ++i) {
    const auto id = random_uuid();
    EXPECT_TRUE(is_uuid(id)) << id;
    EXPECT_EQ(id[14], '4');
    EXPECT_TRUE(seen.insert(id).second);
  }
  EXPECT_EQ(named_uuid("ambt", "minister-jenv"), named_uuid("ambt", "minister-jenv"));
  EXPECT_NE(named_uuid("ambt", "minister-jenv"), named_uuid("directie", "minister-jenv"));
  EXPECT_NE(named_uuid("a", "bc"), named_uuid("ab", "c")) << "space and name do not run together";
  EXPECT_EQ(named_uuid("x", "y")[14], '8');
  for (const char* text : {"", "x", "11111111-1111-4111-8111-11111111111G", "AAAAAAAA-1111-4111-8111-111111111111",
                           "111111111-111-4111-8111-111111111111"})
    EXPECT_FALSE(is_uuid(text)) << text;
}

TEST(Parts, FollowTheLastDigit) {
  for (int part = 0; part < part_count; ++part)
    EXPECT_EQ(part_of(std::string("11111111-1111-4111-8111-11111111111") + "0123456789abcdef"[part]), part);
  EXPECT_EQ(part_of(""), 0);
}

TEST(Encodings, GoThereAndBack) {
  std::mt19937 random(3);
  for (std::size_t length = 0; length < 70; ++length) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(random() & 0xff);
    EXPECT_EQ(unhex(hex(bytes)), bytes);
    EXPECT_EQ(unbase64url(base64url(bytes)), bytes);
    EXPECT_EQ(base64url(bytes).find_first_of("+/="), std::string::npos);
  }
  EXPECT_EQ(unhex("xy"), "");
  EXPECT_EQ(unhex("abc"), "");
  EXPECT_EQ(unbase64url("a+b/"), "");
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace gestand::eventlog
