// The archive bundle of an item: its MDTO in the order of the schema, the same bytes again, and a check that finds what
// was changed.
#include "common/sheet/archive.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "services/gateway/adapters/archive_bundle.hpp"
#include "services/gateway/adapters/history_json.hpp"
#include "services/gestand/adapters/archive_check.hpp"

namespace gestand::gateway {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* id = "5f0c1a9e-8a53-4c8e-9a36-1f2b3c4d5e6f";

class SameNames final : public pages::Names {
 public:
  std::string office(const std::string& code) override { return code; }
  std::string directorate(const std::string& code) override { return code; }
  std::string person(const std::string& person) override { return person; }
  std::string edition(const std::string& edition) override { return edition; }
};

eventlog::StoredEvent event(int version, const std::string& prev, const json& changes) {
  eventlog::StoredEvent out;
  out.item = id;
  out.version = version;
  out.type = "nl.moties.motie-ingediend";
  out.body = json{{"id", "e" + std::to_string(version)},
                  {"source", "urn:nld:gestand:systeem:motions"},
                  {"subject", id},
                  {"time", "2024-05-16T10:00:0" + std::to_string(version) + ".000000Z"},
                  {"itemversie", version},
                  {"data", {{"door", {{"id", "t1"}, {"rol", "behandelaar"}}}, {"wijziging", changes}}}}
                 .dump();
  out.prev = prev;
  out.hash = eventlog::sha256(prev + out.body);
  return out;
}

class Archive : public ::testing::Test {
 protected:
  Archive() {
    events_.push_back(event(1, std::string(32, '\0'), {{{"veld", "titel"}, {"naar", "Voorbeeld"}}}));
    events_.push_back(event(2, events_[0].hash, {{{"veld", "status"}, {"van", "ingediend"}, {"naar", "verworpen"}}}));
    history_ = history_of(events_, std::nullopt, false);
  }
  [[nodiscard]] std::string bundle() { return archive_bundle(archived()); }
  [[nodiscard]] ArchivedItem archived() { return {item_, assignments_, history_, alerts_, events_, true, names_}; }

  json item_{{"id", id},
             {"soort", "motie"},
             {"versie", 2},
             {"nummer", "26643-1172"},
             {"titel", "Voorbeeld: <kaders> & \"grenzen\""},
             {"ingediendDatum", "2024-05-16"},
             {"status", "verworpen"},
             {"indieners", {{{"naam", "Voorbeeld"}, {"fractie", "VBD"}}}},
             {"archief",
              {{"geslotenDatum", "2024-05-18"},
               {"categorie", "lijst"},
               {"naam", "Voorbeeldcategorie"},
               {"waardering", "vernietigen"},
               {"jaren", 20},
               {"bron", "Voorbeeldlijst"},
               {"vernietigenVanaf", "2044-05-18"}}}};
  json assignments_{{{"vanafDatum", "2024-05-16"}, {"verantwoordelijke", "minister-jenv"}, {"behandelaar", "m1"}}};
  json history_, alerts_ = json::array();
  std::vector<eventlog::StoredEvent> events_;
  SameNames names_;
};

// The order of the children of `informatieobject` in MDTO-XML1.0.1.xsd of the Nationaal Archief.
TEST_F(Archive, ElementsStandInTheOrderOfTheSchema) {
  const auto xml = mdto::xml(archive_metadata(archived()));
  std::size_t at = 0;
  for (const char* name :
       {"identificatie", "naam", "aggregatieniveau", "classificatie", "omschrijving", "dekkingInTijd", "taal", "event",
        "waardering", "bewaartermijn", "informatiecategorie", "archiefvormer", "betrokkene", "beperkingGebruik"}) {
    const auto found = xml.find("\n    <" + std::string(name) + ">");
    ASSERT_NE(found, std::string::npos) << name << "\n" << xml;
    EXPECT_GT(found, at) << name;
    at = found;
  }
  EXPECT_THAT(xml, HasSubstr("Voorbeeld: &lt;kaders&gt; &amp; \"grenzen\""));
  EXPECT_THAT(xml, HasSubstr("<termijnLooptijd>P20Y</termijnLooptijd>"));
  EXPECT_THAT(xml, HasSubstr("<begripCode>V</begripCode>"));
}

TEST_F(Archive, WhatIsKeptHasNoTermAndWhatIsOpenNoEnd) {
  item_["archief"] = {
      {"geslotenDatum", "2024-05-18"}, {"categorie", "c"}, {"naam", "n"}, {"waardering", "bewaren"}, {"bron", "b"}};
  EXPECT_THAT(mdto::xml(archive_metadata(archived())), Not(HasSubstr("<bewaartermijn>")));
  EXPECT_THAT(mdto::xml(archive_metadata(archived())), HasSubstr("<begripCode>B</begripCode>"));
  item_["archief"] = {{"categorie", "c"}, {"naam", "n"}, {"waardering", "vernietigen"}, {"jaren", 5}, {"bron", "b"}};
  EXPECT_THAT(mdto::xml(archive_metadata(archived())), Not(HasSubstr("<bewaartermijn>")));
  EXPECT_THAT(mdto::xml(archive_metadata(archived())), Not(HasSubstr("Einddatum")));
  item_.erase("archief");
  EXPECT_THAT(mdto::xml(archive_metadata(archived())), HasSubstr("Nog niet gewaardeerd"));
}

TEST(Mdto, ANameIsCutAtAWord) {
  EXPECT_EQ(mdto::short_name("kort", 80), "kort");
  EXPECT_EQ(mdto::short_name("een twee drie", 9), "een twee…");
  EXPECT_EQ(mdto::short_name("één twee", 8), "één twee");
  EXPECT_EQ(mdto::short_name("ééééé", 3), "ééé…");
}

TEST_F(Archive, TheSameStateGivesTheSameBytesAndPasses) {
  const auto one = bundle();
  EXPECT_EQ(bundle(), one);
  const auto found = cli::check_bundle(one);
  EXPECT_THAT(found.faults, ::testing::IsEmpty());
  EXPECT_EQ(found.events, 2U);
  EXPECT_EQ(found.chains, 1U);
  EXPECT_EQ(found.files, 6U);
}

TEST_F(Archive, AnEventThatWasRewrittenIsFound) {
  events_[1].body.replace(events_[1].body.find("verworpen"), 9, "aanvaard.");
  const auto found = cli::check_bundle(bundle());  // its sums are right: they were made after
  EXPECT_THAT(found.faults, ::testing::ElementsAre(HasSubstr("de hash klopt niet")));
}

TEST_F(Archive, AnEventThatWasLeftOutIsFound) {
  events_.erase(events_.begin());
  EXPECT_THAT(cli::check_bundle(bundle()).faults, ::testing::Contains(HasSubstr("er ontbreekt een gebeurtenis")));
}

TEST_F(Archive, EventsOfAnotherItemAreFound) {
  item_["id"] = "6f0c1a9e-8a53-4c8e-9a36-1f2b3c4d5e6f";
  EXPECT_THAT(cli::check_bundle(bundle()).faults, ::testing::Contains(HasSubstr("gaan niet over")));
}

TEST_F(Archive, WhatIsNoPackageIsSaid) {
  EXPECT_THAT(cli::check_bundle("geen zip").faults, ::testing::SizeIs(1));
  auto broken = bundle();
  broken.resize(broken.size() / 2);
  EXPECT_THAT(cli::check_bundle(broken).faults, ::testing::Not(::testing::IsEmpty()));
}

}  // namespace
}  // namespace gestand::gateway
