// The forms of a motion.
#include <nlohmann/json.hpp>

#include "services/gateway/pages/kinds_of_forms.hpp"
#include "services/gateway/pages/shared_forms.hpp"

namespace gestand::gateway::pages {
namespace {

constexpr std::string_view people_hint = "Eén per regel, met de fractie tussen haakjes: Kathmann (GroenLinks-PvdA).";

Form appreciation() {
  return {.verb = "appreciaties",
          .title = "Appreciatie vastleggen",
          .intro = "Het oordeel van het kabinet over de motie, in het debat of later per brief.",
          .button = "Appreciatie vastleggen",
          .done = "De appreciatie is vastgelegd.",
          .fields = {{.name = "oordeel",
                      .label = "Oordeel",
                      .kind = Kind::Select,
                      .required = true,
                      .source = Source::Words,
                      .vocabulary = Vocabulary::Appreciation},
                     {.name = "door",
                      .label = "Gegeven door",
                      .kind = Kind::Select,
                      .required = true,
                      .hint = "Mag een ander zijn dan de verantwoordelijke; dat blijft zichtbaar.",
                      .source = Source::Offices},
                     date_field(),
                     {.name = "herstelt",
                      .label = "Dit herstelt een eerder oordeel",
                      .kind = Kind::Check,
                      .hint = "Nodig als er al een oordeel staat. Het eerdere blijft in de geschiedenis."},
                     letter_field(),
                     {.name = "totEditie",
                      .label = "Aanhouden tot deze editie",
                      .kind = Kind::Select,
                      .hint = "Alleen bij een verzoek om aan te houden: het verzoek is dan meteen vastgelegd, en de "
                              "motie aan de editie gekoppeld.",
                      .source = Source::Editions},
                     {.name = "toelichting", .label = "Toelichting", .kind = Kind::Area}}};
}

Form hold_request() {
  return {
      .verb = "aanhoudingsverzoeken",
      .title = "Verzoek om aan te houden",
      .intro = "De bewindspersoon vraagt de indiener om de motie aan te houden. De status verandert hierdoor niet.",
      .button = "Verzoek vastleggen",
      .done = "Het verzoek om aan te houden is vastgelegd.",
      .fields = {
          {.name = "door", .label = "Gevraagd door", .kind = Kind::Select, .required = true, .source = Source::Offices},
          date_field(),
          {.name = "totEditie",
           .label = "Tot deze editie",
           .kind = Kind::Select,
           .hint = "De motie wordt aan de editie gekoppeld en krijgt haar datum als termijn.",
           .source = Source::Editions},
          letter_field()}};
}

Form hold() {
  return {
      .verb = "aanhoudingen",
      .title = "Aanhouden",
      .intro =
          "De indiener houdt de motie aan. Gestand rekent uit wanneer zij vervalt. Bij een motie die al is "
          "aangehouden is dit een verlenging.",
      .button = "Aanhouding vastleggen",
      .done = "De aanhouding is vastgelegd.",
      .fields = {date_field(),
                 {.name = "totEditie", .label = "Tot deze editie", .kind = Kind::Select, .source = Source::Editions}}};
}

Form vote() {
  return {.verb = "stemmingen",
          .title = "Stemming",
          .intro = "De uitslag van de stemming in de Kamer.",
          .button = "Stemming vastleggen",
          .done = "De stemming is vastgelegd.",
          .fields = {date_field(),
                     {.name = "uitslag",
                      .label = "Uitslag",
                      .kind = Kind::Select,
                      .required = true,
                      .source = Source::Words,
                      .vocabulary = Vocabulary::VoteResult},
                     {.name = "soort",
                      .label = "Manier van stemmen",
                      .kind = Kind::Select,
                      .source = Source::Words,
                      .vocabulary = Vocabulary::VoteKind},
                     {.name = "voor",
                      .label = "Voor",
                      .kind = Kind::Seats,
                      .hint = "Eén fractie per regel met het aantal zetels: Voorbeeldpartij 24."},
                     {.name = "tegen", .label = "Tegen", .kind = Kind::Seats, .hint = "Op dezelfde manier."}}};
}

Form with_reason(std::string_view verb, std::string_view title, std::string_view intro, std::string_view button,
                 std::string_view done) {
  return {.verb = verb,
          .title = title,
          .intro = intro,
          .button = button,
          .done = done,
          .fields = {date_field(), {.name = "reden", .label = "Reden", .kind = Kind::Area}}};
}

Form modification() {
  return {
      .verb = "wijzigingen",
      .title = "Gewijzigde motie",
      .intro = "Een gewijzigde motie ter vervanging van deze (t.v.v.). Er komt een nieuwe motie; deze wordt vervangen.",
      .button = "Gewijzigde motie vastleggen",
      .done = "De gewijzigde motie is vastgelegd.",
      .fields = {{.name = "nummer", .label = "Nieuw nummer", .required = true, .hint = "Bijvoorbeeld 26643-1175."},
                 date_field(),
                 {.name = "titel", .label = "Nieuwe titel", .hint = "Alleen als de titel anders is."},
                 {.name = "dictum", .label = "Nieuw dictum", .kind = Kind::Area},
                 {.name = "verzoeken", .label = "Nieuwe verzoeken", .kind = Kind::Lines, .hint = "Eén per regel."}}};
}

Form execution() {
  return {
      .verb = "uitvoeringen",
      .title = "Stand van de uitvoering",
      .intro = "Uitgevoerd, gemeld aan de Kamer en afgedaan zijn drie verschillende dingen.",
      .button = "Uitvoering vastleggen",
      .done = "De uitvoering is vastgelegd.",
      .fields = {
          {.name = "uitvoering",
           .label = "Uitvoering",
           .kind = Kind::Select,
           .required = true,
           .source = Source::Words,
           .vocabulary = Vocabulary::Execution},
          date_field(),
          {.name = "verzoek", .label = "Nummer van het verzoek", .kind = Kind::Number, .hint = "Leeg: de hele motie."},
          letter_field(),
          {.name = "toelichting", .label = "Toelichting", .kind = Kind::Area},
          {.name = "geenActie",
           .label = "Geen actie nodig",
           .kind = Kind::Check,
           .hint = "Alleen bij afgedaan: de motie vraagt niets van het kabinet. Zeg in de toelichting waarom."}}};
}

}  // namespace

const Form& new_motion_form() {
  static const Form form{
      .verb = "nieuw",
      .title = "Nieuwe motie",
      .intro = "",
      .button = "Motie vastleggen",
      .done = "De motie is vastgelegd.",
      .fields = {
          {.name = "nummer",
           .label = "Nummer",
           .hint =
               "Dossier en ondernummer, in elke gebruikelijke schrijfwijze: 26643-1172 of 26 643, nr. 1172. Nummer of "
               "zaaknummer is nodig."},
          {.name = "zaaknummer",
           .label = "Zaaknummer",
           .hint = "Bijvoorbeeld 2024Z08422. Nummer of zaaknummer is nodig."},
          {.name = "kamer",
           .label = "Kamer",
           .kind = Kind::Select,
           .hint = "Leeg: Tweede Kamer.",
           .source = Source::Words,
           .vocabulary = Vocabulary::Chamber},
          {.name = "titel", .label = "Titel", .required = true},
          {.name = "verzoeken", .label = "Verzoeken", .kind = Kind::Lines, .hint = "Eén verzoek per regel."},
          {.name = "dictum", .label = "Dictum", .kind = Kind::Area, .hint = "De woorden van de motie zelf."},
          {.name = "indieners", .label = "Indieners", .kind = Kind::People, .required = true, .hint = people_hint},
          {.name = "ingediendDatum", .label = "Ingediend op", .kind = Kind::Date, .required = true},
          {.name = "debat.soort", .label = "Soort debat", .hint = "Bijvoorbeeld Tweeminutendebat."},
          {.name = "debat.titel", .label = "Titel van het debat"},
          {.name = "debat.datum", .label = "Datum van het debat", .kind = Kind::Date},
          {.name = "verantwoordelijke",
           .label = "Verantwoordelijke bewindspersoon",
           .kind = Kind::Select,
           .required = true,
           .source = Source::Offices},
          {.name = "directie",
           .label = "Directie",
           .kind = Kind::Select,
           .hint = "Met een directie komt de motie in de werkvoorraad.",
           .source = Source::Directorates},
          themes_field()}};
  return form;
}

std::vector<Form> motion_verbs() {
  std::vector<Form> out{appreciation(),
                        hold_request(),
                        hold(),
                        {.verb = "hervattingen",
                         .title = "Hervatten",
                         .intro = "De motie wordt opnieuw in stemming gebracht. De vervaldatum geldt dan niet meer.",
                         .button = "Hervatting vastleggen",
                         .done = "De hervatting is vastgelegd.",
                         .fields = {date_field()}},
                        vote(),
                        execution(),
                        with_reason("overnames", "Overnemen", "Het kabinet neemt de motie over; er wordt niet gestemd.",
                                    "Overname vastleggen", "De overname is vastgelegd."),
                        modification(),
                        with_reason("intrekkingen", "Intrekken", "De indiener trekt de motie in.",
                                    "Intrekking vastleggen", "De intrekking is vastgelegd."),
                        with_reason("vervallenverklaringen", "Vervallen verklaren",
                                    "De Kamer heeft vastgesteld dat de motie is vervallen.", "Verval vastleggen",
                                    "Het verval is vastgelegd.")};
  for (auto& form : shared_verbs()) out.push_back(std::move(form));
  out.push_back(corrected(
      {{.name = "titel", .label = "Titel", .required = true},
       {.name = "nummer", .label = "Kamerstuknummer"},
       {.name = "zaaknummer", .label = "Zaaknummer"},
       {.name = "indieners", .label = "Indieners", .kind = Kind::People, .required = true, .hint = people_hint},
       {.name = "verzoeken", .label = "Verzoeken", .kind = Kind::Lines, .hint = "Eén verzoek per regel."},
       {.name = "dictum", .label = "Dictum", .kind = Kind::Area},
       themes_field()}));
  out.push_back(annulled());
  return out;
}

bool motion_verb_fits(std::string_view verb, const nlohmann::json& motion) {
  const auto status = text(motion, "status");
  const bool pending = status == "ingediend" || status == "aangehouden";
  const bool undecided = pending || status == "onbekend";
  const bool carried = status == "aangenomen" || status == "overgenomen";
  if (verb == "hervattingen") return status == "aangehouden";
  if (verb == "stemmingen") return status == "ingediend" || status == "onbekend";  // a held motion is resumed first
  if (verb == "uitvoeringen") return carried;
  if (verb == "aanhoudingen" || verb == "wijzigingen") return pending;
  if (verb == "aanhoudingsverzoeken" || verb == "overnames" || verb == "intrekkingen" ||
      verb == "vervallenverklaringen") {
    return undecided;
  }
  if (verb == "appreciaties" || verb == "termijnen" || verb == "koppelingen") return undecided || carried;
  return true;
}

}  // namespace gestand::gateway::pages
