// The forms of vehicles, editions and alerts.
#include <nlohmann/json.hpp>

#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/kinds_of_forms.hpp"
#include "services/gateway/pages/shared_forms.hpp"

namespace gestand::gateway::pages {
namespace {

std::vector<Field> planning_fields() {
  return {{.name = "gepland.datum",
           .label = "Op een vaste datum",
           .kind = Kind::Date,
           .hint = "Vul dit in, of een reces met een jaar."},
          {.name = "gepland.venster",
           .label = "Of voor een reces",
           .kind = Kind::Select,
           .hint = "Gestand rekent de laatste geschikte dag uit.",
           .source = Source::Words,
           .vocabulary = Vocabulary::Window},
          {.name = "gepland.jaar", .label = "In het jaar", .kind = Kind::Number, .hint = "Nodig bij een reces."}};
}

Form new_edition() {
  Form form{.verb = "edities",
            .title = "Editie toevoegen",
            .intro = "Vul een datum in, of een reces met een jaar.",
            .button = "Editie toevoegen",
            .done = "De editie is toegevoegd.",
            .fields = {{.name = "naam",
                        .label = "Naam",
                        .required = true,
                        .hint = "Bijvoorbeeld: Eerste halfjaarbericht politie 2024."}}};
  for (auto& field : planning_fields()) form.fields.push_back(field);
  form.fields.push_back({.name = "sluitingsDatum",
                         .label = "Sluitingsdatum voor bijdragen",
                         .kind = Kind::Date,
                         .hint = "Tot en met deze dag kunnen directies teksten aanleveren."});
  return form;
}

Form planning() {
  Form form{.verb = "planningen",
            .title = "Editie verplaatsen",
            .intro = "Elke termijn die aan deze editie hangt schuift mee. De eerste datum blijft zichtbaar.",
            .button = "Nieuwe planning vastleggen",
            .done = "De editie is verplaatst; de termijnen die eraan hangen schuiven mee.",
            .fields = planning_fields()};
  form.fields.push_back({.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true});
  return form;
}

}  // namespace

const Form& new_vehicle_form() {
  static const Form form{
      .verb = "nieuw",
      .title = "Vehikel toevoegen",
      .intro = "Een reeks waarin u aan de Kamer rapporteert.",
      .button = "Vehikel toevoegen",
      .done = "Het vehikel is toegevoegd.",
      .fields = {{.name = "naam", .label = "Naam", .required = true, .hint = "Bijvoorbeeld: Halfjaarbericht politie."},
                 {.name = "soort",
                  .label = "Soort",
                  .kind = Kind::Select,
                  .required = true,
                  .source = Source::Words,
                  .vocabulary = Vocabulary::VehicleKind},
                 {.name = "directie", .label = "Directie", .kind = Kind::Select, .source = Source::Directorates}}};
  return form;
}

std::vector<Form> vehicle_verbs() {
  return {new_edition(),
          corrected({{.name = "naam", .label = "Naam", .required = true},
                     {.name = "directie", .label = "Directie", .kind = Kind::Select, .source = Source::Directorates}},
                    false)};
}

std::vector<Form> edition_verbs() {
  return {
      {.verb = "bijdragen",
       .title = "Tekst schrijven",
       .intro = "Akkoord geeft een ander dan wie de tekst schreef, op precies die tekst; een nieuwe tekst vraagt een "
                "nieuw akkoord.",
       .button = "Tekst bewaren",
       .done = "De bijdrage is bewaard.",
       .fields = {{.name = "item",
                   .label = "Motie of toezegging",
                   .kind = Kind::Select,
                   .required = true,
                   .source = Source::ItemsAtHand},
                  {.name = "tekst", .label = "Tekst", .kind = Kind::Area, .required = true},
                  {.name = "akkoord", .label = "Akkoord", .kind = Kind::Check}}},
      planning(),
      {.verb = "vaststellingen",
       .title = "Vaststellen",
       .intro = "Daarna verandert de bijlage niet meer.",
       .button = "Editie vaststellen",
       .done = "De editie is vastgesteld."},
      {.verb = "verzendingen",
       .title = "Verzonden aan de Kamer",
       .intro = "De termijnen bij deze editie zijn dan gehaald. Bij elke gekoppelde motie of toezegging komt een "
                "voorstel om haar af te doen; niets sluit vanzelf.",
       .button = "Verzending vastleggen",
       .done = "De verzending is vastgelegd. Bij de gekoppelde moties en toezeggingen staan nu voorstellen klaar.",
       .fields = {date_field(),
                  {.name = "kamerstuk",
                   .label = "Kamerstuk",
                   .hint = "Nummer van de brief, bijvoorbeeld 29628-1217. Kamerstuk of vindplaats is nodig."},
                  {.name = "vindplaats",
                   .label = "Of vindplaats",
                   .hint = "Alleen van een wet, kader of register: een adres, of een nummer van het Staatsblad."}}},
      {.verb = "standen",
       .title = "Nieuwe stand",
       .intro = "Hoe ver is deze wet, dit kader of dit register?",
       .button = "Stand vastleggen",
       .done = "De stand is vastgelegd.",
       .fields =
           {{.name = "stand", .label = "Stand", .kind = Kind::Select, .required = true, .source = Source::StagesAtHand},
            date_field(),
            {.name = "kamerstuk", .label = "Kamerstuk"},
            {.name = "vindplaats", .label = "Vindplaats", .hint = "Een adres, of een nummer van het Staatsblad."},
            {.name = "toelichting", .label = "Toelichting", .kind = Kind::Area}}},
      {.verb = "annuleringen",
       .title = "Annuleren",
       .intro =
           "De editie gaat niet door. Termijnen die eraan hangen worden gestuit en de directies krijgen een melding.",
       .button = "Editie annuleren",
       .done = "De editie is geannuleerd.",
       .fields = {{.name = "reden", .label = "Reden", .kind = Kind::Area}}},
      corrected({{.name = "naam", .label = "Naam", .required = true},
                 {.name = "sluitingsDatum", .label = "Sluitingsdatum voor bijdragen", .kind = Kind::Date}},
                false),
      annulled()};
}

std::vector<Form> alert_verbs() {
  return {{.verb = "bevestigingen",
           .title = "Bevestigen",
           .intro = "",
           .button = "Bevestigen",
           .done = "De melding is bevestigd."},
          {.verb = "sluimeringen",
           .title = "Sluimeren",
           .intro = "",
           .button = "Sluimeren",
           .done = "De melding sluimert.",
           .fields = {{.name = "totDatum", .label = "Tot", .kind = Kind::Date, .required = true},
                      {.name = "reden", .label = "Reden", .required = true}}}};
}

bool has_stages(std::string_view vehicle_kind) {
  return vehicle_kind == "wetgeving" || vehicle_kind == "kader" || vehicle_kind == "register";
}

bool stage_fits(std::string_view vehicle_kind, std::string_view stage) {
  if (stage == "ingetrokken") return has_stages(vehicle_kind);
  const bool living = stage == "concept" || stage == "vastgesteld" || stage == "gepubliceerd";
  return has_stages(vehicle_kind) && living == (vehicle_kind != "wetgeving");
}

bool edition_verb_fits(std::string_view verb, const nlohmann::json& edition) {
  const auto status = text(edition, "status");
  const bool closed = status == "verzonden" || status == "geannuleerd";
  if (verb == "standen") return status != "geannuleerd" && has_stages(text(edition, "vehikelSoort"));
  if (verb == "correcties") return true;
  if (closed) return false;
  const bool frozen = status == "vastgesteld";
  return !frozen || verb == "verzendingen" || verb == "annuleringen" || verb == "planningen";
}

}  // namespace gestand::gateway::pages
