#include "common/rows/values.hpp"

#include <gtest/gtest.h>

#include "common/calendar/date.hpp"
#include "common/rows/reference.hpp"

namespace gestand::rows {
namespace {

using sheet::Cell;

Cell text(const std::string& what) { return {Cell::Kind::Text, what, 0, std::nullopt}; }
std::string day(const std::string& what) {
  const auto read = read_day(text(what), false);
  return read ? calendar::to_iso(read.value()) : read.refusal().code;
}

TEST(Values, Days) {
  const std::pair<const char*, const char*> all[] = {{"17-05-2024", "2024-05-17"},
                                                     {"7-5-2024", "2024-05-07"},
                                                     {"17.05.2024", "2024-05-17"},
                                                     {"17/05/2024", "2024-05-17"},
                                                     {"17 - 05 - 2024", "2024-05-17"},
                                                     {"2024-05-17", "2024-05-17"},
                                                     {"2024-05-17 00:00:00", "2024-05-17"},
                                                     {"17 mei 2024", "2024-05-17"},
                                                     {"1 Januari 2024", "2024-01-01"},
                                                     {"3 mrt. 2024", "2024-03-03"},
                                                     {"3 sept 2024", "2024-09-03"},
                                                     {"vrijdag 17 mei 2024", "2024-05-17"},
                                                     {"17-mei-2024", "2024-05-17"},
                                                     {"45429", "2024-05-17"},
                                                     {"29-02-2024", "2024-02-29"},
                                                     {"17-05-24", "jaar-met-twee-cijfers"},
                                                     {"17 mei 24", "jaar-met-twee-cijfers"},
                                                     {"5-6-'24", "geen-datum"},
                                                     {"31-02-2024", "dag-bestaat-niet"},
                                                     {"29-02-2023", "dag-bestaat-niet"},
                                                     {"05/17/2024", "dag-bestaat-niet"},
                                                     {"2024-13-01", "dag-bestaat-niet"},
                                                     {"vorige week", "geen-datum"},
                                                     {"17 ma 2024", "geen-datum"},
                                                     {"2024", "geen-datum"},
                                                     {"123456", "geen-datum"},
                                                     {"17-05-0024", "jaar-onwaarschijnlijk"},
                                                     {"17-05-2924", "jaar-onwaarschijnlijk"},
                                                     {"", "geen-datum"}};
  for (const auto& [given, wanted] : all) EXPECT_EQ(day(given), wanted) << given;
  EXPECT_EQ(read_day({Cell::Kind::Number, "-3", -3, std::nullopt}, false).refusal().code, "geen-datum");
  EXPECT_EQ(calendar::to_iso(read_day({Cell::Kind::Number, "43967", 43'967, std::nullopt}, true).value()),
            "2024-05-17");
  EXPECT_EQ(day(std::string(5'000, '1') + " mei 2024"), "geen-datum");
}

TEST(Values, WordsAreNoDays) {
  for (const char* word : {"voor de zomer", "Q3 2025", "eind 2025", "medio maart 2025", "zo snel mogelijk"})
    EXPECT_FALSE(looks_like_day(text(word))) << word;
  for (const char* meant : {"17-05-24", "31-02-2024", "45429", "17 mei 2024", "2024-05"})
    EXPECT_TRUE(looks_like_day(text(meant))) << meant;
}

TEST(Values, Parties) {
  const std::pair<const char*, std::vector<Party>> all[] = {
      {"Ellian (VVD)", {{"Ellian", "VVD", ""}}},
      {"het lid Van Nispen (SP)", {{"Van Nispen", "SP", ""}}},
      {"Ellian (VVD), Mutluer (GroenLinks-PvdA)", {{"Ellian", "VVD", ""}, {"Mutluer", "GroenLinks-PvdA", ""}}},
      {"Ellian (VVD) en Mutluer (PvdA)", {{"Ellian", "VVD", ""}, {"Mutluer", "PvdA", ""}}},
      {"Ellian (VVD);\nvaste commissie voor J&V", {{"Ellian", "VVD", ""}, {"", "", "vaste commissie voor J&V"}}},
      {"Tweede Kamer", {{"", "", "Tweede Kamer"}}},
      {"Van der Berg, A.", {{"Van der Berg, A.", "", ""}}},
      {"Six Dijkstra", {{"Six Dijkstra", "", ""}}}};
  for (const auto& [given, wanted] : all) EXPECT_EQ(read_parties(given, "").value(), wanted) << given;
  EXPECT_EQ(read_parties("Ellian", "VVD").value(), (std::vector<Party>{{"Ellian", "VVD", ""}}));
  EXPECT_EQ(read_parties("Ellian; Mutluer", "VVD; PvdA").value(),
            (std::vector<Party>{{"Ellian", "VVD", ""}, {"Mutluer", "PvdA", ""}}));
  EXPECT_EQ(read_parties("Ellian; Mutluer", "VVD").refusal().code, "fracties-passen-niet");
  EXPECT_EQ(read_parties("Ellian (VVD", "").refusal().code, "naam-onleesbaar");
  EXPECT_EQ(shown({{"Ellian", "VVD", ""}, {"", "", "commissie J&V"}}), "Ellian (VVD); commissie J&V");
}

TEST(Values, WordsOfPractice) {
  EXPECT_EQ(read_status(Kind::Toezegging, "Afgedaan"), "voldaan");
  EXPECT_EQ(read_status(Kind::Toezegging, " In behandeling "), "openstaand");
  EXPECT_EQ(read_status(Kind::Motie, "Aangenomen"), "aangenomen");
  EXPECT_FALSE(read_status(Kind::Motie, "voldaan"));
  EXPECT_FALSE(read_status(Kind::Toezegging, "klaar?"));
  EXPECT_EQ(read_judgement("Oordeel Kamer"), "oordeel-kamer");
  EXPECT_EQ(read_judgement("Ontraden, tenzij gewijzigd"), "ontraden-tenzij-gewijzigd");
  EXPECT_EQ(read_themes("AI; politie, AI"), (std::vector<std::string>{"AI", "politie"}));
}

TEST(Reference, OfficesInEverySpelling) {
  const Names offices(std::vector<Named>{{"minister-jenv", "Minister van Justitie en Veiligheid"},
                                         {"staatssecretaris-jenv", "Staatssecretaris van Justitie en Veiligheid"},
                                         {"staatssecretaris-rechtsbescherming", "Staatssecretaris Rechtsbescherming"},
                                         {"minister-bzk", "Minister van Binnenlandse Zaken en Koninkrijksrelaties"},
                                         {"minister-president", "Minister-President"}});
  const std::pair<const char*, const char*> all[] = {
      {"minister-jenv", "minister-jenv"},
      {"Minister van Justitie en Veiligheid", "minister-jenv"},
      {"MINISTER VAN JUSTITIE EN VEILIGHEID", "minister-jenv"},
      {"min. J&V", "minister-jenv"},
      {"MinJenV", "minister-jenv"},
      {"minister van JenV", "minister-jenv"},
      {"de minister van J en V", "minister-jenv"},
      {"Stas JenV", "staatssecretaris-jenv"},
      {"staatssecretaris van Justitie & Veiligheid", "staatssecretaris-jenv"},
      {"Stas. Rechtsbescherming", "staatssecretaris-rechtsbescherming"},
      {"MinBZK", "minister-bzk"},
      {"Minister van BZK", "minister-bzk"},
      {"MP", "minister-president"},
      {"minister-president", "minister-president"},
      {"minister", "geen"},
      {"Minister van Defensie", "geen"},
      {"", "geen"}};
  for (const auto& [given, wanted] : all) EXPECT_EQ(offices.code_of(given).value_or("geen"), wanted) << given;
  const Names twins(std::vector<Named>{{"a", "Directie Politie"}, {"b", "Politie"}});
  EXPECT_FALSE(twins.code_of("directie politie")) << "two have it";
}

}  // namespace
}  // namespace gestand::rows
