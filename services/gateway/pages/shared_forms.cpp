// Forms in common; see the header.
#include "services/gateway/pages/shared_forms.hpp"

namespace gestand::gateway::pages {
namespace {

Form assignment() {
  return {
      .verb = "toewijzingen",
      .title = "Toewijzen",
      .intro = "Leg vast welke directie dit behandelt. Een datum in de toekomst mag: de wijziging geldt vanaf die dag.",
      .button = "Toewijzing vastleggen",
      .done = "De toewijzing is vastgelegd.",
      .fields = {{.name = "directie",
                  .label = "Directie",
                  .kind = Kind::Select,
                  .required = true,
                  .source = Source::Directorates},
                 {.name = "behandelaar", .label = "Behandelaar", .kind = Kind::Select, .source = Source::Staff},
                 {.name = "verantwoordelijke",
                  .label = "Verantwoordelijke bewindspersoon",
                  .kind = Kind::Select,
                  .source = Source::Offices},
                 {.name = "vanafDatum", .label = "Vanaf", .kind = Kind::Date, .required = true}}};
}

Form new_deadline() {
  return {
      .verb = "termijnen",
      .title = "Termijn toevoegen",
      .intro = "Vul één van de drie in: een datum, de woorden waarin het is beloofd, of een editie.",
      .button = "Termijn vastleggen",
      .done = "De termijn is vastgelegd.",
      .fields = {{.name = "termijn.datum",
                  .label = "Op een vaste datum",
                  .kind = Kind::Date,
                  .hint = "Vul één van de drie in: datum, woorden of editie."},
                 {.name = "termijn.tekst",
                  .label = "In woorden",
                  .hint = "Bijvoorbeeld: voor de zomer, eind 2025, binnen drie maanden. Gestand rekent de datum uit "
                          "en laat zien hoe."},
                 edition_field("termijn.editie", "Bij een editie"),
                 {.name = "soort",
                  .label = "Voor wie",
                  .kind = Kind::Select,
                  .source = Source::Words,
                  .vocabulary = Vocabulary::TermPurpose},
                 {.name = "toelichting", .label = "Toelichting", .kind = Kind::Area}}};
}

Form moved_deadline() {
  return {.verb = "termijnen/…/verplaatsingen",
          .title = "Termijn verplaatsen",
          .intro = "De eerste datum blijft zichtbaar.",
          .button = "Verplaatsing vastleggen",
          .done = "De termijn is verplaatst.",
          .fields = {{.name = "termijn.datum",
                      .label = "Nieuwe datum",
                      .kind = Kind::Date,
                      .hint = "Vul één van de drie in: datum, woorden of editie."},
                     {.name = "termijn.tekst", .label = "Of in woorden"},
                     edition_field("termijn.editie", "Of bij een editie"),
                     {.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true}}};
}

Form link() {
  return {.verb = "koppelingen",
          .title = "Koppelen aan een editie",
          .intro = "In welke brief of rapportage komt dit terug?",
          .button = "Koppeling vastleggen",
          .done = "De koppeling is vastgelegd.",
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
                     {.name = "tekst", .label = "Tekst", .kind = Kind::Area}}};
}

Form pointer() {
  return {
      .verb = "verwijzingen",
      .title = "Verwijzing toevoegen",
      .intro =
          "Wat hier verder over is: een Kamervraag, een kamerstuk, een document elders. Geef een nummer of een "
          "webadres.",
      .button = "Verwijzing vastleggen",
      .done = "De verwijzing is vastgelegd.",
      .fields = {{.name = "soort",
                  .label = "Soort",
                  .kind = Kind::Select,
                  .required = true,
                  .source = Source::Words,
                  .vocabulary = Vocabulary::PointerKind},
                 {.name = "titel", .label = "Titel", .required = true},
                 {.name = "nummer",
                  .label = "Nummer",
                  .hint = "Bijvoorbeeld 2024Z12345 of Kamerstuk 26 643, nr. 1172, in elke schrijfwijze. Nummer of "
                          "webadres is nodig."},
                 {.name = "url", .label = "Webadres", .hint = "Begint met https://. Nummer of webadres is nodig."}}};
}

Form proposal_decision() {
  return {.verb = "voorstellen/…/besluiten",
          .title = "Besluit over het voorstel",
          .intro =
              "Aanvaarden doet de zaak af met deze editie of brief. Een motie die nog is aangehouden blijft dat: "
              "hervat haar of "
              "houd haar opnieuw aan.",
          .button = "Besluit vastleggen",
          .done = "Het besluit is vastgelegd.",
          .fields = {{.name = "besluit",
                      .label = "Besluit",
                      .kind = Kind::Select,
                      .required = true,
                      .source = Source::Words,
                      .vocabulary = Vocabulary::Decision},
                     date_field(),
                     {.name = "toelichting", .label = "Toelichting", .kind = Kind::Area}}};
}

Form note() {
  return {.verb = "notities",
          .title = "Notitie maken",
          .intro = "Voor collega's. Een notitie komt niet in een brief aan de Kamer.",
          .button = "Notitie bewaren",
          .done = "De notitie is bewaard.",
          .fields = {{.name = "tekst", .label = "Notitie", .kind = Kind::Area, .required = true},
                     {.name = "vertrouwelijk", .label = "Vertrouwelijk", .kind = Kind::Check}}};
}

Form merge() {
  return {.verb = "samenvoegingen",
          .title = "Samenvoegen: dit is een dubbele",
          .intro =
              "Nummer, koppelingen en termijnen die het andere item niet heeft gaan mee. Het kan weer worden "
              "afgesplitst.",
          .button = "Samenvoegen",
          .done = "Dit item is samengevoegd.",
          .fields = {{.name = "naar",
                      .label = "Het item dat blijft",
                      .kind = Kind::Item,
                      .required = true,
                      .hint = "Het nummer, of het adres van zijn pagina."},
                     {.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true}}};
}

Form split() {
  return {.verb = "splitsingen",
          .title = "Weer afsplitsen",
          .intro = "Het item staat weer op zichzelf en krijgt terug wat was meegegaan.",
          .button = "Afsplitsen",
          .done = "Dit item is weer afgesplitst.",
          .fields = {{.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true}}};
}

}  // namespace

Form corrected(std::vector<Field> fields, bool with_reason) {
  Form form{.verb = "wijzig",
            .title = "Gegevens verbeteren",
            .intro = "Voor een tikfout of een nummer dat er nog niet was. Wat er stond blijft in de geschiedenis.",
            .button = "Verbetering vastleggen",
            .done = "De gegevens zijn verbeterd.",
            .fields = std::move(fields),
            .method = "PATCH"};
  if (with_reason) form.fields.push_back({.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true});
  return form;
}

Form annulled() {
  return {.verb = "correcties",
          .title = "Vergissing rechtzetten",
          .intro = "Iets is vastgelegd dat niet zo is. Het blijft in de geschiedenis staan, maar telt niet meer mee.",
          .button = "Rechtzetten",
          .done = "De vergissing is rechtgezet.",
          .fields = {{.name = "gebeurtenis",
                      .label = "Wat is er niet gebeurd",
                      .kind = Kind::Select,
                      .required = true,
                      .source = Source::EventsAtHand},
                     {.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true}}};
}

std::vector<Form> shared_verbs() {
  return {assignment(),
          new_deadline(),
          moved_deadline(),
          {.verb = "termijnen/…/verwijderen",
           .title = "Termijn verwijderen",
           .intro = "",
           .button = "Termijn verwijderen",
           .done = "De termijn is verwijderd; de geschiedenis bewaart hem.",
           .method = "DELETE"},
          link(),
          {.verb = "koppelingen/…/verwijderen",
           .title = "Koppeling verwijderen",
           .intro = "",
           .button = "Koppeling verwijderen",
           .done = "De koppeling is verwijderd; de geschiedenis bewaart haar.",
           .method = "DELETE"},
          pointer(),
          {.verb = "verwijzingen/…/verwijderen",
           .title = "Verwijzing verwijderen",
           .intro = "",
           .button = "Verwijzing verwijderen",
           .done = "De verwijzing is verwijderd; de geschiedenis bewaart haar.",
           .method = "DELETE"},
          proposal_decision(),
          note(),
          merge(),
          split()};
}

}  // namespace gestand::gateway::pages
