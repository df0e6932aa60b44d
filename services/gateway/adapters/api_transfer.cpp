// The list that two directorates sign when a portfolio goes from the one to the other: what an act of assigning moved,
// with who had it before. Made from the owners' own documents, as of now.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "common/calendar/date.hpp"
#include "common/wire/present.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/exports.hpp"
#include "services/gateway/adapters/paper.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

// The day before: who had it until then.
json before(const json& document, const std::string& from) {
  const auto day = calendar::parse_date(from);
  return day ? wire::assignment_on(document, *day - std::chrono::days{1}) : json::object();
}

json nearest_term(const json& document) {
  json out;
  for (const auto& term : document.value("termijnen", json::array())) {
    if (!term.contains("datum") || term.contains("einde")) continue;
    if (out.is_null() || term["datum"] < out) out = term["datum"];
  }
  return out;
}

json row_of(const std::string& id, const json& document, const json& given) {
  json out = {{"id", id}, {"soort", document.at("_soort")}, {"van", before(document, given.value("vanafDatum", ""))}};
  for (const char* name : {"nummer", "zaaknummer", "titel", "status", "uitvoering"}) {
    if (document.contains(name)) out[name] = document[name];
  }
  if (const json term = nearest_term(document); !term.is_null()) out["termijnDatum"] = term;
  return out;
}

bool earlier(const json& a, const json& b) {
  const auto key = [](const json& one) {
    return std::tuple(one.at("soort").get<std::string>(), one.value("nummer", one.value("zaaknummer", "~")),
                      one.at("id").get<std::string>());
  };
  return key(a) < key(b);
}

}  // namespace

ApiResponse ApiServer::transfer_list(const ApiRequest& request, const Match& found) {
  wire::Faults faults;
  json params = parameters(request, faults);
  const auto format = wanted_form(request, params, faults);
  const CsvStyle style = csv_style(params, faults);
  only(params, {}, faults);
  if (!faults.empty()) return problem(faults, request.path);
  const std::string id = found.parameters.at("id");
  json out = {{"handeling", id}, {"titel", "Overdracht"}, {"resultaten", json::array()}};
  const auto parts = parts_of(id);
  for (const auto& [owner, act] : parts) {
    if (act.value("verb", "") != "toewijzingen")
      return problem(409, "geen-overdracht", "Deze handeling wijst niets toe: er valt niets over te dragen.",
                     request.path);
    out["naar"] = act.at("gegevens");
    if (act.contains("reden")) out["reden"] = act["reden"];
    if (act.contains("teruggedraaid")) out["teruggedraaid"] = true;
    json ids = json::array();
    for (const auto& row : act.at("resultaten"))
      if (row.value("uitkomst", "") == "gewijzigd") ids.push_back(row.at("item"));
    const json documents = bus_.ask(owner, "owner.documents", {{"ids", ids}});
    for (const auto& [item, document] : documents.items())
      out["resultaten"].push_back(row_of(item, document, out["naar"]));
  }
  if (parts.empty()) return problem(404, "niet-gevonden", "Er is geen handeling met deze id.", request.path);
  auto& rows = out["resultaten"].get_ref<json::array_t&>();
  std::sort(rows.begin(), rows.end(), earlier);
  out["aantal"] = rows.size();
  ApiResponse response = answered(out, request);
  if (response.status != 200 || *format == Format::Json) return response;
  const Paper made = transfer_paper(out);
  response.body = written(made, *format, style);
  response.type = media_type(*format) + (*format == Format::Csv ? "; charset=utf-8" : "");
  response.headers.emplace_back("Content-Disposition", attachment(made.file_name, *format));
  return response;
}

}  // namespace gestand::gateway
