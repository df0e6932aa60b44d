// Titles, dictums, names, numbers and appreciations, in forms met in the register.
#include "services/gestand/domain/wording.hpp"

#include <gmock/gmock.h>

namespace gestand::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CleanLine, TrimsDecodesAndJoins) {
  EXPECT_EQ(clean_line("  Motie A\tover\n b \xC2\xA0 c  "), "Motie A over b c");
  EXPECT_EQ(clean_line("Knip &amp; Plak &lt;x&gt; caf&eacute; &#8364; &#x20AC;"), "Knip & Plak <x> café € €");
  EXPECT_EQ(clean_line("a&nbsp;&nbsp;b"), "a b");
}

TEST(CleanLine, LeavesWhatIsNoEntity) {
  EXPECT_EQ(clean_line("R&D; AT&T &onbekend; &#0; &#xD800; &"), "R&D; AT&T &onbekend; &#0; &#xD800; &");
  EXPECT_EQ(clean_line("&amp;lt;"), "&lt;") << "decoded once, not twice";
}

TEST(MotionBody, RunsFromTheChamberToTheOrderOfTheDay) {
  const char* paper =
      "Vergaderjaar 2024-2025\nNr.\n574\nMOTIE VAN HET LID A\nDe Kamer,\ngehoord de beraadslaging,\noverwegende dat "
      "x;\nverzoekt de "
      "regering y te doen,\nen gaat over tot de orde van de dag.\nA";
  EXPECT_EQ(motion_body(paper), "gehoord de beraadslaging,\noverwegende dat x;\nverzoekt de regering y te doen");
  EXPECT_EQ(motion_body("De Kamer,\nspreekt uit dat z;\nEn gaat over tot de orde van de dag.\nA"), "spreekt uit dat z");
  EXPECT_EQ(motion_body("Een brief zonder motie"), "");
}

TEST(CleanNames, KeepsNamesAsThePaperGivesThem) {
  EXPECT_THAT(clean_names({"Dobbe", "Van der Werf,", "Michon-Derkzen.", "Ceder______"}),
              ElementsAre("Dobbe", "Van der Werf", "Michon-Derkzen", "Ceder"));
  EXPECT_THAT(clean_names({"Boswijk, Bikker", "Jetten en Eerdmans."}),
              ElementsAre("Boswijk", "Bikker", "Jetten", "Eerdmans"));
  EXPECT_THAT(clean_names({"\\Van Baarle", "Faber-van de Klashorst"}),
              ElementsAre("Van Baarle", "Faber-van de Klashorst"));
  EXPECT_THAT(clean_names({".", "", "  "}), IsEmpty());
}

TEST(FoldedName, MeetsBothSpellings) {
  EXPECT_EQ(folded_name("Kostić"), "kostic");
  EXPECT_EQ(folded_name("D.J.H. (Diederik) van Dijk"), "d j h diederik van dijk");
  EXPECT_EQ(folded_name("Yeşilgöz-Zegerius"), "yesilgoz zegerius");
}

TEST(PaperNumber, TakesOnlyTheIdentityOfAPaper) {
  EXPECT_EQ(paper_number("kst-26643-1172"), "26643-1172");
  EXPECT_EQ(paper_number("kst-36600-VI-45"), "36600-VI-45");
  EXPECT_EQ(paper_number("kst-21501-32-1603"), "21501-32-1603");
  EXPECT_EQ(paper_number("kst-36410-A-30"), "36410-A-30");
  for (const char* other : {"", "26643-1172", "ah-tk-20242025-770", "kst-2664-1", "kst-26643", "kst-26643-",
                            "kst-26643-VI", "kst-26643--1", "kst-26643-1172-n1-2", "kst-26643-12x"})
    EXPECT_EQ(paper_number(other), std::nullopt) << other;
  EXPECT_EQ(serial_of("36600-VI-45"), 45);
  EXPECT_EQ(dossier_of("36600-VI-45"), "36600-VI");
}

TEST(AppreciationMap, KnowsTheTwelveValuesAndSaysWhenItDoesNot) {
  EXPECT_EQ(appreciation("Ontraden, tenzij gewijzigd").value, "ontraden-tenzij-gewijzigd");
  EXPECT_EQ(appreciation("Verzocht motie aan te houden").value, "verzoek-aanhouden");
  EXPECT_EQ(appreciation("Niet beschikbaar bij gewijzigde moties en/of amendementen").value, "niet-beschikbaar");
  EXPECT_TRUE(appreciation("Niet beschikbaar bij moties en/of amendementen vóór 1 april 2019").known);
  EXPECT_EQ(appreciation("Iets nieuws").value, "niet-beschikbaar");
  EXPECT_FALSE(appreciation("Iets nieuws").known);
}

}  // namespace
}  // namespace gestand::cli
