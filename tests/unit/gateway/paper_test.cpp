// The papers of an edition as files: what they say of the term of a held
// motion, in the layout of their edition.
#include "services/gateway/adapters/paper.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace gestand::gateway {
namespace {

using nlohmann::json;

json appendix(int layout, const json& more) {
  json out = json::parse(
      R"json({"titel":"Moties, toezeggingen en aanvullende verzoeken","concept":false,
    "stand":"2024-06-20T09:00:00.000000Z","editie":{"id":"E","naam":"Eerste","geplandDatum":"2024-07-04"},
    "vehikel":{"id":"V","naam":"Voorbeeldbericht"},"resultaten":[{"soort":"motie","id":"M","volgnummer":1,
    "nummer":"99001-7","titel":"Voorbeeld","door":["Lid (VBD)"],"vindplaats":"Kamerstukken II 99 001, nr. 7",
    "status":"aangehouden","uitvoering":"nvt","rollen":["belofte"],"datum":"2024-01-10","isOpen":true,
    "termijn":{"datum":"2024-06-10","soort":"vervalt","eersteDatum":"2024-06-10","verschuivingen":0},
    "wijziging":"gewijzigd","gewijzigd":["status","termijn"]}]})json");
  out["opmaak"] = layout;
  out["resultaten"][0].update(more);
  return out;
}

const json lapse_only = json::object();
const json of_edition = {
    {"termijn", {{"datum", "2024-07-04"}, {"soort", "editie"}, {"eersteDatum", "2024-07-02"}, {"verschuivingen", 1}}},
    {"vervalt", {{"datum", "2024-06-10"}}},
    {"gewijzigd", {"termijn", "vervalt"}}};

std::string in_prose(const Paper& paper) { return paper.tables.at(0).rows.at(0).at(5).text; }

// The bytes that went out before there was a second layout.
TEST(Papers, TheFirstLayoutStaysAsItWas) {
  const auto paper = appendix_paper(appendix(1, lapse_only));
  EXPECT_EQ(written(paper, Format::Csv, {}),
            "Nr.,Soort,Nummer,Titel,Vindplaats,Stand van "
            "zaken,Akkoord,Status,Termijn,Sinds vorige editie,Wat "
            "wijzigde,Tekst,Indieners of gedaan "
            "door,Datum,Uitvoering,Rol,Eerste termijn,Verplaatst,Na "
            "sluiting,Vaststelling,Stand,Id\r\n"
            "1,Motie,99001-7,Voorbeeld,\"Kamerstukken II 99 001, nr. "
            "7\",,,Aangehouden,2024-06-10,Gewijzigd,\"status, "
            "termijn\",,Lid "
            "(VBD),2024-01-10,,belofte,2024-06-10,0,,vastgesteld,2024-06-20T09:"
            "00:00.000000Z,M\r\n");
  EXPECT_EQ(paper.data.printed, 10U);
  EXPECT_EQ(in_prose(paper), "10-06-2024\n(vervaldatum)");
}

TEST(Papers, TheSecondLayoutTellsTheTermAndTheDayOfLapse) {
  const auto paper = appendix_paper(appendix(2, of_edition));
  EXPECT_EQ(written(paper, Format::Csv, {}),
            "Nr.,Soort,Nummer,Titel,Vindplaats,Stand van "
            "zaken,Akkoord,Status,Termijn,Vervalt,Sinds vorige editie,Wat "
            "wijzigde,Tekst,Indieners of gedaan "
            "door,Datum,Uitvoering,Rol,Eerste termijn,Verplaatst,Na "
            "sluiting,Vaststelling,Stand,Id\r\n"
            "1,Motie,99001-7,Voorbeeld,\"Kamerstukken II 99 001, nr. "
            "7\",,,Aangehouden,2024-07-04,2024-06-10,Gewijzigd,\"termijn, "
            "vervaldatum\",,Lid "
            "(VBD),2024-01-10,,belofte,2024-07-02,1,,vastgesteld,2024-06-20T09:"
            "00:00.000000Z,M\r\n");
  EXPECT_EQ(paper.data.printed, 11U) << "it goes on paper, as the term does";
  EXPECT_EQ(in_prose(paper), "04-07-2024\neerst 02-07-2024, 1× verplaatst\nvervalt 10-06-2024");
}

TEST(Papers, ADayOfLapseThatIsTheTermStandsInBothColumnsAndOnceInProse) {
  const auto paper = appendix_paper(appendix(2, lapse_only));
  const auto& row = paper.data.rows.at(0);
  EXPECT_EQ(row.at(8).text, "2024-06-10");
  EXPECT_EQ(row.at(9).text, "2024-06-10");
  EXPECT_EQ(in_prose(paper), "10-06-2024\n(vervaldatum)");
}

}  // namespace
}  // namespace gestand::gateway
