// POST /v1/imports/_lees: what a sheet would change, row by row (common/rows). Nothing is stored; who wants it sends
// the requests themselves, or leaves that to `gestand import`.
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/rows/review_json.hpp"
#include "common/vocab/errors.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

// An upload is small; what it unpacks to may not be big either.
constexpr sheet::Limits limits{32U << 20U, 16U << 20U, 10'000, 200, 200'000};
constexpr const char* csv_type = "text/csv";
constexpr const char* xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// "Deadline=termijn;Opmerking=-".
rows::Choices choices_of(const std::string& text, wire::Faults& faults) {
  rows::Choices out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(';', at), text.size());
    const std::string one = text.substr(at, end - at);
    const auto equals = one.rfind('=');
    if (equals == std::string::npos || equals == 0) {
      faults.push_back({"query", "kolommen", "onbekende-waarde", "Schrijf \"kolommen\" als Kop=veld;Kop=veld."});
      return {};
    }
    out[one.substr(0, equals)] = one.substr(equals + 1);
    at = end + 1;
  }
  return out;
}

void each_item(BusCaller& bus, const std::string& kind, const std::function<void(const json&)>& use) {
  json question = {{"kind", kind}, {"params", json::object()}};
  // A list waits until it shows all that was written; the pages behind it are then as fresh.
  (void)bus.ask_shown("overview", "overview.list", {{"kind", kind}, {"params", {{"pageSize", "1"}}}, {"rol", "lezer"}});
  while (true) {
    const json page = bus.ask("overview", "overview.export", question);
    for (const auto& one : page.at("resultaten")) use(one);
    if (!page.contains("cursor")) return;
    question["cursor"] = page["cursor"];
  }
}

rows::Names names_of(BusCaller& bus, const std::string& kind, const char* code) {
  std::vector<rows::Named> all;
  each_item(bus, kind, [&](const json& one) { all.push_back({one.value(code, ""), one.value("naam", "")}); });
  return rows::Names(all);
}

Date today_of(BusCaller& bus) {
  const auto now = calendar::parse_instant(bus.bytes("motions", "clock.now", ""));
  if (!now) throw Unavailable("the clock gave no instant");
  return calendar::amsterdam_date(*now);
}

}  // namespace

ApiResponse ApiServer::read_sheet(const ApiRequest& request) {
  wire::Faults faults;
  const json params = parameters(request, faults);
  only(params, {"soort", "blad", "kolommen"}, faults);
  const auto kind = rows::parse_kind(params.value("soort", "toezeggingen"));
  if (!kind)
    faults.push_back({"query", "soort", "onbekende-waarde", "\"soort\" is toezeggingen, kamerverzoeken of moties."});
  const auto choices = choices_of(params.value("kolommen", ""), faults);
  if (!faults.empty()) return problem(faults, request.path);
  const std::string type = request.header("content-type").substr(0, request.header("content-type").find(';'));
  if (type != csv_type && type != xlsx_type)
    return problem(415, "onbekende-inhoudssoort",
                   std::string("Stuur het blad als ") + csv_type + " of " + xlsx_type + ".", request.path);
  const rows::Reference reference{names_of(bus_, "ambten", "code"), names_of(bus_, "directies", "code"),
                                  names_of(bus_, "medewerkers", "id")};
  try {
    const sheet::Table table = sheet::read_table(request.body, params.value("blad", ""), limits);
    const rows::Mapping mapping = rows::map_columns(table, *kind, choices, {}, reference);
    const rows::Setting setting{*kind, today_of(bus_), table.days_from_1904, reference};
    rows::Register known(*kind);
    each_item(bus_, std::string(rows::list_of(*kind)), [&](const json& one) { known.add(rows::known_of(*kind, one)); });
    known.close();
    return ok(rows::review_json(table, mapping, *kind, rows::review(table, mapping, setting, known)));
  } catch (const sheet::Unreadable& fault) {
    return problem(
        wire::Faults{{"body", "", "onleesbaar-blad", std::string("Het blad is niet te lezen: ") + fault.what() + "."}},
        request.path);
  } catch (const rows::WrongChoice& fault) {
    return problem(wire::Faults{{"query", "kolommen", "onbekende-waarde",
                                 std::string("Er klopt iets niet: ") + fault.what() + "."}},
                   request.path);
  }
}

}  // namespace gestand::gateway
