// The forms of a commitment (toezegging) and of a request by the Chamber (kamerverzoek), which has the same shape.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/kinds_of_forms.hpp"
#include "services/gateway/pages/shared_forms.hpp"

namespace gestand::gateway::pages {
namespace {

std::vector<Field> source_fields() {
  return {{.name = "bron.soort", .label = "Soort debat of stuk", .hint = "Bijvoorbeeld Commissiedebat."},
          {.name = "bron.titel", .label = "Titel van het debat of stuk"},
          {.name = "bron.datum", .label = "Datum van het debat of stuk", .kind = Kind::Date},
          {.name = "bron.passage", .label = "Passage", .kind = Kind::Area, .hint = "De woorden uit het verslag."}};
}

std::vector<Field> planning_fields() {
  return {{.name = "termijn.datum", .label = "Termijn: vaste datum", .kind = Kind::Date},
          {.name = "termijn.tekst",
           .label = "Of in woorden",
           .hint = "Bijvoorbeeld: voor het zomerreces. Vul er één in: de datum, de woorden of de editie."},
          edition_field("termijn.editie", "Of bij een editie"),
          {.name = "voorwaarde",
           .label = "Voorwaarde",
           .hint = "Alleen bij een voorwaardelijke toezegging. De termijn loopt pas als aan de voorwaarde is voldaan."},
          {.name = "directie",
           .label = "Directie",
           .kind = Kind::Select,
           .hint = "Met een directie komt dit in de werkvoorraad.",
           .source = Source::Directorates},
          themes_field()};
}

Form make_new(std::string_view title, std::string_view button, std::string_view done, std::string_view what,
              std::vector<Field> parties) {
  Form form{.verb = "nieuw",
            .title = title,
            .intro = "",
            .button = button,
            .done = done,
            .fields = {
                {.name = "nummer", .label = "Nummer", .hint = "Bijvoorbeeld TZ202405-123."},
                {.name = "tekst", .label = what, .kind = Kind::Area, .required = true},
                {.name = "vertrouwelijk",
                 .label = "Vertrouwelijk",
                 .kind = Kind::Check,
                 .hint = "Alleen bij wat in beslotenheid is gezegd. Lezers zien dan dat het er is, niet wat er staat."},
                date_field()}};
  for (auto& field : parties) form.fields.push_back(field);
  for (auto& field : source_fields()) form.fields.push_back(field);
  for (auto& field : planning_fields()) form.fields.push_back(field);
  return form;
}

}  // namespace

const Form& new_commitment_form() {
  static const Form form =
      make_new("Nieuwe toezegging", "Toezegging vastleggen", "De toezegging is vastgelegd.", "Wat is toegezegd",
               {{.name = "gedaanDoor.ambt",
                 .label = "Gedaan door",
                 .kind = Kind::Select,
                 .required = true,
                 .source = Source::Offices},
                {.name = "gedaanDoor.naam", .label = "Naam van de bewindspersoon"},
                {.name = "aan",
                 .label = "Gedaan aan",
                 .kind = Kind::Audience,
                 .required = true,
                 .hint = "Eén per regel: Kathmann (GroenLinks-PvdA), of commissie Digitale Zaken."}});
  return form;
}

const Form& new_request_form() {
  static const Form form = make_new(
      "Nieuw kamerverzoek", "Kamerverzoek vastleggen", "Het kamerverzoek is vastgelegd.", "Wat is gevraagd",
      {{.name = "gevraagdDoor",
        .label = "Gevraagd door",
        .kind = Kind::Audience,
        .required = true,
        .hint = "Eén per regel: commissie Digitale Zaken, of een naam met fractie."},
       {.name = "verantwoordelijke", .label = "Gevraagd aan", .kind = Kind::Select, .source = Source::Offices}});
  return form;
}

namespace {

std::vector<Form> verbs(bool of_a_request) {
  std::vector<Form> out{
      {.verb = "voldoeningen",
       .title = "Gestand gedaan",
       .intro = "De toezegging is (deels) nagekomen.",
       .button = "Voldoening vastleggen",
       .done = "De voldoening is vastgelegd.",
       .fields = {date_field(),
                  letter_field(),
                  {.name = "editie", .label = "In editie", .kind = Kind::Select, .source = Source::EditionsSentToo},
                  {.name = "deels", .label = "Slechts voor een deel", .kind = Kind::Check}}},
      {.verb = "uitstelverzoeken",
       .title = "Uitstel vragen",
       .intro = "",
       .button = "Uitstelverzoek vastleggen",
       .done = "Het uitstelverzoek is vastgelegd.",
       .fields = {{.name = "nieuweTermijn.datum",
                   .label = "Nieuwe termijn",
                   .kind = Kind::Date,
                   .hint = "Vul er één in: de datum, de woorden of de editie."},
                  {.name = "nieuweTermijn.tekst", .label = "Of in woorden"},
                  edition_field("nieuweTermijn.editie", "Of bij een editie"),
                  {.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true}}},
      {.verb = "uitstelbesluiten",
       .title = "Besluiten over uitstel",
       .intro = "",
       .button = "Besluit vastleggen",
       .done = "Het besluit over het uitstel is vastgelegd.",
       .fields = {{.name = "verzoek",
                   .label = "Verzoek",
                   .kind = Kind::Select,
                   .required = true,
                   .source = Source::ItemsAtHand},
                  {.name = "besluit",
                   .label = "Besluit",
                   .kind = Kind::Select,
                   .required = true,
                   .source = Source::Words,
                   .vocabulary = Vocabulary::ExtensionDecision},
                  {.name = "door",
                   .label = "Door wie",
                   .required = true,
                   .hint = "De Kamer of commissie die het toestond, of de code van een ambt (minister-jenv)."},
                  date_field()}},
      {.verb = "voorwaardevervullingen",
       .title = "Aan de voorwaarde is voldaan",
       .intro = "Vanaf deze dag loopt de termijn.",
       .button = "Vervulling vastleggen",
       .done = "De vervulling van de voorwaarde is vastgelegd.",
       .fields = {date_field(), {.name = "toelichting", .label = "Toelichting", .kind = Kind::Area, .required = true}}},
      {.verb = "voorwaardecontroles",
       .title = "De voorwaarde is nog niet vervuld",
       .intro = "U hebt nagegaan dat de voorwaarde nog geldt. Over een jaar wordt er weer naar gevraagd.",
       .button = "Controle vastleggen",
       .done = "De controle van de voorwaarde is vastgelegd.",
       .fields = {date_field(),
                  {.name = "toelichting",
                   .label = "Toelichting",
                   .kind = Kind::Area,
                   .required = true,
                   .hint = "Bij wie is het nagegaan, en wat was het antwoord?"}}},
      {.verb = "relaties",
       .title = "Verband leggen",
       .intro = "Herhaalt of wijzigt dit een andere toezegging, of komt het uit een motie?",
       .button = "Verband vastleggen",
       .done = "Het verband is vastgelegd.",
       .fields = {{.name = "soort",
                   .label = "Wat is het verband",
                   .kind = Kind::Select,
                   .required = true,
                   .source = Source::Words,
                   .vocabulary = Vocabulary::RelationKind},
                  {.name = "naar",
                   .label = "Met welk item",
                   .kind = Kind::Item,
                   .required = true,
                   .hint = "Het nummer, of het adres van zijn pagina."}}},
      {.verb = "vervallenverklaringen",
       .title = "Vervallen verklaren",
       .intro = "",
       .button = "Verval vastleggen",
       .done = "Het verval is vastgelegd.",
       .fields = {
           date_field(), {.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true}, letter_field()}}};
  for (auto& form : shared_verbs()) out.push_back(std::move(form));
  out.push_back(corrected({{.name = "tekst", .label = "Tekst", .kind = Kind::Area, .required = true},
                           {.name = "nummer", .label = "Nummer", .hint = "Bijvoorbeeld TZ202405-123."},
                           {.name = "gedaanDoor.naam", .label = "Naam van de bewindspersoon"},
                           {.name = of_a_request ? "gevraagdDoor" : "aan",
                            .label = of_a_request ? "Gevraagd door" : "Gedaan aan",
                            .kind = Kind::Audience,
                            .hint = "Eén per regel: Kathmann (GroenLinks-PvdA), of commissie Digitale Zaken."},
                           themes_field()}));
  out.push_back(annulled());
  return out;
}

}  // namespace

std::vector<Form> commitment_verbs() { return verbs(false); }
std::vector<Form> request_verbs() { return verbs(true); }

bool commitment_verb_fits(std::string_view verb, const nlohmann::json& commitment) {
  const auto status = text(commitment, "status");
  const bool open = status == "openstaand" || status == "deels-voldaan";
  if (verb == "uitstelbesluiten") {
    const auto& asked = list(commitment, "uitstelverzoeken");
    return open &&
           std::any_of(asked.begin(), asked.end(), [](const auto& one) { return text(one, "status") == "open"; });
  }
  if (verb == "voorwaardevervullingen" || verb == "voorwaardecontroles")
    return open && !text(commitment, "voorwaarde").empty() && !commitment.contains("voorwaardeVervuld");
  if (verb == "wijzig" || verb == "correcties" || verb == "toewijzingen" || verb == "notities" || verb == "relaties" ||
      verb == "samenvoegingen" || verb == "splitsingen")
    return true;
  return open;
}

}  // namespace gestand::gateway::pages
