#include "services/gateway/adapters/openapi_json.hpp"

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "services/gateway/adapters/media.hpp"
#include "services/gateway/app/routes.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

json text(const char* format = nullptr) {
  json out = {{"type", "string"}};
  if (format != nullptr) out["format"] = format;
  return out;
}
json list_of(json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
json object(json properties, json required = json::array()) {
  json out = {{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}
json one_of(std::initializer_list<const char*> words) {
  json out = {{"type", "string"}, {"enum", json::array()}};
  for (const auto* word : words) out["enum"].push_back(word);
  return out;
}
json ref(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

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

json flag() { return {{"type", "boolean"}}; }
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

// Bodies by verb, as contract section 3 writes them.
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
                              {"brief", text()}},
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
      {"handeling/", object({{"verb", one_of({"toewijzingen", "koppelingen", "termijnen", "termijnverplaatsingen"})},
                             {"gegevens", json{{"type", "object"}}},
                             {"items", list_of(text("uuid"))},
                             {"filter", json{{"type", "object"}}},
                             {"reden", text()},
                             {"proef", {{"type", "boolean"}}}},
                            {"verb", "gegevens"})},
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

json schemas() {
  return {
      {"Probleem",
       object(
           {{"type", text()},
            {"title", text()},
            {"status", {{"type", "integer"}}},
            {"detail", text()},
            {"instance", text()},
            {"code", text()},
            {"errors", list_of(object({{"in", text()}, {"location", text()}, {"code", text()}, {"detail", text()}}))}},
           {"type", "title", "status", "detail", "code"})},
      {"Termijnwens",
       {{"type", "object"},
        {"minProperties", 1},
        {"maxProperties", 1},
        {"properties",
         {{"datum", text("date")},
          {"editie", text("uuid")},
          {"tekst", text()},
          {"relatief", object({{"aantal", {{"type", "integer"}}},
                               {"eenheid", one_of({"dag", "werkdag", "week", "maand"})},
                               {"vanafDatum", text("date")}},
                              {"aantal", "eenheid"})}}}}},
      {"Planning",
       {{"type", "object"},
        {"properties", {{"datum", text("date")}, {"venster", text()}, {"jaar", {{"type", "integer"}}}}}}},
      {"Termijn",
       object({{"id", text("uuid")},
               {"item", text("uuid")},
               {"datum", text("date")},
               {"tekst", text()},
               {"soort",
                one_of({"datum", "reces", "periode", "relatief", "editie", "vervalt", "voorwaarde", "reeks", "zacht"})},
               {"status", one_of({"loopt", "nadert", "verstreken", "gehaald", "gestuit"})},
               {"eersteDatum", text("date")},
               {"verschuivingen", {{"type", "integer"}}},
               {"uitleg", list_of(object({{"stap", text()}, {"van", text()}, {"naar", text()}, {"bron", text()}}))}})},
      {"Lijst", object({{"aantal", {{"type", "integer"}}}, {"resultaten", list_of(json{{"type", "object"}})}},
                       {"aantal", "resultaten"})},
      {"Item",
       {{"type", "object"},
        {"properties",
         {{"id", text("uuid")},
          {"versie", {{"type", "integer"}}},
          {"status", text()},
          {"termijn", ref("Termijn")},
          {"termijnen", list_of(ref("Termijn"))}}}}},
  };
}

json parameter(const char* where, const std::string& name, json schema, bool required = false) {
  return {{"in", where}, {"name", name}, {"required", required}, {"schema", std::move(schema)}};
}

bool takes_sheet(const Route& route) {
  return route.action == Action::ReadSheet || route.action == Action::ImportSheet;
}

bool is_table(const Route& route) {
  return route.action == Action::List || route.action == Action::Appendix || route.action == Action::BudgetAnnex ||
         route.action == Action::TransferList;
}

json parameters_of(const Route& route) {
  json out = json::array();
  for (const auto* name : {"id", "sub"}) {
    if (route.pattern.find("{" + std::string(name) + "}") != std::string_view::npos)
      out.push_back(parameter("path", name, text("uuid"), true));
  }
  if (takes_sheet(route)) {
    out.push_back(parameter("query", "soort", one_of({"toezeggingen", "kamerverzoeken", "moties"})));
    out.push_back(parameter("query", "blad", text()));
    out.push_back(parameter("query", "kolommen", text()));
    if (route.action == Action::ImportSheet) out.push_back(parameter("query", "rijen", text()));
    return out;
  }
  if (route.method != "GET") {
    out.push_back(parameter("header", "Idempotency-Key", text()));
    if (route.action == Action::Command && route.pattern.find("{id}") != std::string_view::npos)
      out.push_back(parameter("header", "If-Match", text()));
  }
  if (route.action == Action::List) {
    static const std::array filters{"page",         "pageSize",    "sorteer",  "soort",
                                    "status",       "uitvoering",  "directie", "verantwoordelijke",
                                    "behandelaar",  "editie",      "vehikel",  "termijnVoor",
                                    "termijnNa",    "isVerlopen",  "isOpen",   "zonderTermijn",
                                    "zonderEditie", "appreciatie", "fractie",  "kamer",
                                    "thema",        "gewijzigdNa", "q",        "peilDatum",
                                    "facetten",     "kort",        "passages", "kolommen"};
    for (const auto* name : filters) out.push_back(parameter("query", name, text()));
  }
  if (route.action == Action::Item || route.action == Action::History || route.action == Action::Dashboard ||
      route.action == Action::Coverage) {
    out.push_back(parameter("query", "peilDatum", text("date")));
  }
  if (is_table(route)) {
    out.push_back(parameter("query", "formaat", one_of({"json", "csv", "xlsx", "odt"})));
    out.push_back(parameter("query", "scheiding", one_of({"komma", "puntkomma"})));
    out.push_back(parameter("query", "bom", {{"type", "boolean"}}));
  }
  if (route.action == Action::Contributions) out.push_back(parameter("query", "item", text("uuid")));
  if (route.action == Action::Dashboard) out.push_back(parameter("query", "directie", text()));
  if (route.action == Action::Feed) {
    out.push_back(parameter("query", "na", text()));
    out.push_back(parameter("query", "limit", {{"type", "integer"}, {"maximum", 1000}}));
  }
  return out;
}

json body_of(const Route& route, const json& known) {
  const std::string verb(route.action == Action::CheckText ? "toets" : route.verb);
  const std::string kind = route.kind == "kamerverzoek" ? "toezegging" : std::string(route.kind);
  for (const auto& name : {verb.empty() ? kind + "/" : kind + "/" + verb, verb}) {
    if (known.contains(name)) return known[name];
  }
  return {{"type", "object"}};
}

json content(const char* type, json schema) { return {{type, {{"schema", std::move(schema)}}}}; }

json responses_of(const Route& route) {
  const bool creates = route.method == "POST" &&
                       (route.verb.empty() || route.verb == "wijzigingen" || route.verb.ends_with(".create") ||
                        route.kind == "kalender") &&
                       route.action != Action::TryRule && route.action != Action::Compute && !takes_sheet(route) &&
                       route.action != Action::ReadNota;
  const char* shape = route.action == Action::List ? "Lijst" : "Item";
  json good = {{"description", "Gelukt"},
               {"headers", {{"API-Version", {{"schema", text()}}}}},
               {"content", content("application/json", ref(shape))}};
  if (is_table(route)) {
    for (const auto format : table_formats()) {
      if (format != Format::Json) good["content"][media_type(format)] = {{"schema", text("binary")}};
    }
  }
  if (route.action == Action::Archive) good["content"] = content("application/zip", text("binary"));
  if (route.action == Action::Feed) good["content"]["text/event-stream"] = {{"schema", text()}};
  json out = {{creates ? "201" : "200", std::move(good)}};
  for (const auto* status : {"400", "401", "403", "404", "406", "409", "412", "413", "415", "503"}) {
    out[status] = {{"description", "Zie code en detail"},
                   {"content", content("application/problem+json", ref("Probleem"))}};
  }
  return out;
}

}  // namespace

json openapi(const std::string& version) {
  static const json known = [] {
    json all = bodies();
    all.update(calendar_bodies());
    return all;
  }();
  json paths = json::object();
  for (const auto& route : routes()) {
    std::string method(route.method);
    for (auto& c : method) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    std::string name = method;
    for (const char c : route.pattern.substr(3)) name += c == '/' ? '-' : c;
    std::erase_if(name, [](char c) { return c == '{' || c == '}'; });
    json operation = {{"operationId", name},
                      {"summary", route.summary},
                      {"tags", {std::string(route.pattern.substr(4, route.pattern.find('/', 4) - 4))}},
                      {"responses", responses_of(route)},
                      {"x-rol", to_string(route.right)}};
    if (const json parameters = parameters_of(route); !parameters.empty()) operation["parameters"] = parameters;
    if (route.method == "POST" || route.method == "PATCH") {
      operation["requestBody"] = {{"required", true}, {"content", content("application/json", body_of(route, known))}};
    }
    if (takes_sheet(route)) {
      json& forms = operation["requestBody"]["content"];
      forms = content("text/csv", text());
      forms[media_type(Format::Xlsx)] = {{"schema", text("binary")}};
    }
    if (route.action == Action::ReadNota) {
      json& forms = operation["requestBody"]["content"];
      forms = content("text/plain", text());
      forms["application/pdf"] = {{"schema", text("binary")}};
      operation["responses"]["200"]["content"] = content("application/json", reading());
    }
    if (route.open) operation["security"] = json::array();
    paths[std::string(route.pattern)][method] = std::move(operation);
  }
  return {{"openapi", "3.0.3"},
          {"info",
           {{"title", "Gestand"},
            {"version", version},
            {"description",
             "Moties, toezeggingen en kamerverzoeken: wat bewindspersonen de Kamers hebben beloofd, en wanneer."},
            {"license", {{"name", "EUPL-1.2"}}},
            {"contact", {{"name", "Gestand"}}}}},
          {"servers", {{{"url", "/"}}}},
          {"security", {{{"bearer", json::array()}}}},
          {"paths", std::move(paths)},
          {"components",
           {{"schemas", schemas()}, {"securitySchemes", {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
}

}  // namespace gestand::gateway
