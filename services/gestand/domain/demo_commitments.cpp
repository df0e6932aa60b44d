// Commitments and requests of the Chamber: open, late, partly met, met, conditional.
#include <array>

#include "services/gestand/domain/demo.hpp"

namespace gestand::cli {
namespace {

struct Promised {
  const char* number;
  const char* text;
  int day;
  const char* office;
  const char* to;
  const char* directorate;
  const char* deadline;  // JSON, or empty
};

constexpr std::array promised{
    Promised{"TZ990001-001", "de Kamer te informeren over de proef met bodycams", -30, "minister-jenv", "Bakker",
             "directie-politie", R"({"editie":"<id hjb-nu>"})"},
    Promised{"TZ990001-002", "een brief te sturen over de bezetting van de basisteams", -45, "minister-jenv", "Aalders",
             "directie-politie", R"({"datum":"<6>"})"},
    Promised{"TZ990001-003", "terug te komen op de vergoeding voor vrijwilligers", -80, "minister-jenv", "Cramer",
             "directie-veiligheidsregios", R"({"datum":"<-9>"})"},
    Promised{"TZ990001-004", "de evaluatie van het cameratoezicht toe te sturen", -60, "minister-jenv", "Dekker",
             "directie-ai", R"({"datum":"<33>"})"},
    Promised{"TZ990001-005", "cijfers over de doorlooptijden te geven", -100, "minister-jenv", "Evers",
             "directie-rechtsbestel", R"({"editie":"<id vrb-nu>"})"},
    Promised{"TZ990001-006", "met de korpsleiding te spreken over de werving", -20, "minister-jenv", "Faber",
             "directie-politie", R"({"tekst":"zo snel mogelijk"})"},
    Promised{"TZ990001-007", "de Kamer te informeren over het landelijk meldkamersysteem", -130, "minister-jenv",
             "Groen", "directie-politie", R"({"datum":"<-40>"})"},
    Promised{"TZ990001-008", "een overzicht van de risicoalgoritmes te sturen", -15, "staatssecretaris-bzk", "Hoekstra",
             "directie-ai", R"({"datum":"<21>"})"},
    Promised{"TZ990001-009", "de stand van de sociale advocatuur te melden", -55, "staatssecretaris-rechtsbescherming",
             "Aalders", "directie-rechtsbestel", R"({"datum":"<12>"})"},
    Promised{"TZ990001-010", "te bezien of het oefenbudget toereikend is", -35, "minister-jenv", "Bakker",
             "directie-veiligheidsregios", ""},
    Promised{"TZ990001-011", "het rapport over de meldkamers toe te zenden", -160, "minister-jenv", "Cramer",
             "directie-politie", R"({"datum":"<-70>"})"},
    Promised{"TZ990001-012", "de uitkomst van het overleg met de rechtspraak te delen", -95,
             "staatssecretaris-rechtsbescherming", "Dekker", "directie-rechtsbestel", R"({"datum":"<-30>"})"},
    Promised{"TZ990001-013", "de Kamer te berichten over de pilot met slimme camera's", -25, "staatssecretaris-bzk",
             "Evers", "directie-ai", R"({"datum":"<50>"})"},
    Promised{"TZ990001-014", "een tijdpad voor de nieuwe wet te geven", -10, "minister-jenv", "Faber",
             "directie-politie", R"({"datum":"<90>"})"},
    Promised{"TZ990001-015", "in gesprek te gaan met de veiligheidsregio's", -50, "minister-jenv", "Groen",
             "directie-veiligheidsregios", R"({"datum":"<2>"})"},
    Promised{"TZ990001-016", "de aanbevelingen van de inspectie van een reactie te voorzien", -70, "minister-jenv",
             "Hoekstra", "directie-politie", R"({"editie":"<id hjb-nu>"})"},
};

struct Asked {
  const char* text;
  int day;
  const char* by;
  const char* directorate;
  const char* deadline;
};
constexpr std::array asked{
    Asked{"een reactie op het rapport over etnisch profileren", -18, "Voorbeeldcommissie voor Justitie en Veiligheid",
          "directie-politie", R"({"datum":"<11>"})"},
    Asked{"een brief over de inzet van algoritmes bij de meldkamer", -22, "Voorbeeldcommissie voor Digitale Zaken",
          "directie-ai", R"({"datum":"<-3>"})"},
    Asked{"de planning van het rechtsbestel voor het komende jaar", -8,
          "Voorbeeldcommissie voor Justitie en Veiligheid", "directie-rechtsbestel", R"({"editie":"<id vrb-nu>"})"},
};

DemoStep promise(const Promised& item) {
  std::string body = std::string(R"({"nummer":")") + item.number + R"(","tekst":"Voorbeeld: zegt toe )" + item.text +
                     R"(","datum":"<)" + std::to_string(item.day) + R"(>","gedaanDoor":{"ambt":")" + item.office +
                     R"("},"aan":[{"naam":"Voorbeeld-)" + item.to + R"(","fractie":"Voorbeeldpartij"}],"directie":")" +
                     item.directorate + R"(")";
  if (*item.deadline != '\0') body += std::string(R"(,"termijn":)") + item.deadline;
  return {item.number, "/v1/toezeggingen", body + "}"};
}

}  // namespace

std::vector<DemoStep> demo_commitments() {
  std::vector<DemoStep> steps;
  for (const Promised& item : promised) steps.push_back(promise(item));
  steps.push_back(
      {"TZ990001-017", "/v1/toezeggingen",
       R"({"nummer":"TZ990001-017","tekst":"Voorbeeld: zegt toe de Kamer te informeren zodra het advies er is","datum":"<-27>","gedaanDoor":{"ambt":"minister-jenv"},)"
       R"("aan":[{"naam":"Voorbeeld-Aalders","fractie":"Voorbeeldpartij"}],"directie":"directie-politie","voorwaarde":"Voorbeeld: het advies van de Raad is ontvangen"})"});
  const auto settle = [&](const char* number, const char* body) {
    steps.push_back(
        {std::string(number) + "-voldoening", "/v1/toezeggingen/<id " + std::string(number) + ">/voldoeningen", body});
  };
  settle("TZ990001-011", R"({"datum":"<-72>","brief":"99001-40"})");
  settle("TZ990001-012", R"({"datum":"<-28>","brief":"99004-40","deels":true})");
  int count = 0;
  for (const Asked& item : asked)
    steps.push_back({"verzoek-" + std::to_string(++count), "/v1/kamerverzoeken",
                     std::string(R"({"tekst":"Voorbeeld: verzoek om )") + item.text + R"(","datum":"<)" +
                         std::to_string(item.day) +
                         R"(>","gedaanDoor":{"ambt":"minister-jenv"},"aan":[{"commissie":")" + item.by +
                         R"("}],"gevraagdDoor":{"commissie":")" + item.by + R"("},"directie":")" + item.directorate +
                         R"(","termijn":)" + item.deadline + "}"});
  return steps;
}

}  // namespace gestand::cli
