// Sheets (common/rows): POST /v1/imports/_lees says what one would change, row by row, and stores nothing; POST
// /v1/imports does it for the good rows. `gestand import` does the same without a limit of size.
#include <nlohmann/json.hpp>

#include "common/calendar/calendar.hpp"
#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/rows/review_json.hpp"
#include "common/rows/sending.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/calendar_json.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

// An upload is small; what it unpacks to may not be big either.
constexpr sheet::Limits limits{32U << 20U, 16U << 20U, 10'000, 200, 200'000};
constexpr std::size_t rows_at_once = 1'000;
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

calendar::Calendar calendar_now(BusCaller& bus) {
  const json answer = bus.ask("organisation", "organisation.kalender", json::object());
  return calendar::Calendar::entered(wire::entries_of(answer.at("invoer")));
}

// A sheet as it was judged: the review points into the register and the table.
struct Judgement {
  sheet::Table table;
  rows::Mapping mapping;
  rows::Kind kind = rows::Kind::Toezegging;
  rows::Register known;
  rows::Review review;
};

}  // namespace

// What the parameters and the body ask for; a problem where they cannot be read.
template <class Use>
ApiResponse ApiServer::with_sheet(const ApiRequest& request, const std::set<std::string>& more, const Use& use) {
  wire::Faults faults;
  const json params = parameters(request, faults);
  std::set<std::string> allowed{"soort", "blad", "kolommen"};
  allowed.insert(more.begin(), more.end());
  only(params, allowed, faults);
  const auto kind = rows::parse_kind(params.value("soort", "toezeggingen"));
  if (!kind)
    faults.push_back({"query", "soort", "onbekende-waarde", "\"soort\" is toezeggingen, kamerverzoeken of moties."});
  const auto choices = choices_of(params.value("kolommen", ""), faults);
  const auto chosen = rows::RowRanges::parse(params.value("rijen", ""));
  if (!chosen) faults.push_back({"query", "rijen", "onbekende-waarde", "Schrijf \"rijen\" als 3-10,15."});
  if (!faults.empty()) return problem(faults, request.path);
  const std::string type = request.header("content-type").substr(0, request.header("content-type").find(';'));
  if (type != csv_type && type != xlsx_type)
    return problem(415, "onbekende-inhoudssoort",
                   std::string("Stuur het blad als ") + csv_type + " of " + xlsx_type + ".", request.path);
  const rows::Reference reference{names_of(bus_, "ambten", "code"), names_of(bus_, "directies", "code"),
                                  names_of(bus_, "medewerkers", "id")};
  try {
    Judgement all{
        sheet::read_table(request.body, params.value("blad", ""), limits), {}, *kind, rows::Register(*kind), {}};
    all.mapping = rows::map_columns(all.table, *kind, choices, {}, reference);
    const auto calendar = calendar_now(bus_);
    const rows::Setting setting{*kind, today_of(bus_), all.table.days_from_1904, reference, calendar};
    each_item(bus_, std::string(rows::list_of(*kind)),
              [&](const json& one) { all.known.add(rows::known_of(*kind, one)); });
    all.known.close();
    all.review = rows::review(all.table, all.mapping, setting, all.known);
    return use(all, *chosen);
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

ApiResponse ApiServer::read_sheet(const ApiRequest& request) {
  return with_sheet(request, {}, [](const Judgement& all, const rows::RowRanges&) {
    return ok(rows::review_json(all.table, all.mapping, all.kind, all.review));
  });
}

// The good rows that were asked for go in as ordinary requests of who asks, each once whatever happens: their keys
// follow from the sheet. One request takes so many rows; `resterend` says how many are left, for the same request
// again.
ApiResponse ApiServer::import_sheet(const ApiRequest& request) {
  const auto send = [&](const rows::Request& step) {
    ApiRequest one{step.method,
                   step.path,
                   "",
                   {{"authorization", request.header("authorization")},
                    {"content-type", "application/json"},
                    {"idempotency-key", step.key}},
                   step.body};
    if (!step.state.empty()) one.headers["if-match"] = step.state;
    ApiResponse answer = handle(one);
    rows::Reply reply{answer.status, std::move(answer.body), ""};
    for (const auto& [name, value] : answer.headers) {
      if (name == "ETag") reply.state = value;
    }
    return reply;
  };
  return with_sheet(request, {"rijen"}, [&](const Judgement& all, const rows::RowRanges& chosen) {
    const std::string digest = eventlog::hex(eventlog::sha256(request.body)).substr(0, 24);
    json out = rows::review_json(all.table, all.mapping, all.kind, all.review);
    json done = {{"nieuw", 0}, {"gewijzigd", 0}, {"geweigerd", 0}};
    std::size_t sent = 0, left = 0;
    out["geweigerd"] = json::array();
    for (const auto& row : all.review.rows) {
      if (row.plan.steps.empty() || !chosen.has(row.row)) continue;
      if (sent >= rows_at_once) {
        ++left;
        continue;
      }
      ++sent;
      const auto refused = rows::send_row(row, digest, send);
      auto& count = done[!refused.empty() ? "geweigerd" : row.verdict == rows::Verdict::New ? "nieuw" : "gewijzigd"];
      count = count.get<int>() + 1;
      for (const auto& one : refused)
        out["geweigerd"].push_back({{"cel", rows::place_of(one)}, {"code", one.code}, {"detail", one.detail}});
    }
    out["uitgevoerd"] = std::move(done);
    out["resterend"] = left;
    return ok(out);
  });
}

}  // namespace gestand::gateway
