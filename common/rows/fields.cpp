#include "common/rows/fields.hpp"

#include <algorithm>

namespace gestand::rows {

namespace {

char letter(Kind kind) { return kind == Kind::Toezegging ? 't' : kind == Kind::Kamerverzoek ? 'k' : 'm'; }

}  // namespace

std::optional<Kind> parse_kind(std::string_view list) {
  for (const Kind one : {Kind::Toezegging, Kind::Kamerverzoek, Kind::Motie}) {
    if (list == list_of(one)) return one;
  }
  return std::nullopt;
}

std::string_view list_of(Kind kind) {
  return kind == Kind::Toezegging ? "toezeggingen" : kind == Kind::Kamerverzoek ? "kamerverzoeken" : "moties";
}

std::string_view word_of(Kind kind) {
  return kind == Kind::Toezegging ? "toezegging" : kind == Kind::Kamerverzoek ? "kamerverzoek" : "motie";
}

const std::vector<FieldInfo>& fields() {
  static const std::vector<FieldInfo> all{
      {Field::Id, "id", "tkm", "", {"id"}},
      {Field::Nummer,
       "nummer",
       "tkm",
       "",
       {"nummer", "nr", "toezeggingsnummer", "toezeggingnummer", "nummer toezegging", "tz nummer", "tz nr",
        "registratienummer", "kenmerk", "motienummer", "nummer motie", "kamerstuk", "kamerstuknummer", "kamerstuknr",
        "stuknummer", "vindplaats motie", "ek nummer", "tk nummer"}},
      {Field::Zaaknummer,
       "zaaknummer",
       "m",
       "",
       {"zaaknummer", "zaak", "zaak nummer", "zaaknr", "parlis", "parlisnummer"}},
      {Field::Titel,
       "titel",
       "m",
       "m",
       {"titel", "onderwerp", "titel motie", "onderwerp motie", "motie", "omschrijving"}},
      {Field::Tekst,
       "tekst",
       "tkm",
       "tk",
       {"tekst", "toezegging", "tekst toezegging", "omschrijving", "inhoud", "verzoek", "kamerverzoek", "tekst verzoek",
        "omschrijving toezegging", "omschrijving verzoek", "dictum", "tekst motie", "onderwerp", "titel",
        "inhoud toezegging"}},
      {Field::Datum,
       "datum",
       "tkm",
       "tkm",
       {"datum", "datum toezegging", "toezeggingsdatum", "gedaan op", "datum gedaan", "datum verzoek", "datum motie",
        "ingediend", "ingediend op", "datum ingediend", "datum indiening", "indieningsdatum", "d d"}},
      {Field::Ambt,
       "ambt",
       "tkm",
       "tm",
       {"ambt", "bewindspersoon", "gedaan door", "bewindspersoon ambt", "verantwoordelijke",
        "verantwoordelijk bewindspersoon", "verantwoordelijke bewindspersoon", "toegezegd door", "minister", "bp"}},
      {Field::Naam, "naam", "t", "", {"naam", "naam bewindspersoon"}},
      {Field::GevraagdDoor,
       "gevraagdDoor",
       "k",
       "k",
       {"gevraagd door", "verzocht door", "verzoeker", "commissie", "vrager", "kamerlid", "lid"}},
      {Field::Aan,
       "aan",
       "tk",
       "t",
       {"aan", "toegezegd aan", "gedaan aan", "aan wie", "kamerlid", "lid", "leden", "naam kamerlid",
        "kamerlid commissie", "commissie"}},
      {Field::Indieners,
       "indieners",
       "m",
       "m",
       {"indieners", "indiener", "indiener s", "ingediend door", "motie van", "kamerlid", "leden"}},
      {Field::Fractie, "fractie", "tkm", "", {"fractie", "partij", "fracties", "fractie indiener"}},
      {Field::Termijn,
       "termijn",
       "tkm",
       "",
       {"termijn", "deadline", "uiterlijk", "uiterste datum", "afdoeningstermijn", "gereed voor", "planning",
        "streefdatum", "datum gereed", "toegezegde termijn", "afdoen voor"}},
      {Field::Status,
       "status",
       "tkm",
       "",
       {"status", "stand", "stand van zaken status", "uitslag", "status motie", "status toezegging", "afgedaan"}},
      {Field::StatusDatum,
       "statusdatum",
       "tkm",
       "",
       {"statusdatum", "datum status", "afgedaan op", "datum afgedaan", "datum afdoening", "voldaan op",
        "datum voldaan", "datum stemming", "stemdatum", "stemming", "datum besluit"}},
      {Field::Brief,
       "brief",
       "tk",
       "",
       {"brief", "afgedaan bij", "afgedaan met", "kamerstuk afdoening", "afdoening", "kamerbrief",
        "afgedaan bij brief"}},
      {Field::Directie,
       "directie",
       "tkm",
       "",
       {"directie", "dg directie", "verantwoordelijke directie", "onderdeel", "afdeling", "directie afdeling",
        "trekker"}},
      {Field::Behandelaar,
       "behandelaar",
       "tkm",
       "",
       {"behandelaar", "dossierhouder", "medewerker", "contactpersoon", "beleidsmedewerker"}},
      {Field::Opmerking,
       "opmerking",
       "tkm",
       "",
       {"opmerking", "opmerkingen", "toelichting", "notitie", "notities", "bijzonderheden", "stand van zaken"}},
      {Field::Kamer, "kamer", "tkm", "", {"kamer", "ek tk", "tk ek"}},
      {Field::DebatSoort, "debatsoort", "tkm", "", {"soort overleg", "soort debat", "debatsoort", "type overleg"}},
      {Field::Debat,
       "debat",
       "tkm",
       "",
       {"debat", "overleg", "bron", "vindplaats", "naam overleg", "naam debat", "gedaan tijdens", "gedaan in"}},
      {Field::DebatDatum, "debatdatum", "tkm", "", {"datum debat", "datum overleg", "debatdatum"}},
      {Field::Themas,
       "themas",
       "tkm",
       "",
       {"themas", "thema", "thema s", "trefwoorden", "trefwoord", "beleidsterrein"}},
      {Field::Voorwaarde, "voorwaarde", "tk", "", {"voorwaarde", "conditie", "onder voorwaarde"}},
      {Field::Appreciatie,
       "appreciatie",
       "m",
       "",
       {"appreciatie", "oordeel", "kabinetsappreciatie", "oordeel kabinet", "advies"}},
      {Field::AppreciatieDatum,
       "appreciatiedatum",
       "m",
       "",
       {"datum appreciatie", "appreciatiedatum", "datum oordeel"}},
  };
  return all;
}

const FieldInfo& info(Field field) {
  return *std::find_if(fields().begin(), fields().end(), [&](const FieldInfo& one) { return one.field == field; });
}

std::optional<Field> parse_field(std::string_view name) {
  for (const auto& one : fields()) {
    if (one.name == name) return one.field;
  }
  return std::nullopt;
}

bool has(Kind kind, Field field) { return info(field).kinds.find(letter(kind)) != std::string_view::npos; }

bool needs(Kind kind, Field field) { return info(field).required.find(letter(kind)) != std::string_view::npos; }

}  // namespace gestand::rows
