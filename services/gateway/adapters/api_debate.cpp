// What a minister takes along to a debate: all open items of a committee, a theme, a member or a dossier, each with the
// last word that was said, the next step, the term, and what to look out for.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "common/eventlog/event.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/exports.hpp"
#include "services/gateway/adapters/paper.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr std::int64_t items_max = 300;  // more than that nobody takes to a debate
constexpr std::array<std::string_view, 4> about{"commissie", "thema", "indiener", "dossier"};
// Of the house's own keeping, no word to or of the Chamber.
constexpr std::array<std::string_view, 10> own_keeping{"termijn-",   "toegewezen", "genoteerd",    "notitie",
                                                       "verwijzing", "verwezen",   "geimporteerd", "gecorrigeerd",
                                                       "verbeterd",  "gekoppeld"};

bool is_own_keeping(const std::string& type) {
  return std::any_of(own_keeping.begin(), own_keeping.end(),
                     [&](std::string_view one) { return type.find(one) != std::string::npos; });
}

// The last event that says something, else the first: that it was made.
json last_word(BusCaller& bus, const std::string& service, const std::string& item) {
  const auto events = eventlog::unpack_events(bus.bytes(service, "log.item", json{{"item", item}}.dump()));
  if (events.empty()) return nullptr;
  const auto* found = &events.front();
  for (const auto& event : events) {
    if (!is_own_keeping(event.type)) found = &event;
  }
  const json body = json::parse(found->body);
  json out = {{"type", found->type}, {"geregistreerdOp", body.at("time")}};
  if (body.at("data").contains("datum")) out["datum"] = body["data"]["datum"];
  return out;
}

std::string text_of(const json& row, const char* name) {
  return row.contains(name) && row[name].is_string() ? row[name].get<std::string>() : "";
}

json flags_of(const json& row) {
  json out = json::array();
  const json term = row.value("termijn", json::object());
  if (text_of(term, "status") == "verstreken") out.push_back("verstreken");
  if (text_of(row, "status") == "aangehouden") out.push_back("aangehouden");
  const json opinion = row.value("appreciatie", json::object());
  if (opinion.is_object() && opinion.value("doorAnder", false)) out.push_back("door-ander");
  return out;
}

// What has to be done next, as far as the record tells.
std::string next_step(const json& row) {
  for (const auto& edition : row.value("edities", json::array())) {
    if (text_of(edition, "status") == "verzonden")
      return "Voorstel om af te doen beoordelen: " + text_of(edition, "naam") + " is verzonden.";
  }
  if (text_of(row, "uitvoering") == "uitgevoerd") return "Melden aan de Kamer.";
  for (const auto& edition : row.value("edities", json::array())) {
    const auto day = text_of(edition, "geplandDatum");
    return "Komt terug in " + text_of(edition, "naam") + (day.empty() ? "." : ", gepland op " + day + ".");
  }
  if (text_of(row, "status") == "aangehouden") return "Wacht op de indiener: stemming of verval.";
  if (row.contains("termijn")) return "Afdoen voor de termijn; er is nog geen editie gekozen.";
  return "Een termijn en een editie kiezen.";
}

}  // namespace

ApiResponse ApiServer::debate_pack(const ApiRequest& request, const Identity& identity) {
  wire::Faults faults;
  json params = parameters(request, faults);
  const auto format = wanted_form(request, params, faults);
  const CsvStyle style = csv_style(params, faults);
  if (std::none_of(about.begin(), about.end(),
                   [&](std::string_view name) { return params.contains(std::string(name)); }))
    faults.push_back({"query", "", "ontbreekt", "Geef ten minste een van: commissie, thema, indiener, dossier."});
  if (!faults.empty()) return problem(faults, request.path);
  json out = {{"over", params}, {"resultaten", json::array()}};
  params["isOpen"] = "true";
  params["kort"] = "true";
  json question = {{"kind", "werkvoorraad"}, {"params", params}, {"token", asker(identity)}};
  for (;;) {
    const json page = bus_.ask("overview", "overview.export", question);
    if (page.contains("errors")) return problem(page, request.path);
    if (page.value("aantal", std::int64_t{0}) > items_max)
      return problem(409, "te-veel", "Dit zijn er meer dan " + std::to_string(items_max) + "; kies nauwer.",
                     request.path);
    for (const auto& row : page.at("resultaten")) out["resultaten"].push_back(row);
    if (!page.contains("cursor")) break;
    question["cursor"] = page["cursor"];
  }
  for (auto& row : out["resultaten"]) {
    const std::string service = text_of(row, "soort") == "motie" ? "motions" : "commitments";
    row["laatste"] = last_word(bus_, service, text_of(row, "id"));
    row["volgendeStap"] = next_step(row);
    row["vlaggen"] = flags_of(row);
  }
  out["aantal"] = out["resultaten"].size();
  if (*format == Format::Json) return ok(out);
  const Paper made = debate_paper(out);
  ApiResponse response{200,
                       media_type(*format) + (*format == Format::Csv ? "; charset=utf-8" : ""),
                       written(made, *format, style),
                       {},
                       nullptr};
  response.headers.emplace_back("Content-Disposition", attachment(made.file_name, *format));
  return response;
}

}  // namespace gestand::gateway
