// The words of the reasons for which a row could not be used.
#include <array>
#include <cstddef>

#include "services/gestand/domain/import_record.hpp"

namespace gestand::cli {
namespace {

struct Words {
  Reason reason;
  const char* code;
  const char* explanation;
};

constexpr std::array words{
    Words{Reason::UnreadableLine, "regel-onleesbaar",
          "regel is niet te lezen of mist een verplicht veld; overgeslagen"},
    Words{Reason::DeletedAtSource, "verwijderd-bij-bron", "door de Kamer verwijderd; niets te importeren"},
    Words{Reason::NumberWithoutDossier, "dossier-onbekend",
          "volgnummer zonder bekend dossier; motie zonder kamerstuknummer"},
    Words{Reason::NotNumberedYet, "nog-niet-genummerd", "nog niet genummerd; motie zonder kamerstuknummer"},
    Words{Reason::NumberContradicted, "nummer-strijdig",
          "document en zaak noemen een ander nummer; motie zonder kamerstuknummer"},
    Words{Reason::NumberTwice, "nummer-dubbel", "kamerstuknummer bij meer dan één zaak; geen van alle krijgt het"},
    Words{Reason::TextWithoutCase, "document-zonder-zaak", "document bij een zaak die niet in het zakenbestand staat"},
    Words{Reason::NoSignatories, "indieners-onbekend", "tekst zonder leesbare ondertekenaars; motie zonder indieners"},
    Words{Reason::NoRequests, "verzoeken-onbekend", "tekst zonder herkenbaar verzoek; motie zonder verzoeken"},
    Words{Reason::ReplacementUnreadable, "vervangt-onleesbaar", "\"t.v.v.\" zonder leesbaar nummer; geen koppeling"},
    Words{Reason::ReplacementUnknown, "vervangt-onbekend", "de vervangen motie is niet gevonden; geen koppeling"},
    Words{Reason::ReplacementAmbiguous, "vervangt-meerduidig",
          "meer zaken passen bij de vervangen motie; geen koppeling"},
    Words{Reason::ReplacedTwice, "vervangen-door-meer",
          "meer moties noemen deze als vervangen; geen vervanger gekozen"},
    Words{Reason::AppreciationUnknown, "appreciatie-onbekend",
          "onbekende kabinetsappreciatie; opgenomen als niet-beschikbaar"},
    Words{Reason::DecisionOnSeveralCases, "besluit-meer-zaken",
          "agendapunt met meer zaken: niet met zekerheid aan één motie te koppelen"},
    Words{Reason::DecisionNotOnMotion, "besluit-geen-motie",
          "besluit over een zaak die niet in het bestand met moties staat"},
    Words{Reason::DecisionNotFinal, "besluit-geen-besluit",
          "voorstel of administratief besluit; zegt niets over de uitslag"},
    Words{Reason::DecisionNotInCase, "besluit-niet-in-zaak",
          "de zaak bevestigt het besluit niet (jonger dan de zaak, of achterhaald); status volgt de zaak"},
    Words{Reason::DecisionWithoutDate, "besluit-zonder-datum",
          "dag van de stemming onbekend; status wel, stemming niet opgenomen"},
    Words{Reason::VotesIncomplete, "stemmen-onvolledig",
          "stemmen tellen niet op tot 150 zetels; uitslag zonder stemlijst"},
    Words{Reason::VotesContradict, "stemmen-strijdig",
          "stemmen en uitslag spreken elkaar tegen; uitslag zonder stemlijst"},
    Words{Reason::Refused, "geweigerd", "de dienst voor moties nam het record niet (geheel) over"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].reason != static_cast<Reason>(i)) return false;
  return true;
}
static_assert(in_order(), "a row of words for each reason, in the order of the enumeration");

}  // namespace

const char* code(Reason reason) { return words.at(static_cast<std::size_t>(reason)).code; }
const char* explanation(Reason reason) { return words.at(static_cast<std::size_t>(reason)).explanation; }

}  // namespace gestand::cli
