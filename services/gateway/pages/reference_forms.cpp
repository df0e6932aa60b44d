// The forms of offices, directorates and staff; see reference_screens.hpp.
#include "services/gateway/pages/reference_screens.hpp"

namespace gestand::gateway::pages {
namespace {

Field valid_from() { return {.name = "geldigVanaf", .label = "Geldig vanaf", .kind = Kind::Date}; }
Field valid_until() {
  return {.name = "geldigTot", .label = "Geldig tot en met", .kind = Kind::Date, .hint = "De laatste dag."};
}
Field mail() { return {.name = "mail", .label = "Mailadres", .hint = "Hier komen de meldingen aan."}; }
Field reason() { return {.name = "reden", .label = "Reden", .kind = Kind::Area}; }
Field name() { return {.name = "naam", .label = "Naam", .required = true}; }
Field code() {
  return {.name = "code",
          .label = "Code",
          .required = true,
          .hint = "Kleine letters, cijfers en streepjes, zoals minister-jenv. Verandert nooit meer."};
}
Field source() { return {.name = "bron", .label = "Bron"}; }
Field directorate() {
  return {.name = "directie", .label = "Directie", .kind = Kind::Select, .source = Source::Directorates};
}

Form made(std::string_view title, std::string_view done, std::vector<Field> fields) {
  return {.verb = "nieuw", .title = title, .intro = {}, .button = title, .done = done, .fields = std::move(fields)};
}

Form change(std::string_view intro, std::vector<Field> fields) {
  return {.verb = "wijzig",
          .title = "Wijzigen of beëindigen",
          .intro = intro,
          .button = "Wijziging vastleggen",
          .done = "De wijziging is vastgelegd.",
          .fields = std::move(fields),
          .method = "PATCH"};
}

std::vector<ReferenceKind> all_kinds() {
  constexpr std::string_view past = "Niets verdwijnt: wat eindigt blijft bij oude zaken staan.";
  return {
      {"ambten", "Ambten", "ambt", "verantwoordelijke",
       made("Ambt toevoegen", "Het ambt is toegevoegd.", {code(), name(), valid_from(), valid_until(), source()}),
       change(past, {name(), valid_from(), valid_until(), source(), reason()})},
      {"directies", "Directies", "directie", "directie",
       made("Directie toevoegen", "De directie is toegevoegd.", {code(), name(), valid_from(), valid_until(), mail()}),
       change(past, {name(), valid_from(), valid_until(), mail(), reason()})},
      {"medewerkers", "Medewerkers", "medewerker", "behandelaar",
       made("Medewerker toevoegen", "De medewerker is toegevoegd.", {name(), mail(), directorate()}),
       change(
           "De naam en het mailadres staan buiten de geschiedenis en kunnen worden gewist.",
           {name(),
            mail(),
            directorate(),
            {.name = "vervanger", .label = "Vervanger", .kind = Kind::Select, .source = Source::Staff},
            {.name = "afwezigheden",
             .label = "Afwezig",
             .kind = Kind::Spans,
             .hint = "Per regel de eerste en de laatste dag, zoals 2024-07-01 2024-07-21. Meldingen gaan dan naar de "
                     "vervanger."},
            reason()})}};
}

}  // namespace

const ReferenceKind* reference_kind(std::string_view resource) {
  static const auto all = all_kinds();
  for (const auto& kind : all) {
    if (kind.resource == resource) return &kind;
  }
  return nullptr;
}

const Form& holder_form() {
  static const Form form{
      .verb = "bekleders",
      .title = "Nieuwe bewindspersoon",
      .intro = "Wie het ambt nu bekleedt houdt op de dag ervoor op. Beloften blijven bij wie ze deed.",
      .button = "Bewindspersoon vastleggen",
      .done = "De nieuwe bewindspersoon is vastgelegd.",
      .fields = {name(), {.name = "vanafDatum", .label = "Vanaf", .kind = Kind::Date, .required = true}},
      .method = "PATCH"};
  return form;
}

const Form& transfer_form(std::string_view resource) {
  const auto made = [](Field to, std::string_view intro) {
    return Form{.verb = "overdracht",
                .title = "Portefeuille overdragen",
                .intro = intro,
                .button = "Bekijk wat er verandert",
                .done = {},
                .fields = {to,
                           {.name = "vanafDatum", .label = "Vanaf", .kind = Kind::Date, .required = true},
                           {.name = "reden", .label = "Reden", .kind = Kind::Area}}};
  };
  static const Form office = made({.name = "verantwoordelijke",
                                   .label = "Naar ambt",
                                   .kind = Kind::Select,
                                   .required = true,
                                   .source = Source::Offices},
                                  "Alle open zaken van dit ambt gaan vanaf een dag naar een ander ambt.");
  static const Form unit = made({.name = "directie",
                                 .label = "Naar directie",
                                 .kind = Kind::Select,
                                 .required = true,
                                 .source = Source::Directorates},
                                "Alle open zaken van deze directie gaan vanaf een dag naar een andere directie.");
  return resource == "ambten" ? office : unit;
}

}  // namespace gestand::gateway::pages
