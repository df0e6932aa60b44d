// The acts on many items as forms; see bulk.hpp.
#include <algorithm>

#include "services/gateway/pages/bulk.hpp"
#include "services/gateway/pages/shared_forms.hpp"

namespace gestand::gateway::pages {
namespace {

Field reason(bool required) {
  return {
      .name = "reden", .label = "Reden", .kind = Kind::Area, .required = required, .hint = "Komt bij de handeling."};
}

Form assignment() {
  return {
      .verb = "toewijzingen",
      .title = "Toewijzen of overdragen",
      .intro =
          "Vul in wat er verandert; wat u leeg laat blijft. Een datum in de toekomst mag: de overdracht geldt vanaf "
          "die dag.",
      .button = "Bekijk wat er verandert",
      .done = "De zaken zijn toegewezen.",
      .fields = {{.name = "directie", .label = "Directie", .kind = Kind::Select, .source = Source::Directorates},
                 {.name = "behandelaar", .label = "Behandelaar", .kind = Kind::Select, .source = Source::Staff},
                 {.name = "verantwoordelijke",
                  .label = "Verantwoordelijke bewindspersoon",
                  .kind = Kind::Select,
                  .source = Source::Offices},
                 {.name = "vanafDatum", .label = "Vanaf", .kind = Kind::Date, .required = true},
                 reason(false)}};
}

Form link() {
  return {.verb = "koppelingen",
          .title = "Koppelen aan een editie",
          .intro = "In welke brief of rapportage komen deze zaken terug?",
          .button = "Bekijk wat er verandert",
          .done = "De zaken zijn gekoppeld.",
          .fields = {{.name = "editie",
                      .label = "Editie",
                      .kind = Kind::Select,
                      .required = true,
                      .hint = "Een editie die al is verzonden kiest u alleen om achteraf vast te leggen.",
                      .source = Source::EditionsSentToo},
                     {.name = "rol",
                      .label = "Wat doet de editie",
                      .kind = Kind::Select,
                      .required = true,
                      .source = Source::Words,
                      .vocabulary = Vocabulary::LinkRole},
                     {.name = "tekst", .label = "Tekst", .kind = Kind::Area},
                     reason(false)}};
}

Form deadline() {
  return {.verb = "termijnen",
          .title = "Termijn stellen",
          .intro = "Vul één van de drie in: een datum, de woorden waarin het is beloofd, of een editie.",
          .button = "Bekijk wat er verandert",
          .done = "De termijn is gesteld.",
          .fields = {{.name = "termijn.datum",
                      .label = "Op een vaste datum",
                      .kind = Kind::Date,
                      .hint = "Vul één van de drie in: datum, woorden of editie."},
                     {.name = "termijn.tekst",
                      .label = "In woorden",
                      .hint = "Bijvoorbeeld: voor de zomer, eind 2025, binnen drie maanden."},
                     edition_field("termijn.editie", "Bij een editie"),
                     {.name = "soort",
                      .label = "Voor wie",
                      .kind = Kind::Select,
                      .source = Source::Words,
                      .vocabulary = Vocabulary::TermPurpose},
                     {.name = "toelichting", .label = "Toelichting", .kind = Kind::Area},
                     reason(false)}};
}

Form moved_deadline() {
  return {.verb = "termijnverplaatsingen",
          .title = "Termijn verplaatsen",
          .intro = "Van elke zaak schuift de eerstvolgende termijn naar de Kamer. De eerste datum blijft zichtbaar.",
          .button = "Bekijk wat er verandert",
          .done = "De termijnen zijn verplaatst.",
          .fields = {{.name = "termijn.datum",
                      .label = "Nieuwe datum",
                      .kind = Kind::Date,
                      .hint = "Vul één van de drie in: datum, woorden of editie."},
                     {.name = "termijn.tekst", .label = "Of in woorden"},
                     edition_field("termijn.editie", "Of bij een editie"),
                     reason(true)}};
}

Form proposal_decision() {
  return {
      .verb = "voorstelbesluiten",
      .title = "Besluiten over voorstellen",
      .intro =
          "Over het laatste open voorstel om af te doen van elke zaak. Aanvaarden doet de zaak af met die editie of "
          "brief; een motie die nog is aangehouden blijft dat.",
      .button = "Bekijk wat er verandert",
      .done = "De besluiten zijn vastgelegd.",
      .fields = {{.name = "besluit",
                  .label = "Besluit",
                  .kind = Kind::Select,
                  .required = true,
                  .source = Source::Words,
                  .vocabulary = Vocabulary::Decision},
                 {.name = "datum", .label = "Datum", .kind = Kind::Date, .required = true},
                 {.name = "toelichting", .label = "Toelichting", .kind = Kind::Area},
                 reason(false)}};
}

Form themes() {
  return {
      .verb = "themas",
      .title = "Thema's geven of weghalen",
      .intro = "De andere thema's van een zaak blijven staan.",
      .button = "Bekijk wat er verandert",
      .done = "De thema's zijn bijgewerkt.",
      .fields = {{.name = "erbij", .label = "Thema's erbij", .kind = Kind::Lines, .hint = "Eén per regel."},
                 {.name = "eraf", .label = "Thema's eraf", .kind = Kind::Lines, .hint = "Precies zoals zij er staan."},
                 reason(false)}};
}

}  // namespace

const std::vector<Form>& bulk_forms() {
  static const std::vector<Form> all{assignment(), link(), deadline(), moved_deadline(), proposal_decision(), themes()};
  return all;
}

const Form* bulk_form(std::string_view verb) {
  const auto& all = bulk_forms();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Form& form) { return form.verb == verb; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace gestand::gateway::pages
