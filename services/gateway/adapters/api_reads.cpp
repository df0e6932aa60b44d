// What the API answers to questions.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/http/server.hpp"
#include "common/owner/world.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/present.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/history_json.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr int page_size_default = 50;
constexpr int feed_limit_default = 100;
constexpr int feed_limit_max = 1'000;

std::string link(const ApiRequest& request, const json& params, std::int64_t page, const char* relation) {
  std::string query;
  for (const auto& [name, value] : params.items()) {
    if (name != "page")
      query += http::percent_encode(name) + "=" + http::percent_encode(value.get<std::string>()) + "&";
  }
  return "<" + request.path + "?" + query + "page=" + std::to_string(page) + ">; rel=\"" + relation + "\"";
}

// The overview has checked both parameters.
std::string links(const ApiRequest& request, const json& params, std::int64_t count) {
  const std::int64_t page = std::stoll(params.value("page", "1"));
  const std::int64_t size = std::stoll(params.value("pageSize", std::to_string(page_size_default)));
  const std::int64_t last = std::max<std::int64_t>(1, (count + size - 1) / size);
  std::string out = link(request, params, 1, "first");
  if (page > 1) out += ", " + link(request, params, std::min(page - 1, last), "prev");
  if (page < last) out += ", " + link(request, params, page + 1, "next");
  return out + ", " + link(request, params, last, "last");
}

int limit_of(const json& params, wire::Faults& faults) {
  const std::string text = params.value("limit", std::to_string(feed_limit_default));
  const bool number = !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos;
  const int limit = number ? std::stoi(text) : 0;
  if (limit < 1 || limit > feed_limit_max) {
    faults.push_back({"query", "limit", "buiten-bereik",
                      "\"limit\" moet van 1 tot en met " + std::to_string(feed_limit_max) + " zijn."});
  }
  return limit;
}

}  // namespace

ApiResponse ApiServer::list(const ApiRequest& request, const Match& found, const Identity& identity) {
  wire::Faults faults;
  json params = parameters(request, faults);
  const auto form = wanted_form(request, params, faults);
  if (!faults.empty()) return problem(faults, request.path);
  if (form && *form != Format::Json) return exported(request, found, identity, params, *form);
  const json question = {
      {"kind", found.route->kind}, {"params", params}, {"rol", identity.role}, {"token", asker(identity)}};
  auto answer = bus_.ask_shown("overview", "overview.list", question);
  const auto count = answer.count;
  ApiResponse out = passed_on(std::move(answer), request);
  if (count) out.headers.emplace_back("Link", links(request, params, *count));
  return out;
}

ApiResponse ApiServer::item(const ApiRequest& request, const Match& found, const Identity& identity) {
  wire::Faults faults;
  const json params = parameters(request, faults);
  only(params, {"peilDatum"}, faults);
  if (!faults.empty()) return problem(faults, request.path);
  json question = {{"kind", found.route->kind},
                   {"id", found.parameters.at("id")},
                   {"rol", identity.role},
                   {"token", asker(identity)}};
  if (params.contains("peilDatum")) question["peilDatum"] = params["peilDatum"];
  return passed_on(bus_.ask_shown("overview", "overview.item", question), request);
}

ApiResponse ApiServer::history(const ApiRequest& request, const Match& found, const Identity& identity) {
  wire::Faults faults;
  const json params = parameters(request, faults);
  only(params, {"peilDatum"}, faults);
  std::optional<std::string> until;
  if (params.contains("peilDatum")) {
    const auto day = calendar::parse_date(params["peilDatum"].get<std::string>());
    if (!day) faults.push_back({"query", "peilDatum", "geen-datum", "\"peilDatum\" moet een datum zijn (JJJJ-MM-DD)."});
    if (day) until = calendar::to_iso(calendar::end_of_day(*day));
  }
  if (!faults.empty()) return problem(faults, request.path);
  const std::string service(found.route->service);
  const auto about = events_about(
      bus_, service, found.route->kind == "kalender" ? owner::World::calendar_id() : found.parameters.at("id"));
  if (about.events.empty()) return problem(404, "niet-gevonden", "Er is niets met deze id.", request.path);
  const wire::Reader reader{identity.role, identity.directorate.value_or("")};
  json entries = history_of(about.events, until, wire::may_see_confidential(reader, about.directorate));
  resolve_texts(entries, service);
  return ok({{"aantal", entries.size()}, {"resultaten", std::move(entries)}});
}

ApiResponse ApiServer::question(const ApiRequest& request, const Match& found, const Identity& identity) {
  wire::Faults faults;
  const json params = parameters(request, faults);
  if (!faults.empty()) return problem(faults, request.path);
  const auto known = [&](const std::set<std::string>& names) {
    only(params, names, faults);
    return faults.empty();
  };
  const json actor = {{"id", identity.id}, {"rol", identity.role}};
  switch (found.route->action) {
    case Action::WhoAmI: {
      if (!known({})) break;
      json out = {{"id", identity.id}, {"rol", identity.role}, {"rechten", json::array()}};
      if (identity.directorate) out["directie"] = *identity.directorate;
      if (identity.name) out["naam"] = *identity.name;
      if (identity.staff) out["medewerker"] = *identity.staff;
      for (const auto& route : routes()) {
        if (rank(identity.role) >= static_cast<int>(route.right))
          out["rechten"].push_back(std::string(route.method) + " " + std::string(route.pattern));
      }
      return ok(out);
    }
    case Action::Dashboard: {
      if (!known({"directie", "peilDatum"})) break;
      return passed_on(bus_.ask_shown("overview", "overview.dashboard", params), request);
    }
    case Action::Search: {
      if (params.value("q", "").empty())
        faults.push_back({"query", "q", "ontbreekt", "\"q\" ontbreekt: de woorden of het nummer om te zoeken."});
      if (!known({"q", "peilDatum"})) break;
      const json asked = {{"params", params}, {"rol", identity.role}, {"token", asker(identity)}};
      return passed_on(bus_.ask_shown("overview", "overview.zoek", asked), request);
    }
    case Action::Choices: {
      if (!known({})) break;
      return passed_on(bus_.ask_shown("overview", "overview.keuzes", json::object()), request);
    }
    case Action::Appendix:
    case Action::BudgetAnnex: return paper(request, found);
    case Action::Contributions: return contributions(request, found);
    case Action::Coverage: {
      if (!known({"peilDatum"})) break;
      json ask = params;
      ask["editie"] = found.parameters.at("id");
      return passed_on(bus_.ask_shown("overview", "overview.coverage", ask), request);
    }
    case Action::Calendar: {
      if (!known({"jaar"})) break;
      return answered(bus_.ask("organisation", "organisation.kalender", params), request);
    }
    case Action::Compute: {
      json body;
      if (auto refused = read_body(request, body)) return *refused;
      json answer = bus_.ask("deadlines", "deadlines." + std::string(found.route->verb), body);
      if (answer.contains("code")) answer["status"] = 400;
      if (found.route->verb == "voorspel" && answer.contains("verschuivingen")) name_items(answer["verschuivingen"]);
      return answered(answer, request);
    }
    case Action::CheckText: {
      json body;
      if (auto refused = read_body(request, body)) return *refused;
      json told = bus_.ask("commitments", "commitments.toets", body);
      if (told.contains("errors")) return problem(told, request.path);
      told.update(bus_.ask("overview", "overview.vergelijkbaar", {{"tekst", body.at("tekst")}}));
      return ok(told);
    }
    case Action::Alerts: return answered(bus_.ask("alerts", "alerts.list", {{"params", params}}), request);
    case Action::AlertRules: return answered(bus_.ask("alerts", "alerts.rules.list", {{"params", params}}), request);
    case Action::Forecast: {
      if (!known({"dagen"})) break;
      return answered(bus_.ask("alerts", "alerts.voorspel", params), request);
    }
    case Action::TryRule: {
      if (!known({"dagen"})) break;
      json body;
      if (auto refused = read_body(request, body)) return *refused;
      json asked = params;
      asked["regel"] = body;
      return answered(bus_.ask("alerts", "alerts.voorspel", asked), request);
    }
    case Action::NewAlertRule:
    case Action::ChangeAlertRule:
    case Action::AlertVerb: {
      json body;
      if (auto refused = read_body(request, body)) return *refused;
      const std::string key = idempotency_key(request, identity.id, faults);
      if (!faults.empty()) break;
      json envelope = {{"body", body}, {"actor", actor}, {"door", actor}};
      const bool makes = found.route->action == Action::NewAlertRule;
      const bool verb = found.route->action == Action::AlertVerb;
      if (!makes) envelope["id"] = found.parameters.at("id");
      if (verb) envelope["verb"] = found.route->verb;
      const char* method = makes ? "alerts.rules.create" : verb ? "alerts.verb" : "alerts.rules.change";
      const json answer = bus_.ask_with_key("alerts", method, envelope, key);
      ApiResponse out = answered(answer, request);
      if (makes && out.status == 200) out.status = 201;
      return out;
    }
    case Action::Feed: {
      const int limit = limit_of(params, faults);
      if (!known({"na", "limit"})) break;
      const bool live = accepts(request, "text/event-stream") && !request.header("accept").empty() &&
                        request.header("accept").find("text/event-stream") != std::string::npos;
      const std::string resume =
          live && !request.header("last-event-id").empty() ? request.header("last-event-id") : params.value("na", "");
      const auto cursor =
          resume.empty() ? (live ? feed_.now(bus_) : Feed::Cursor{}) : Feed::decode(resume).value_or(Feed::Cursor{});
      if (!resume.empty() && !Feed::decode(resume)) {
        faults.push_back({"query", "na", "geen-cursor", "\"na\" is geen cursor van deze lijst."});
        break;
      }
      if (live) {
        ApiResponse out{200, "text/event-stream", "", {}, nullptr};
        out.stream = [this, cursor](const Write& write) { feed_.stream(bus_, cursor, write); };
        return out;
      }
      const auto page = feed_.read(bus_, cursor, static_cast<std::size_t>(limit));
      std::string body = "{\"resultaten\":[";
      for (const auto& event : page.events) body += (body.back() == '[' ? "" : ",") + event;
      return {200, "application/json", body + "],\"volgende\":\"" + page.next + "\"}", {}, nullptr};
    }
    default: break;
  }
  return faults.empty() ? problem(404, "onbekend-pad", "Dit pad bestaat niet.", request.path)
                        : problem(faults, request.path);
}

}  // namespace gestand::gateway
