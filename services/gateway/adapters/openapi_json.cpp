#include "services/gateway/adapters/openapi_json.hpp"

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "services/gateway/adapters/media.hpp"
#include "services/gateway/adapters/openapi_schema.hpp"
#include "services/gateway/app/routes.hpp"

namespace gestand::gateway {

using nlohmann::json;
using namespace schema;  // NOLINT(google-build-using-namespace): the words of this file

namespace {

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
  return route.action == Action::List || route.action == Action::DebatePack || route.action == Action::Appendix ||
         route.action == Action::BudgetAnnex || route.action == Action::TransferList;
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
    static const std::array filters{"page",
                                    "pageSize",
                                    "sorteer",
                                    "soort",
                                    "status",
                                    "uitvoering",
                                    "directie",
                                    "verantwoordelijke",
                                    "behandelaar",
                                    "editie",
                                    "vehikel",
                                    "termijnVoor",
                                    "termijnNa",
                                    "isVerlopen",
                                    "isOpen",
                                    "zonderTermijn",
                                    "zonderEditie",
                                    "appreciatie",
                                    "fractie",
                                    "kamer",
                                    "thema",
                                    "gewijzigdNa",
                                    "q",
                                    "peilDatum",
                                    "facetten",
                                    "kort",
                                    "passages",
                                    "kolommen",
                                    "mijn",
                                    "opEersteDatum",
                                    "commissie",
                                    "indiener",
                                    "dossier",
                                    "voorstel",
                                    "zonderDirectie"};
    for (const auto* name : filters) out.push_back(parameter("query", name, text()));
  }
  if (route.action == Action::Item || route.action == Action::History || route.action == Action::Dashboard ||
      route.action == Action::Coverage || route.action == Action::Search) {
    out.push_back(parameter("query", "peilDatum", text("date")));
  }
  if (route.action == Action::Search) out.push_back(parameter("query", "q", text(), true));
  if (is_table(route)) {
    out.push_back(parameter("query", "formaat", one_of({"json", "csv", "xlsx", "odt"})));
    out.push_back(parameter("query", "scheiding", one_of({"komma", "puntkomma"})));
    out.push_back(parameter("query", "bom", {{"type", "boolean"}}));
  }
  if (route.action == Action::DebatePack) {
    for (const auto* name : {"commissie", "thema", "indiener", "dossier"})
      out.push_back(parameter("query", name, text()));
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
