// Motions in every state that a person can bring about, on police, AI, safety regions and the justice system.
#include <array>

#include "services/gestand/domain/demo.hpp"

namespace gestand::cli {
namespace {

struct Tabled {
  const char* number;
  const char* title;
  const char* request;
  const char* mover;
  int day;
  const char* office;
  const char* directorate;
};

constexpr const char* police = "directie-politie";
constexpr const char* ai = "directie-ai";
constexpr const char* regions = "directie-veiligheidsregios";
constexpr const char* justice = "directie-rechtsbestel";
constexpr const char* jenv = "minister-jenv";
constexpr const char* bzk = "staatssecretaris-bzk";
constexpr const char* legal = "staatssecretaris-rechtsbescherming";

constexpr std::array tabled{
    // ingediend
    Tabled{"99001-11", "een wijkagent per vijfduizend inwoners",
           "te waarborgen dat er per vijfduizend inwoners een wijkagent is", "Aalders", -6, jenv, police},
    Tabled{"99001-12", "bodycams in de noodhulp", "de Kamer voor de zomer te informeren over bodycams in de noodhulp",
           "Bakker", -6, jenv, police},
    Tabled{"99001-13", "open politiebureaus in dorpen", "te onderzoeken welke dorpsbureaus open kunnen blijven",
           "Cramer", -2, jenv, police},
    Tabled{"99002-5", "een register van algoritmes bij de opsporing",
           "alle algoritmes in de opsporing in het register op te nemen", "Dekker", -9, bzk, ai},
    Tabled{"99003-8", "oefenen op langdurige stroomuitval", "jaarlijks te oefenen op langdurige stroomuitval", "Evers",
           -4, jenv, regions},
    Tabled{"99004-21", "rechtsbijstand in dunbevolkte gebieden",
           "een plan te maken voor rechtsbijstand in dunbevolkte gebieden", "Faber", -12, legal, justice},
    // aangehouden
    Tabled{"99001-14", "een juridische grondslag voor gezichtsherkenning",
           "een juridische grondslag met kaders te ontwikkelen", "Groen", -40, jenv, ai},
    Tabled{"99001-15", "meer capaciteit voor zeden", "de capaciteit voor zedenzaken uit te breiden", "Hoekstra", -70,
           jenv, police},
    Tabled{"99003-9", "een meldpunt voor vrijwillige brandweer",
           "een meldpunt in te richten voor vrijwilligers bij de brandweer", "Aalders", -33, jenv, regions},
    Tabled{"99004-22", "doorlooptijden in de strafrechtketen", "streefcijfers voor doorlooptijden vast te leggen",
           "Bakker", -62, jenv, justice},
    // aangenomen, in each stage of execution
    Tabled{"99001-16", "aanpak van agressie tegen hulpverleners",
           "de aanpak van agressie tegen hulpverleners te versterken", "Cramer", -120, jenv, police},
    Tabled{"99001-17", "taalvaardigheid bij de aangifte", "aangifte doen in eenvoudige taal mogelijk te maken",
           "Dekker", -150, jenv, police},
    Tabled{"99002-6", "toetsing van voorspellende systemen vooraf", "voorspellende systemen vooraf te laten toetsen",
           "Evers", -110, bzk, ai},
    Tabled{"99003-10", "evaluatie van de noodverordeningen", "de noodverordeningen te evalueren", "Faber", -200, jenv,
           regions},
    Tabled{"99004-23", "griffierechten voor kleine vorderingen", "de griffierechten voor kleine vorderingen te herzien",
           "Groen", -230, legal, justice},
    Tabled{"99001-18", "nazorg na een schietincident", "te voorzien in nazorg voor agenten na een schietincident",
           "Hoekstra", -260, jenv, police},
    Tabled{"99001-19", "een visie op vrijwilligers bij de politie",
           "een visie op vrijwilligers bij de politie op te stellen", "Aalders", -95, jenv, police},
    Tabled{"99004-24", "mediation in het familierecht", "mediation in het familierecht te bevorderen", "Bakker", -140,
           legal, justice},
    Tabled{"99001-20", "spreiding van de meldkamers", "de spreiding van de meldkamers te heroverwegen", "Cramer", -85,
           jenv, police},
    // verworpen, ingetrokken, overgenomen, vervallen, vervangen
    Tabled{"99001-21", "afschaffen van de nationale korpsleiding", "de nationale korpsleiding af te schaffen", "Dekker",
           -100, jenv, police},
    Tabled{"99002-7", "een verbod op elk gebruik van drones", "het gebruik van drones te verbieden", "Evers", -100, bzk,
           ai},
    Tabled{"99003-11", "een eigen brandweer in elke gemeente", "elke gemeente een eigen brandweer te geven", "Faber",
           -90, jenv, regions},
    Tabled{"99004-25", "een rechtbank in elke provinciehoofdstad", "in elke provinciehoofdstad een rechtbank te openen",
           "Groen", -88, legal, justice},
    Tabled{"99001-22", "een proef met avondaangifte", "een proef met aangifte in de avond te houden", "Hoekstra", -75,
           jenv, police},
    Tabled{"99002-8", "uitleg bij geautomatiseerde besluiten", "bij elk geautomatiseerd besluit uitleg te geven",
           "Aalders", -75, bzk, ai},
    Tabled{"99003-12", "sirenes behouden na de overgang", "de sirenes te behouden tot er een alternatief is", "Bakker",
           -130, jenv, regions},
    Tabled{"99004-26", "een loket voor slachtoffers", "een loket voor slachtoffers te openen", "Cramer", -175, legal,
           justice},
    Tabled{"99001-23", "diversiteit in de werving", "de werving van de politie te verbreden", "Dekker", -55, jenv,
           police},
    Tabled{"99002-9", "toezicht op slimme camera's", "toezicht op slimme camera's te regelen", "Evers", -50, bzk, ai},
};

DemoStep tabling(const Tabled& motion) {
  const std::string mover = std::string("Voorbeeld-") + motion.mover;
  return {motion.number, "/v1/moties",
          std::string(R"({"nummer":")") + motion.number + R"(","titel":"Voorbeeld: motie van het lid )" + mover +
              " over " + motion.title + R"(","verzoeken":["verzoekt de regering )" + motion.request +
              R"("],"indieners":[{"naam":")" + mover + R"(","fractie":"Voorbeeldpartij"}],"ingediendDatum":"<)" +
              std::to_string(motion.day) + R"(>","verantwoordelijke":")" + motion.office + R"(","directie":")" +
              motion.directorate + R"("})"};
}

struct Then {
  const char* number;
  const char* verb;
  const char* body;
};

constexpr const char* vote_for =
    R"("soort":"handopsteken","voor":[{"fractie":"Voorbeeldpartij","zetels":60},{"fractie":"Voorbeeldbeweging","zetels":31}],"tegen":[{"fractie":"Voorbeeldlijst","zetels":59}]})";

constexpr std::array then{
    Then{"99001-11", "appreciaties", R"({"oordeel":"oordeel-kamer","door":"minister-jenv","datum":"<-6>"})"},
    Then{"99001-11", "termijnen",
         R"({"termijn":{"datum":"<20>"},"soort":"intern","toelichting":"Voorbeeld: advies voor de stemming"})"},
    Then{"99001-12", "appreciaties", R"({"oordeel":"nog-te-ontvangen","door":"minister-jenv","datum":"<-6>"})"},
    Then{
        "99001-12", "termijnen",
        R"({"termijn":{"datum":"<-1>"},"soort":"extern","toelichting":"Voorbeeld: brief toegezegd voor de stemming"})"},
    Then{
        "99002-5", "appreciaties",
        R"({"oordeel":"oordeel-kamer","door":"minister-jenv","datum":"<-9>","toelichting":"Voorbeeld: door een ander ambt dan het verantwoordelijke"})"},
    Then{"99003-8", "appreciaties", R"({"oordeel":"ontraden","door":"minister-jenv","datum":"<-4>"})"},
    Then{"99004-21", "appreciaties",
         R"({"oordeel":"ontijdig","door":"staatssecretaris-rechtsbescherming","datum":"<-12>"})"},

    Then{"99001-14", "appreciaties", R"({"oordeel":"oordeel-kamer","door":"staatssecretaris-bzk","datum":"<-40>"})"},
    Then{
        "99001-14", "appreciaties",
        R"({"oordeel":"verzoek-aanhouden","door":"minister-jenv","datum":"<-39>","herstelt":true,"brief":"99001-24"})"},
    Then{"99001-14", "aanhoudingsverzoeken",
         R"({"door":"minister-jenv","datum":"<-39>","totEditie":"<id hjb-nu>","brief":"99001-24"})"},
    Then{"99001-14", "aanhoudingen", R"({"datum":"<-35>","totEditie":"<id hjb-nu>"})"},
    Then{"99001-15", "appreciaties", R"({"oordeel":"verzoek-aanhouden","door":"minister-jenv","datum":"<-70>"})"},
    Then{"99001-15", "aanhoudingen", R"({"datum":"<-65>"})"},
    Then{"99003-9", "appreciaties",
         R"({"oordeel":"ontraden-tenzij-gewijzigd","door":"minister-jenv","datum":"<-33>"})"},
    Then{"99003-9", "aanhoudingen", R"({"datum":"<-28>"})"},
    Then{"99004-22", "appreciaties", R"({"oordeel":"geen","door":"minister-jenv","datum":"<-62>"})"},
    Then{"99004-22", "aanhoudingen", R"({"datum":"<-60>"})"},
    Then{"99004-22", "koppelingen",
         R"({"editie":"<id vrb-nu>","rol":"tussenstand","tekst":"Voorbeeld: stand van de streefcijfers"})"},

    Then{"99001-16", "koppelingen", R"({"editie":"<id hjb-nu>","rol":"afdoening"})"},
    Then{"99001-17", "uitvoeringen", R"({"uitvoering":"in-uitvoering","datum":"<-90>"})"},
    Then{"99001-17", "koppelingen", R"({"editie":"<id hjb-later>","rol":"afdoening"})"},
    Then{"99002-6", "uitvoeringen", R"({"uitvoering":"in-uitvoering","datum":"<-60>"})"},
    Then{"99002-6", "termijnen",
         R"({"termijn":{"datum":"<-12>"},"soort":"extern","toelichting":"Voorbeeld: te laat"})"},
    Then{
        "99003-10", "uitvoeringen",
        R"({"uitvoering":"uitgevoerd","datum":"<-20>","toelichting":"Voorbeeld: de evaluatie is klaar, de Kamer weet het nog niet"})"},
    Then{"99003-10", "termijnen", R"({"termijn":{"datum":"<7>"},"soort":"extern"})"},
    Then{"99004-23", "uitvoeringen", R"({"uitvoering":"gemeld","datum":"<-15>","brief":"99004-30"})"},
    Then{"99001-18", "uitvoeringen", R"({"uitvoering":"gemeld","datum":"<-80>","brief":"99001-30"})"},
    Then{"99001-18", "uitvoeringen", R"({"uitvoering":"afgedaan","datum":"<-50>"})"},
    Then{"99001-19", "termijnen", R"({"termijn":{"datum":"<75>"},"soort":"extern"})"},
    Then{"99001-19", "notities", R"({"tekst":"Voorbeeld: eerste gesprek met de korpsleiding gepland"})"},
    Then{"99004-24", "koppelingen", R"({"editie":"<id vrb-nu>","rol":"afdoening"})"},
    Then{"99001-20", "termijnen",
         R"({"termijn":{"datum":"<14>"},"soort":"extern","toelichting":"Voorbeeld: brief toegezegd"})"},

    Then{"99001-22", "intrekkingen", R"({"datum":"<-70>","reden":"Voorbeeld: de minister zegde de proef toe"})"},
    Then{"99002-8", "intrekkingen", R"({"datum":"<-68>"})"},
    Then{"99003-12", "overnames", R"({"datum":"<-128>"})"},
    Then{"99003-12", "termijnen", R"({"termijn":{"datum":"<28>"},"soort":"extern"})"},
    Then{"99004-26", "aanhoudingen", R"({"datum":"<-170>"})"},
    Then{"99004-26", "vervallenverklaringen", R"({"datum":"<-40>","reden":"Voorbeeld: termijn verstreken"})"},
    Then{
        "99001-23", "wijzigingen",
        R"({"nummer":"99001-25","datum":"<-50>","titel":"Voorbeeld: gewijzigde motie van het lid Voorbeeld-Dekker over diversiteit in de werving, t.v.v. 99001-23"})"},
    Then{
        "99002-9", "wijzigingen",
        R"({"nummer":"99002-10","datum":"<-45>","titel":"Voorbeeld: gewijzigde motie van het lid Voorbeeld-Evers over toezicht op slimme camera's, t.v.v. 99002-9"})"},
};

struct Vote {
  const char* number;
  int day;
  bool adopted;
  const char* appreciation;  // given on the day of tabling
  const char* office;
  int tabled;
};
constexpr std::array votes{
    Vote{"99001-16", -113, true, "oordeel-kamer", jenv, -120},
    Vote{"99001-17", -143, true, "oordeel-kamer", jenv, -150},
    Vote{"99002-6", -103, true, "ontraden", bzk, -110},
    Vote{"99003-10", -193, true, "oordeel-kamer", jenv, -200},
    Vote{"99004-23", -223, true, "ontraden", legal, -230},
    Vote{"99001-18", -253, true, "oordeel-kamer", jenv, -260},
    Vote{"99001-19", -88, true, "overbodig", jenv, -95},
    Vote{"99004-24", -133, true, "oordeel-kamer", legal, -140},
    Vote{"99001-20", -78, true, "ontraden", jenv, -85},
    Vote{"99001-21", -93, false, "ontraden", jenv, -100},
    Vote{"99002-7", -93, false, "ontraden", bzk, -100},
    Vote{"99003-11", -83, false, "ontraden", jenv, -90},
    Vote{"99004-25", -81, false, "oordeel-kamer", legal, -88},
};

void add_votes(std::vector<DemoStep>& steps) {
  for (const Vote& vote : votes) {
    const std::string number = vote.number;
    const std::string path = "/v1/moties/<id " + number + ">/";
    steps.push_back({number + "-appreciatie", path + "appreciaties",
                     std::string(R"({"oordeel":")") + vote.appreciation + R"(","door":")" + vote.office +
                         R"(","datum":"<)" + std::to_string(vote.tabled) + R"(>"})"});
    const std::string head = R"({"datum":"<)" + std::to_string(vote.day) + R"(>","uitslag":")" +
                             (vote.adopted ? "aangenomen" : "verworpen") + R"(")";
    steps.push_back({number + "-stemming", path + "stemmingen", vote.adopted ? head + "," + vote_for : head + "}"});
  }
}

}  // namespace

std::vector<DemoStep> demo_motions() {
  std::vector<DemoStep> steps;
  for (const Tabled& motion : tabled) steps.push_back(tabling(motion));
  add_votes(steps);
  int count = 0;
  for (const Then& step : then) {
    const std::string number = step.number;
    steps.push_back({number + "-" + step.verb + "-" + std::to_string(++count),
                     "/v1/moties/<id " + number + ">/" + step.verb, step.body});
  }
  return steps;
}

}  // namespace gestand::cli
