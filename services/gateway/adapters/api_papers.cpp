// What the API answers in other forms than JSON: lists as tables, the papers of an edition; and who wrote what for it.
#include <memory>
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/exports.hpp"
#include "services/gateway/adapters/paper.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

ApiResponse not_in_that_form(const std::string& detail, const ApiRequest& request) {
  return problem(406, "geen-passende-weergave", detail, request.path);
}

}  // namespace

std::optional<Format> ApiServer::wanted_form(const ApiRequest& request, json& params, wire::Faults& faults) {
  if (!params.contains("formaat")) return preferred(request, table_formats());
  const auto name = taken(params, "formaat");
  const auto format = parse_format(name);
  if (!format) faults.push_back({"query", "formaat", "onbekende-waarde", "\"formaat\" is json, csv, xlsx of odt."});
  return format;
}

// The whole filtered list, page by page from the read model, so that a big one needs little memory.
ApiResponse ApiServer::exported(const ApiRequest& request, const Match& found, const Identity& identity, json params,
                                Format format) {
  wire::Faults faults;
  Export what{std::string(found.route->kind), format, csv_style(params, faults)};
  if (params.contains("kolommen")) {
    std::vector<std::string> unknown;
    what.columns = chosen_columns(what.name, taken(params, "kolommen"), unknown);
    for (const auto& name : unknown)
      faults.push_back({"query", "kolommen", "onbekende-waarde", "\"" + name + "\" is geen kolom van deze lijst."});
  }
  if (!faults.empty()) return problem(faults, request.path);
  json question = {{"kind", found.route->kind}, {"params", std::move(params)}, {"token", asker(identity)}};
  auto first = std::make_shared<json>(bus_.ask("overview", "overview.export", question));
  if (first->contains("errors")) return problem(*first, request.path);
  if (format == Format::Odt && first->value("aantal", std::int64_t{0}) > odt_rows_max) {
    return not_in_that_form(
        "Als ODT gaat een lijst tot " + std::to_string(odt_rows_max) + " regels; kies XLSX of CSV, of filter verder.",
        request);
  }
  ApiResponse out{200, media_type(format) + (format == Format::Csv ? "; charset=utf-8" : ""), "", {}, nullptr};
  out.headers.emplace_back("Content-Disposition", attachment(what.name, format));
  out.stream = [this, question, first, what](const Write& write) mutable {
    const EachRow rows = [&](const std::function<bool(const json&)>& use) {
      for (json page = std::move(*first);;) {
        for (const auto& row : page.at("resultaten")) {
          if (!use(row)) return;
        }
        if (!page.contains("cursor")) return;
        question["cursor"] = page["cursor"];
        page = bus_.ask("overview", "overview.export", question);
      }
    };
    send_table(what, rows, write);
  };
  return out;
}

ApiResponse ApiServer::paper(const ApiRequest& request, const Match& found) {
  wire::Faults faults;
  json params = parameters(request, faults);
  const auto format = wanted_form(request, params, faults);
  const CsvStyle style = csv_style(params, faults);
  only(params, {}, faults);
  if (!faults.empty()) return problem(faults, request.path);
  const bool budget = found.route->action == Action::BudgetAnnex;
  auto answer = bus_.ask_shown("overview", budget ? "overview.budget" : "overview.appendix",
                               {{"editie", found.parameters.at("id")}});
  ApiResponse out = passed_on(std::move(answer), request);
  if (out.status != 200 || *format == Format::Json) return out;
  const json known = json::parse(out.body);
  const Paper made = budget ? budget_paper(known) : appendix_paper(known);
  out.body = written(made, *format, style);
  out.type = media_type(*format) + (*format == Format::Csv ? "; charset=utf-8" : "");
  out.headers.emplace_back("Content-Disposition", attachment(made.file_name, *format));
  return out;
}

ApiResponse ApiServer::contributions(const ApiRequest& request, const Match& found) {
  wire::Faults faults;
  json ask = parameters(request, faults);
  only(ask, {"item"}, faults);
  if (ask.contains("item") && !eventlog::is_uuid(ask["item"].get<std::string>()))
    faults.push_back({"query", "item", "onbekende-waarde", "\"item\" is geen id (UUID)."});
  if (!faults.empty()) return problem(faults, request.path);
  ask["editie"] = found.parameters.at("id");
  return answered(bus_.ask("vehicles", "vehicles.bijdragen", ask), request);
}

}  // namespace gestand::gateway
