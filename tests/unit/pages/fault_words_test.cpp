// A fault names the label above the field, not the name in the API.
#include "services/gateway/pages/fault_words.hpp"

#include <gmock/gmock.h>

#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/screens.hpp"

namespace gestand::gateway::pages {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string told(const Form& form, const Fault& fault) {
  const auto* field = field_of(form, fault.location);
  if (field == nullptr) return "no field";
  const auto words = fault_in_words(form, *field, fault);
  EXPECT_NE(words.ours.empty(), words.dutch.empty());
  return words.ours + words.dutch;
}

const Form& verb_of(std::string_view resource, std::string_view name) { return *verb(resource, name); }

TEST(FaultWords, WhatIsMissingIsAskedForByItsLabel) {
  const auto& motion = *new_form("moties");
  EXPECT_EQ(told(motion, {"titel", "\"titel\" is verplicht.", "ontbreekt"}), "Vul “Titel” in.");
  EXPECT_EQ(told(motion, {"titel", "\"titel\" mag niet leeg zijn.", "leeg"}), "Vul “Titel” in.");
  EXPECT_EQ(told(motion, {"verantwoordelijke", "\"verantwoordelijke\" is verplicht.", "ontbreekt"}),
            "Maak een keuze bij “Verantwoordelijke bewindspersoon”.");
  EXPECT_EQ(told(motion, {"nummer", "Geef een nummer of een zaaknummer.", "ontbreekt"}),
            "Geef een nummer of een zaaknummer.")
      << "a sentence without a name of the API stays";
}

TEST(FaultWords, OfFieldsInsideAnotherTheRequiredOneOrAllAreNamed) {
  EXPECT_EQ(told(*new_form("toezeggingen"), {"gedaanDoor", "\"gedaanDoor\" is verplicht.", "ontbreekt"}),
            "Maak een keuze bij “Gedaan door”.");
  EXPECT_EQ(told(verb_of("moties", "termijnen"), {"termijn", "\"termijn\" is verplicht.", "ontbreekt"}),
            "Vul één van deze in: “Op een vaste datum”, “In woorden” of “Bij een editie”.");
  EXPECT_EQ(told(verb_of("moties", "termijnen"),
                 {"termijn", "Geef precies een van: datum, editie, tekst, relatief.", "een-van-vier"}),
            "Vul één van deze in: “Op een vaste datum”, “In woorden” of “Bij een editie”.");
}

TEST(FaultWords, EachKindOfFaultSpeaksOfTheLabel) {
  const auto& motion = *new_form("moties");
  EXPECT_EQ(
      told(motion, {"ingediendDatum", "\"ingediendDatum\" moet een bestaande datum zijn, geschreven als JJJJ-MM-DD.",
                    "geen-datum"}),
      "“Ingediend op” moet een bestaande datum zijn.");
  EXPECT_EQ(told(motion, {"ingediendDatum", "\"ingediendDatum\" mag niet na vandaag (2026-11-22) liggen.",
                          "datum-in-toekomst"}),
            "“Ingediend op” mag niet na vandaag liggen.");
  EXPECT_EQ(told(motion, {"titel", "\"titel\" mag hoogstens 1000 tekens lang zijn.", "te-lang"}),
            "“Titel” mag hoogstens 1000 tekens lang zijn.");
  EXPECT_EQ(
      told(motion, {"zaaknummer", "\"zaaknummer\" moet een zaaknummer zijn, zoals \"2024Z08422\".", "geen-zaaknummer"}),
      "“Zaaknummer” moet een zaaknummer zijn, zoals “2024Z08422”.");
  EXPECT_EQ(told(motion, {"directie", "\"weg\" is geen bekende code (directie).", "onbekende-code"}),
            "Maak een keuze bij “Directie”.");
  EXPECT_EQ(told(motion, {"indieners.1.naam", "\"naam\" is verplicht.", "ontbreekt"}), "Regel 2: “naam” is verplicht.");
  EXPECT_EQ(told(verb_of("vehikels", "edities"),
                 {"gepland.jaar", "\"jaar\" moet een geheel getal zijn van 2000 tot en met 2199.", "geen-getal"}),
            "“In het jaar” moet een geheel getal zijn van 2000 tot en met 2199.");
  EXPECT_EQ(told(verb_of("vehikels", "edities"), {"gepland.jaar", "\"jaar\" hoort bij een venster.", "onbekend-veld"}),
            "“In het jaar” hoort bij een venster.");
  EXPECT_EQ(told(verb_of("moties", "samenvoegingen"),
                 {"naar", "\"naar\" moet een id zijn (een UUID in kleine letters).", "geen-id"}),
            "Vul bij “Het item dat blijft” het nummer in van een zaak die er is.");
  EXPECT_EQ(told(*new_form("moties"), {"elders", "x", "x"}), "no field");
  EXPECT_EQ(loose_fault_in_words(motion, {"elders", "\"titel\" past niet bij \"elders\".", "x"}),
            "“Titel” past niet bij “elders”.");
}

TEST(FaultWords, NoFieldOfAnyItemIsCalledByItsNameInTheApi) {
  for (const auto* resource : {"moties", "toezeggingen", "kamerverzoeken", "vehikels", "edities", "meldingen"}) {
    for (const auto& form : verbs_of(resource)) {
      for (const auto& field : form.fields) {
        const auto last = std::string(field.name.substr(field.name.rfind('.') + 1));
        for (const auto* code : {"ontbreekt", "leeg", "geen-tekst", "stuurtekens", "geen-lijst"}) {
          const auto words = told(form, {std::string(field.name), '"' + last + "\" deugt niet.", code});
          EXPECT_THAT(words, HasSubstr("“" + std::string(field.label) + "”")) << form.verb;
          EXPECT_THAT(words, Not(HasSubstr("\""))) << form.verb;
        }
      }
    }
  }
}

TEST(FaultWords, EnglishPagesSayItInEnglish) {
  const Speaking english(Language::English, "/");
  const auto& motion = *new_form("moties");
  const Fault missing{"titel", "\"titel\" is verplicht.", "ontbreekt"};
  EXPECT_EQ(fault_in_words(motion, *field_of(motion, "titel"), missing).ours, "Fill in “Title”.");
  const Fault odd{"titel", "\"titel\" bevat stuurtekens.", "stuurtekens"};
  EXPECT_EQ(fault_in_words(motion, *field_of(motion, "titel"), odd).dutch, "“Titel” bevat stuurtekens.");
}

}  // namespace
}  // namespace gestand::gateway::pages
