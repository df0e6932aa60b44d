#include "services/organisation/adapters/bus_api.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/recess_data.hpp"
#include "common/calendar/zone.hpp"
#include "common/run/log_methods.hpp"
#include "services/organisation/adapters/reference_json.hpp"

namespace gestand::organisation {

using nlohmann::json;

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2999;
constexpr int warn_months = 12;

json calendar_json(const calendar::Calendar& calendar, int from, int to, Date today) {
  json out = {{"versie", calendar.version()},
              {"bekendTot", calendar::to_iso(calendar::recesses_known_until())},
              {"feestdagen", json::array()},
              {"recessen", json::array()}};
  if (const auto warning = calendar_warning(today)) out["waarschuwing"] = *warning;
  for (int year = from; year <= to; ++year) {
    for (const auto& day : calendar.holidays(year))
      out["feestdagen"].push_back({{"datum", calendar::to_iso(day.date)}, {"naam", day.name}});
  }
  for (const auto& recess : calendar.recesses(from, to)) {
    out["recessen"].push_back({{"soort", calendar::to_string(recess.kind)},
                               {"jaar", recess.year},
                               {"eersteDag", calendar::to_iso(recess.first_day)},
                               {"laatsteDag", calendar::to_iso(recess.last_day)},
                               {"verwacht", recess.expected},
                               {"bron", recess.source}});
  }
  return out;
}

}  // namespace

int calendar_days_ahead(Date today) { return static_cast<int>((calendar::recesses_known_until() - today).count()); }

std::optional<std::string> calendar_warning(Date today) {
  const Date until = calendar::recesses_known_until();
  if (until > calendar::add_months(today, warn_months)) return std::nullopt;
  return "De recessen zijn bekend tot en met " + calendar::dutch(until) +
         (until < today ? "; die dag is voorbij. " : ", minder dan twaalf maanden vooruit. ") +
         "Termijnen daarna zijn gerekend met verwachte recessen.";
}

std::string who_is(const std::string& question, eventlog::Log& log, owner::Owner& owner) {
  const std::string hash = json::parse(question).at("hash");
  const auto claims = log.claimed({{"token", hash, ""}});
  if (claims.empty()) return "{}";
  Instant now;
  const auto entry = owner.current(claims.front().item, &now);
  if (entry.version == 0) return "{}";
  const Token token = token_of(entry.document);
  if (!token.valid_at(now)) return "{}";
  json out = {{"id", claims.front().item}, {"rol", token.role}};
  if (token.directorate) out["directie"] = *token.directorate;
  if (token.name) out["naam"] = *token.name;
  return out.dump();
}

std::string feed_of(const std::string& question, eventlog::Log& log, owner::Owner& owner) {
  const auto claims = log.claimed({{"agendafeed", json::parse(question).at("hash"), ""}});
  if (claims.empty()) return "{}";
  Instant now;
  const auto entry = owner.current(claims.front().item, &now);
  if (entry.version == 0 || entry.document.value("status", "") != "geldig") return "{}";
  json out = {{"id", claims.front().item}, {"filter", entry.document.at("filter")}, {"nu", calendar::to_iso(now)}};
  if (entry.document.contains("naam")) out["naam"] = entry.document["naam"];
  return out.dump();
}

std::string calendar_of(const std::string& question, Date today) {
  const auto asked = json::parse(question.empty() ? "{}" : question);
  const int this_year = calendar::year_of(today);
  int from = this_year - 1;
  int to = this_year + 2;
  if (asked.contains("jaar")) {
    const json& year = asked["jaar"];
    if (!year.is_number_integer() || year.get<double>() < first_year || year.get<double>() > last_year) {
      return json{{"errors",
                   {{{"in", "query"},
                     {"location", "jaar"},
                     {"code", "geen-jaar"},
                     {"detail", "\"jaar\" moet een jaar zijn van " + std::to_string(first_year) + " tot en met " +
                                    std::to_string(last_year) + "."}}}}}
          .dump();
    }
    from = to = year.get<int>();
  }
  return calendar_json(calendar::Calendar::builtin(), from, to, today).dump();
}

void serve_queries(bus::Node& node, eventlog::Log& log, owner::Owner& owner) {
  node.serve(
      "organisation.whois",
      [&log, &owner](const bus::Request& request) {
        return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, who_is(request.body, log, owner)}; });
      },
      {"gateway", "cli"});
  node.serve(
      "organisation.agendafeed",
      [&log, &owner](const bus::Request& request) {
        return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, feed_of(request.body, log, owner)}; });
      },
      {"gateway"});
  node.serve("organisation.kalender", [&log](const bus::Request& request) {
    return run::guarded(request, [&] {
      return bus::Reply{bus::Status::Ok, calendar_of(request.body, calendar::amsterdam_date(log.now()))};
    });
  });
}

}  // namespace gestand::organisation
