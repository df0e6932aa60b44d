// The bodies of commands for openapi.json.
#include "services/gateway/adapters/openapi_schema.hpp"

namespace gestand::gateway::schema {

namespace {

json mover() { return object({{"naam", text()}, {"fractie", text()}}, {"naam"}); }
json judgement() {
  return one_of({"oordeel-kamer", "overgenomen", "ontraden", "ontraden-tenzij-gewijzigd", "ontijdig", "overbodig",
                 "verzoek-aanhouden", "geen", "nog-te-ontvangen", "nog-niet-bekend", "niet-beschikbaar"});
}
json dated(json more = json::object(), json required = json::array()) {
  more["datum"] = text("date");
  required.push_back("datum");
  return object(std::move(more), std::move(required));
}

json station() { return object({{"station", text()}, {"datum", text("date")}, {"paraaf", text()}}, {"station"}); }
json paragraph() { return object({{"nummer", text()}, {"titel", text()}, {"tekst", text()}, {"openbaar", flag()}}); }
// What is stored of a nota; a paragraph that does not say openbaar:true is withheld.
json nota(json required) {
  return object({{"titel", text()},
                 {"datum", text("date")},
                 {"kenmerk", text()},
                 {"soort", text()},
                 {"aan", text()},
                 {"van", text()},
                 {"afdeling", text()},
                 {"auteur", text()},
                 {"contactpersoon", text()},
                 {"bijlagen", text()},
                 {"geadviseerdBesluit", text()},
                 {"besluit", text()},
                 {"route", list_of(station())},
                 {"paragrafen", list_of(paragraph())},
                 {"koppelingen", list_of(text("uuid"))},
                 {"reden", text()}},
                std::move(required));
}
// What a reading answers; van and tot count Unicode code points of the text.
}  // namespace

json reading() {
  const json place = {{"type", "integer"}};
  const json proof = object({{"tekst", text()}, {"van", place}, {"tot", place}}, {"tekst", "van", "tot"});
  return object(
      {{"nota", nota(json::array())},
       {"voorstellen",
        list_of(object({{"soort", one_of({"motie", "debat", "appreciatie", "aanhoudingsverzoek", "toezegging",
                                          "voldoening", "voorwaardelijke-toezegging", "vehikel", "termijn", "brief"})},
                        {"velden", {{"type", "object"}}},
                        {"bewijs", list_of(proof)},
                        {"zekerheid", {{"type", "number"}}},
                        {"regel", text()},
                        {"openbaar", flag()}},
                       {"soort", "velden", "bewijs", "zekerheid"}))},
       {"volledig", flag()},
       {"tekst", text()}},
      {"nota", "voorstellen"});
}

namespace {

json rule_body(std::initializer_list<const char*> required) {
  return object({{"naam", text()},
                 {"drempels", list_of({{"type", "integer"}})},
                 {"herhaling", {{"type", "integer"}}},
                 {"eenheid", one_of({"dag", "werkdag"})},
                 {"soorten", list_of(text())},
                 {"itemSoorten", list_of(text())},
                 {"directies", list_of(text())},
                 {"ontvanger", text()},
                 {"escalatie", list_of(object({{"vanafDrempel", {{"type", "integer"}}}, {"ontvanger", text()}},
                                              {"vanafDrempel", "ontvanger"}))},
                 {"ladder", list_of(object({{"naWerkdagen", {{"type", "integer"}}}, {"ontvanger", text()}},
                                           {"naWerkdagen", "ontvanger"}))},
                 {"mijlpaal", {{"type", "boolean"}}},
                 {"dempt", {{"type", "boolean"}}},
                 {"actief", {{"type", "boolean"}}}},
                json(std::vector<std::string>(required.begin(), required.end())));
}

// One entry of a list of the calendar: its own members, and who says so.
json calendar_entry(json members, json required, bool whole) {
  members.update({{"bron", text()}, {"toelichting", text()}});
  if (whole) required.push_back("bron");
  if (!whole) members["reden"] = text();
  return whole ? object(std::move(members), std::move(required)) : object(std::move(members));
}

}  // namespace

json calendar_bodies() {
  const json chamber = one_of({"TK", "EK"});
  const json recess = {
      {"kamer", chamber},
      {"soort", one_of({"voorjaarsreces", "meireces", "zomerreces", "herfstreces", "kerstreces", "verkiezingsreces"})},
      {"jaar", {{"type", "integer"}}},
      {"eersteDag", text("date")},
      {"laatsteDag", text("date")},
      {"verwacht", flag()}};
  const json day = {{"datum", text("date")}, {"naam", text()}, {"gelijkgesteld", flag()}};
  const json election = {{"kamer", chamber}, {"datum", text("date")}, {"nieuweKamerDatum", text("date")}};
  const json event = {{"soort", one_of({"begrotingsbehandeling", "voorjaarsnota", "najaarsnota"})},
                      {"datum", text("date")}};
  json out = {{"voorspel", object({{"recessen", list_of(object(recess))},
                                   {"vrijedagen", list_of(object(day))},
                                   {"verkiezingen", list_of(object(election))},
                                   {"gebeurtenissen", list_of(object(event))},
                                   {"intrekken", list_of(text("uuid"))}})}};
  const auto add = [&out](const std::string& list, const json& members, const json& required) {
    out["kalender/" + list] = calendar_entry(members, required, true);
    out["kalender/" + list + "/wijzig"] = calendar_entry(members, json::array(), false);
  };
  add("recessen", recess, {"soort", "jaar", "eersteDag", "laatsteDag"});
  add("vrijedagen", day, {"datum", "naam"});
  add("verkiezingen", election, {"datum"});
  add("gebeurtenissen", event, {"soort", "datum"});
  return out;
}

json bodies() {
  const json reason = {{"reden", text()}};
  const json votes = list_of(object({{"fractie", text()}, {"zetels", {{"type", "integer"}}}}, {"fractie", "zetels"}));
  const json by = {{"ambt", text()}, {"naam", text()}};
  return {
      {"motie/", object({{"nummer", text()},
                         {"zaaknummer", text()},
                         {"kamer", one_of({"TK", "EK"})},
                         {"titel", text()},
                         {"dictum", text()},
                         {"verzoeken", list_of(text())},
                         {"indieners", list_of(mover())},
                         {"ingediendDatum", text("date")},
                         {"debat", object({{"soort", text()}, {"titel", text()}, {"datum", text("date")}})},
                         {"verantwoordelijke", text()},
                         {"directie", text()},
                         {"themas", list_of(text())}},
                        {"titel", "indieners", "ingediendDatum", "verantwoordelijke"})},
      {"toezegging/", object({{"nummer", text()},
                              {"tekst", text()},
                              {"datum", text("date")},
                              {"gedaanDoor", object(by, {"ambt"})},
                              {"aan", list_of(json{{"type", "object"}})},
                              {"bron", json{{"type", "object"}}},
                              {"kamer", one_of({"TK", "EK"})},
                              {"termijn", ref("Termijnwens")},
                              {"voorwaarde", text()},
                              {"vertrouwelijk", {{"type", "boolean"}}},
                              {"directie", text()},
                              {"themas", list_of(text())}},
                             {"tekst", "datum", "gedaanDoor", "aan"})},
      {"nota/", nota({"titel"})},
      {"nota/wijzig", nota({"reden"})},
      {"brief/", object({{"kamerstuk", text()},
                         {"titel", text()},
                         {"datum", text("date")},
                         {"van", text()},
                         {"soort", text()},
                         {"items", list_of(text("uuid"))}},
                        {"titel", "datum", "van"})},
      {"appreciaties", dated({{"oordeel", judgement()},
                              {"door", text()},
                              {"toelichting", text()},
                              {"herstelt", {{"type", "boolean"}}},
                              {"brief", text()},
                              {"totEditie", text("uuid")}},
                             {"oordeel", "door"})},
      {"aanhoudingsverzoeken", dated({{"door", text()}, {"totEditie", text("uuid")}, {"brief", text()}}, {"door"})},
      {"aanhoudingen", dated({{"totEditie", text("uuid")}})},
      {"hervattingen", dated()},
      {"stemmingen", dated({{"uitslag", one_of({"aangenomen", "verworpen", "gestaakt"})},
                            {"soort", one_of({"handopsteken", "hoofdelijk", "zonder-stemming"})},
                            {"voor", votes},
                            {"tegen", votes}},
                           {"uitslag"})},
      {"intrekkingen", dated(reason)},
      {"overnames", dated(reason)},
      {"vervallenverklaringen", dated(reason)},
      {"wijzigingen",
       dated({{"nummer", text()}, {"titel", text()}, {"dictum", text()}, {"verzoeken", list_of(text())}}, {"nummer"})},
      {"toewijzingen", object({{"directie", text()},
                               {"behandelaar", text("uuid")},
                               {"verantwoordelijke", text()},
                               {"vanafDatum", text("date")}},
                              {"vanafDatum"})},
      {"termijnen",
       object({{"termijn", ref("Termijnwens")}, {"soort", one_of({"extern", "intern"})}, {"toelichting", text()}},
              {"termijn"})},
      {"termijnen/verplaatsingen", object({{"termijn", ref("Termijnwens")}, {"reden", text()}}, {"termijn", "reden"})},
      {"koppelingen",
       object({{"editie", text("uuid")}, {"rol", one_of({"belofte", "tussenstand", "afdoening"})}, {"tekst", text()}},
              {"editie", "rol"})},
      {"uitvoeringen", dated({{"uitvoering", one_of({"open", "in-uitvoering", "uitgevoerd", "gemeld", "afgedaan"})},
                              {"verzoek", {{"type", "integer"}}},
                              {"brief", text()},
                              {"toelichting", text()},
                              {"geenActie", {{"type", "boolean"}}}},
                             {"uitvoering"})},
      {"voorstellen/besluiten",
       dated({{"besluit", one_of({"aanvaard", "afgewezen"})}, {"toelichting", text()}}, {"besluit"})},
      {"notities", object({{"tekst", text()}, {"vertrouwelijk", {{"type", "boolean"}}}}, {"tekst"})},
      {"verwijzingen",
       object(
           {{"soort", one_of({"kamervraag", "dossier", "document", "handelingen", "activiteit", "bijlage", "overig"})},
            {"titel", text()},
            {"url", text("uri")},
            {"nummer", text()},
            {"sha256", text()},
            {"omvang", {{"type", "integer"}}}},
           {"soort", "titel"})},
      {"verwijzingen/verwijder", object(reason)},
      {"correcties", object({{"gebeurtenis", text("uuid")}, {"reden", text()}}, {"gebeurtenis", "reden"})},
      {"voldoeningen", dated({{"brief", text()}, {"editie", text("uuid")}, {"deels", {{"type", "boolean"}}}})},
      {"voorwaardevervullingen", dated({{"toelichting", text()}}, {"toelichting"})},
      {"voorwaardecontroles", dated({{"toelichting", text()}}, {"toelichting"})},
      {"uitstelverzoeken",
       object({{"nieuweTermijn", ref("Termijnwens")}, {"reden", text()}}, {"nieuweTermijn", "reden"})},
      {"uitstelbesluiten",
       dated({{"verzoek", text("uuid")}, {"besluit", one_of({"toegestaan", "afgewezen"})}, {"door", text()}},
             {"verzoek", "besluit", "door"})},
      {"relaties",
       object({{"soort", one_of({"herhaling", "aanvulling", "wijziging", "komt-uit-motie"})}, {"naar", text("uuid")}},
              {"soort", "naar"})},
      {"samenvoegingen", object({{"naar", text("uuid")}, {"reden", text()}}, {"naar", "reden"})},
      {"splitsingen", object({{"reden", text()}}, {"reden"})},
      {"standen",
       dated({{"stand", text()}, {"kamerstuk", text()}, {"vindplaats", text()}, {"toelichting", text()}}, {"stand"})},
      {"planningen", object({{"gepland", ref("Planning")}, {"reden", text()}}, {"gepland", "reden"})},
      {"bijdragen",
       object({{"item", text("uuid")}, {"tekst", text()}, {"akkoord", {{"type", "boolean"}}}}, {"item", "tekst"})},
      {"verzendingen", dated({{"kamerstuk", text()}, {"vindplaats", text()}})},
      {"editie/", object({{"naam", text()},
                          {"gepland", ref("Planning")},
                          {"sluitingsDatum", text("date")},
                          {"versieaanduiding", text()}},
                         {"naam", "gepland"})},
      {"vehikel/", object({{"naam", text()},
                           {"soort", one_of({"halfjaarbericht", "voortgangsbrief", "verzamelbrief", "kamerbrief",
                                             "debat", "begroting", "kader", "register", "wetgeving"})},
                           {"directie", text()}},
                          {"naam", "soort"})},
      {"webhooks.create",
       object({{"url", text("uri")}, {"soorten", list_of(text())}, {"naam", text()}}, {"url", "soorten"})},
      {"webhooks.change", object({{"url", text("uri")},
                                  {"soorten", list_of(text())},
                                  {"naam", text()},
                                  {"actief", {{"type", "boolean"}}},
                                  {"reden", text()}})},
      {"meldingregel/", rule_body({"naam", "drempels"})},
      {"regel.change", rule_body({})},
      {"preferences.create", object({{"ontvanger", text()},
                                     {"ritme", one_of({"direct", "dag"})},
                                     {"tijd", text()},
                                     {"stilVanaf", text()},
                                     {"stilTot", text()},
                                     {"vrijeDagen", {{"type", "boolean"}}}},
                                    {"ontvanger"})},
      {"geparkeerd.herhalen", object({{"dienst", one_of({"overview", "deadlines", "alerts"})}}, {"dienst"})},
      {"geparkeerd.overslaan", object({{"dienst", one_of({"overview", "deadlines", "alerts"})}}, {"dienst"})},
      {"preferences.change", object({{"ritme", one_of({"direct", "dag"})},
                                     {"tijd", text()},
                                     {"stilVanaf", text()},
                                     {"stilTot", text()},
                                     {"vrijeDagen", {{"type", "boolean"}}},
                                     {"actief", {{"type", "boolean"}}},
                                     {"reden", text()}})},
      {"agendafeed/", object({{"naam", text()},
                              {"filter", object({{"directie", text()},
                                                 {"verantwoordelijke", text()},
                                                 {"behandelaar", text("uuid")},
                                                 {"editie", text("uuid")}})}},
                             {"filter"})},
      {"handeling/", object({{"verb", one_of({"toewijzingen", "koppelingen", "termijnen", "termijnverplaatsingen",
                                              "voorstelbesluiten", "themas"})},
                             {"gegevens", json{{"type", "object"}}},
                             {"items", list_of(text("uuid"))},
                             {"filter", json{{"type", "object"}}},
                             {"reden", text()},
                             {"proef", {{"type", "boolean"}}}},
                            {"verb", "gegevens"})},
      {"weergave/", object({{"naam", text()},
                            {"lijst", one_of({"werkvoorraad", "moties", "toezeggingen", "kamerverzoeken"})},
                            {"filter", json{{"type", "object"}, {"additionalProperties", text()}}},
                            {"gedeeld", flag()}},
                           {"naam", "lijst", "filter"})},
      {"weergave/wijzig", object({{"naam", text()},
                                  {"filter", json{{"type", "object"}, {"additionalProperties", text()}}},
                                  {"gedeeld", flag()},
                                  {"reden", text()}})},
      {"terugdraaiingen", object({{"reden", text()}, {"proef", {{"type", "boolean"}}}}, {"reden"})},
      {"bewaartermijn/", object({{"code", text()},
                                 {"naam", text()},
                                 {"soorten", list_of(one_of({"motie", "toezegging", "kamerverzoek"}))},
                                 {"waardering", one_of({"bewaren", "vernietigen"})},
                                 {"jaren", {{"type", "integer"}}},
                                 {"bron", text()},
                                 {"archiefvormer", text()},
                                 {"geldigVanaf", text("date")},
                                 {"geldigTot", text("date")}},
                                {"code", "naam", "soorten", "waardering", "bron"})},
      {"toets", object({{"tekst", text()}, {"heeftTermijn", {{"type", "boolean"}}}}, {"tekst"})},
      {"bereken", object({{"tekst", text()}, {"peilDatum", text("date")}}, {"tekst"})},
  };
}

}  // namespace gestand::gateway::schema
