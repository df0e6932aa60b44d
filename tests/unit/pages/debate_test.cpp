// The debate pack as people read it, on a page and as a file: each item with what one needs to speak of it.
#include <nlohmann/json.hpp>

#include "services/gateway/adapters/paper.hpp"
#include "tests/unit/pages/pages_fixture.hpp"

namespace gestand::gateway {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

json pack() {
  return json::parse(
      R"json({"over":{"dossier":"99001"},"aantal":1,"resultaten":[{"soort":"motie","id":"11111111-1111-4111-8111-111111111111",
    "nummer":"99001-7","titel":"Voorbeeld","status":"aangehouden","uitvoering":"nvt","vlaggen":["aangehouden","verstreken"],
    "verantwoordelijke":"minister-jenv","laatste":{"type":"nl.moties.motie-aangehouden","datum":"2024-05-21",
    "geregistreerdOp":"2024-05-21T10:00:00Z"},"volgendeStap":"Wacht op de indiener: stemming of verval.",
    "verzoeken":[{"nummer":1,"tekst":"een grondslag te maken","uitvoering":"nvt"},{"nummer":2,"tekst":"een register te maken","uitvoering":"nvt"}],
    "appreciatie":{"oordeel":"verzoek-aanhouden","door":"minister-jenv","datum":"2024-05-17","brief":"99001-24"},
    "laatsteTekst":{"tekst":"De grondslag is in voorbereiding.","editie":{"id":"E","naam":"Eerste bericht"},
    "kamerstuk":"99001-30","datum":"2024-06-20"}}]})json");
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

class DebatePage : public PagesTest {
 protected:
  std::string shown(const json& told, const std::string& more = "") {
    api.answer("GET", "/v1/debatpakketten", {200, told.dump(), {}, {}});
    const auto reply = get("/debatpakket?dossier=99001" + more);
    EXPECT_EQ(reply.status, 200);
    return reply.body;
  }
};

TEST_F(DebatePage, TellsAStatusOnce) {
  for (const char* form : {"", "&formaat=html"}) EXPECT_EQ(times(shown(pack(), form), ">Aangehouden<"), 1U) << form;
}

TEST_F(DebatePage, TellsWhatWasAskedAdvisedAndSent) {
  for (const char* form : {"", "&formaat=html"}) {
    const auto body = shown(pack(), form);
    EXPECT_THAT(
        body, HasSubstr("<ol class=\"verzoeken\"><li>een grondslag te maken</li><li>een register te maken</li></ol>"));
    EXPECT_THAT(body, HasSubstr("Verzocht aan te houden</span> door Minister van Justitie en Veiligheid"));
    EXPECT_THAT(body, HasSubstr("De grondslag is in voorbereiding."));
    EXPECT_THAT(body, HasSubstr("Kamerstuk <span class=\"nummer\">99001-30</span>"));
  }
}

TEST_F(DebatePage, ALongRequestIsToldShort) {
  auto told = pack();
  told["resultaten"][0]["verzoeken"][0]["tekst"] = std::string(2'000, 'x');
  const auto body = shown(told);
  EXPECT_THAT(body, HasSubstr("xxx…</li>"));
  EXPECT_THAT(body, Not(HasSubstr(std::string(400, 'x'))));
}

TEST_F(DebatePage, WhatIsNotThereTakesNoPlace) {
  auto told = pack();
  for (const char* name : {"verzoeken", "appreciatie", "laatsteTekst"}) told["resultaten"][0].erase(name);
  const auto body = shown(told);
  for (const char* none : {">Verzoeken<", ">Oordeel<", ">Aan de Kamer gemeld<"})
    EXPECT_THAT(body, Not(HasSubstr(none)));
}

TEST_F(DebatePage, SpeaksEnglishAboutDutchTexts) {
  cookie += "; gestand_taal=en";
  const auto body = shown(pack());
  EXPECT_THAT(body, HasSubstr("Reported to the Chamber"));
  EXPECT_THAT(body, HasSubstr("lang=\"nl\">De grondslag is in voorbereiding."));
}

TEST(DebatePaper, HasRequestsOpinionsAndTextsInTablesOfTheirOwn) {
  const auto paper = debate_paper(pack());
  ASSERT_EQ(paper.tables.size(), 3U);
  const auto& asked = paper.tables[1].rows.at(0);
  EXPECT_EQ(asked.at(1).text, "1. een grondslag te maken\n2. een register te maken");
  EXPECT_EQ(asked.at(2).text, "Verzocht aan te houden, minister-jenv, 17 mei 2024 (Kamerstuk 99001-24)");
  const auto& told = paper.tables[2].rows.at(0);
  EXPECT_EQ(told.at(1).text, "De grondslag is in voorbereiding.");
  EXPECT_EQ(told.at(2).text, "Kamerstuk 99001-30, 20 juni 2024");
  EXPECT_EQ(paper.data.rows.at(0).size(), paper.data.columns.size());
}

}  // namespace
}  // namespace gestand::gateway
