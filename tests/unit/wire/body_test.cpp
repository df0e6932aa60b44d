// Bodies: every fault at once, each with its place, its stable code and a Dutch sentence.
#include "common/wire/body.hpp"

#include <gmock/gmock.h>

namespace gestand::wire {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> codes(const Faults& faults) {
  std::vector<std::string> out;
  for (const auto& one : faults) {
    EXPECT_EQ(one.in, "body");
    EXPECT_TRUE(one.detail.ends_with('.')) << one.detail;
    out.push_back(one.location + "=" + one.code);
  }
  return out;
}

TEST(Body, ReadsWhatIsThere) {
  const json in = {{"tekst", "é"},
                   {"datum", "2024-02-29"},
                   {"getal", 7},
                   {"ja", true},
                   {"soort", "a"},
                   {"lijst", {"x", "y"}},
                   {"brief", "26 643, nr. 1172"},
                   {"id", "11111111-1111-4111-8111-111111111111"},
                   {"in", {{"naam", "z"}}},
                   {"elk", {{{"naam", "p"}}, {{"naam", "q"}}}}};
  Faults faults;
  Body body(in, faults);
  EXPECT_EQ(body.text("tekst", 1), "é") << "one character, two bytes";
  EXPECT_EQ(body.date("datum"), Date(std::chrono::year{2024} / 2 / 29));
  EXPECT_EQ(body.number("getal", 1, 7), 7);
  EXPECT_TRUE(body.flag("ja"));
  EXPECT_FALSE(body.flag("nee"));
  EXPECT_EQ(body.choice("soort", {"a", "b"}), "a");
  EXPECT_THAT(body.texts("lijst", 10), ElementsAre("x", "y"));
  EXPECT_EQ(body.paper("brief"), "26643-1172");
  EXPECT_EQ(body.uuid("id"), in["id"]);
  std::vector<std::string> names;
  const auto read = [&](Body& inner) { names.push_back(inner.text("naam")); };
  body.object("in", read);
  body.each("elk", read);
  body.maybe_object("niet", read);
  body.finish();
  EXPECT_THAT(names, ElementsAre("z", "p", "q"));
  EXPECT_THAT(codes(faults), IsEmpty());
}

TEST(Body, CollectsEveryFaultWithItsPlace) {
  const json in = {{"tekst", 5},
                   {"leeg", " \n"},
                   {"lang", "abc"},
                   {"datum", "2023-02-29"},
                   {"getal", 8},
                   {"half", 1.5},
                   {"vlag", "true"},
                   {"soort", "c"},
                   {"lijst", {"x", 1, ""}},
                   {"id", "11111111-1111-4111-8111-11111111111G"},
                   {"in", {{"vreemd", 1}}},
                   {"elk", {{{"naam", 1}}, 3}},
                   {"kleur", "rood"}};
  Faults faults;
  Body body(in, faults);
  (void)body.text("tekst");
  (void)body.text("leeg");
  (void)body.text("lang", 2);
  (void)body.text("ontbrekend");
  (void)body.date("datum");
  (void)body.number("getal", 1, 7);
  (void)body.maybe_number("half", 1, 7);
  (void)body.flag("vlag");
  (void)body.choice("soort", {"a", "b"});
  (void)body.texts("lijst", 10);
  (void)body.uuid("id");
  const auto read = [](Body& inner) { (void)inner.text("naam"); };
  body.object("in", read);
  body.each("elk", read);
  body.finish();
  EXPECT_THAT(codes(faults), ElementsAre("tekst=geen-tekst", "leeg=leeg", "lang=te-lang", "ontbrekend=ontbreekt",
                                         "datum=geen-datum", "getal=geen-getal", "half=geen-getal", "vlag=geen-boolean",
                                         "soort=onbekende-waarde", "lijst/1=geen-tekst", "lijst/2=geen-tekst",
                                         "id=geen-id", "in/naam=ontbreekt", "in/vreemd=onbekend-veld",
                                         "elk/0/naam=geen-tekst", "elk/1=geen-object", "kleur=onbekend-veld"));
  EXPECT_FALSE(body.fine("elk"));
  EXPECT_FALSE(body.fine("in"));
  EXPECT_TRUE(body.fine("ja"));
}

TEST(Body, AbsentIsNotNull) {
  const json in = {{"tekst", nullptr}};
  Faults faults;
  Body body(in, faults);
  EXPECT_FALSE(body.maybe_text("niets").has_value());
  EXPECT_THAT(faults, IsEmpty());
  EXPECT_FALSE(body.maybe_text("tekst").has_value());
  EXPECT_THAT(codes(faults), ElementsAre("tekst=geen-tekst"));
}

TEST(Body, IsNoObject) {
  for (const json& in : {json(5), json("x"), json::array(), json()}) {
    Faults faults;
    Body body(in, faults);
    EXPECT_EQ(body.text("tekst"), "");
    body.finish();
    ASSERT_FALSE(faults.empty());
    EXPECT_EQ(faults[0].code, "geen-object");
  }
}

TEST(Body, HostileNumbersAndTexts) {
  for (const char* text : {"1e99", "-1", "0", "99999999999999999999", "9223372036854775807", "18446744073709551615",
                           "7.0", "\"7\"", "true", "[7]"}) {
    Faults faults;
    const json in = json::parse(std::string("{\"n\":") + text + "}");
    Body body(in, faults);
    EXPECT_FALSE(body.maybe_number("n", 1, 7).has_value()) << text;
    EXPECT_THAT(codes(faults), ElementsAre("n=geen-getal")) << text;
  }
  for (const std::string& text : {std::string("a\0b", 3), std::string("a\x1b[2J"), std::string("a\x7f")}) {
    Faults faults;
    const json in = {{"t", text}, {"l", {text}}};
    Body body(in, faults);
    (void)body.text("t");
    EXPECT_THAT(body.texts("l", 10), IsEmpty());
    EXPECT_THAT(codes(faults), ElementsAre("t=stuurtekens", "l/0=geen-tekst"));
  }
}

TEST(Body, ListsHaveALimit) {
  const json in = {{"elk", json::array()}, {"lijst", std::vector<std::string>(201, "x")}};
  Faults faults;
  Body body(in, faults);
  body.each("elk", [](Body&) { FAIL(); });
  (void)body.texts("lijst", 10);
  EXPECT_THAT(codes(faults), ElementsAre("lijst=geen-lijst"));
}

TEST(Body, IdsHaveTheirDashesInPlace) {
  for (const std::string id : {"111111111-111-4111-8111-111111111111", "11111111-1111-4111-8111-1111111111111",
                               "11111111-1111-4111-8111-11111111111", "", "AAAAAAAA-1111-4111-8111-111111111111",
                               "------------------------------------"}) {
    Faults faults;
    const json in = {{"id", id}};
    Body body(in, faults);
    EXPECT_FALSE(body.maybe_uuid("id").has_value()) << id;
    EXPECT_EQ(faults.size(), 1U);
  }
}

}  // namespace
TEST(Body, ADayInAnImpossibleYearIsASlip) {
  Faults faults;
  const json in = {{"a", "0001-01-01"}, {"b", "9999-12-31"}, {"c", "1800-01-01"}, {"d", "2199-12-31"}};
  Body body(in, faults);
  for (const char* name : {"a", "b", "c", "d"}) (void)body.maybe_date(name);
  EXPECT_THAT(codes(faults), ElementsAre("a=datum-buiten-bereik", "b=datum-buiten-bereik"));
}

}  // namespace gestand::wire
