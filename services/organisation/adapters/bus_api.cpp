#include "services/organisation/adapters/bus_api.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/entries.hpp"
#include "common/calendar/zone.hpp"
#include "common/run/log_methods.hpp"
#include "common/wire/calendar_json.hpp"
#include "services/organisation/adapters/pg_issued.hpp"
#include "services/organisation/adapters/reference_json.hpp"

namespace gestand::organisation {

using nlohmann::json;

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2999;
constexpr int warn_months = 12;

// What was entered says so by its id, and its note.
void mark_entered(json& shown, const calendar::Entry& entry) {
  shown["id"] = entry.id;
  shown["bron"] = entry.source;
  if (entry.note) shown["toelichting"] = *entry.note;
}

json holiday_json(const calendar::Holiday& day, const calendar::Entries& entries) {
  json out{{"datum", calendar::to_iso(day.date)}, {"naam", day.name}};
  for (const auto& one : entries.days_off) {
    if (one.date != day.date) continue;
    mark_entered(out, one);
    out["gelijkgesteld"] = one.equated;
  }
  return out;
}

json recess_json(const calendar::Recess& recess, const calendar::Entries& entries) {
  json out{{"kamer", calendar::to_string(recess.chamber)},
           {"soort", calendar::to_string(recess.kind)},
           {"jaar", recess.year},
           {"eersteDag", calendar::to_iso(recess.first_day)},
           {"laatsteDag", calendar::to_iso(recess.last_day)},
           {"verwacht", recess.expected},
           {"bron", recess.source}};
  for (const auto& one : entries.recesses)
    if (one.chamber == recess.chamber && one.kind == recess.kind && one.year == recess.year) mark_entered(out, one);
  return out;
}

// A parameter of a path is text.
std::optional<int> year_in(const json& asked) {
  constexpr std::size_t digits = 4;
  const std::string text = asked.is_string() ? asked.get<std::string>() : asked.dump();
  if (text.size() != digits || text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int year = std::stoi(text);
  return first_year <= year && year <= last_year ? std::optional(year) : std::nullopt;
}

json calendar_json(const json& document, int from, int to, Date today) {
  const auto entries = wire::entries_of(document);
  const auto calendar = calendar::Calendar::entered(entries);
  const json entered = wire::document_of(entries);
  json out = {{"versie", calendar.version()},
              {"bekendTot", calendar::to_iso(calendar::known_until(calendar))},
              {"feestdagen", json::array()},
              {"recessen", json::array()},
              {"verkiezingen", json::array()},
              {"gebeurtenissen", json::array()},
              {"invoer", entered}};
  if (const auto warning = calendar_warning(calendar, today)) out["waarschuwing"] = *warning;
  for (int year = from; year <= to; ++year) {
    for (const auto& day : calendar.holidays(year)) out["feestdagen"].push_back(holiday_json(day, entries));
  }
  for (const auto& recess : calendar.recesses(from, to)) out["recessen"].push_back(recess_json(recess, entries));
  for (const auto& recess : calendar.recesses(from, to, calendar::Chamber::EK))
    if (recess.chamber == calendar::Chamber::EK) out["recessen"].push_back(recess_json(recess, entries));
  for (const char* list : {"verkiezingen", "gebeurtenissen"}) {
    for (const auto& one : entered[list]) {
      const int year = calendar::year_of(calendar::parse_date(one.at("datum").get<std::string>()).value_or(Date{}));
      if (from <= year && year <= to) out[list].push_back(one);
    }
  }
  return out;
}

}  // namespace

int calendar_days_ahead(const calendar::Calendar& calendar, Date today) {
  return static_cast<int>((calendar::known_until(calendar) - today).count());
}

std::optional<std::string> calendar_warning(const calendar::Calendar& calendar, Date today) {
  const Date until = calendar::known_until(calendar);
  if (until > calendar::add_months(today, warn_months)) return std::nullopt;
  return "De recessen zijn bekend tot en met " + calendar::dutch(until) +
         (until < today ? "; die dag is voorbij. " : ", minder dan twaalf maanden vooruit. ") +
         "Termijnen daarna zijn gerekend met verwachte recessen.";
}

calendar::Calendar calendar_now(owner::Owner& owner) {
  return calendar::Calendar::entered(wire::entries_of(owner.current(owner::World::calendar_id()).document));
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
  if (token.staff) out["medewerker"] = *token.staff;
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

std::string calendar_of(const std::string& question, const json& entries, Date today) {
  const auto asked = json::parse(question.empty() ? "{}" : question);
  const int this_year = calendar::year_of(today);
  int from = this_year - 1;
  int to = this_year + 2;
  if (asked.contains("jaar")) {
    const auto year = year_in(asked["jaar"]);
    if (!year) {
      return json{{"errors",
                   {{{"in", "query"},
                     {"location", "jaar"},
                     {"code", "geen-jaar"},
                     {"detail", "\"jaar\" moet een jaar zijn van " + std::to_string(first_year) + " tot en met " +
                                    std::to_string(last_year) + "."}}}}}
          .dump();
    }
    from = to = *year;
  }
  return calendar_json(entries, from, to, today).dump();
}

void serve_queries(bus::Node& node, eventlog::Database& database, eventlog::Log& log, owner::Owner& owner) {
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
  node.serve("organisation.tokens",
             [&database, &log, &owner](const bus::Request& request) {
               return run::guarded(request, [&] {
                 return bus::Reply{bus::Status::Ok, issued("token", "", database, log, owner)};
               });
             },
             {"gateway"});
  node.serve("organisation.agendafeeds",
             [&database, &log, &owner](const bus::Request& request) {
               return run::guarded(request, [&] {
                 const std::string maker = json::parse(request.body).at("actor").at("id");
                 return bus::Reply{bus::Status::Ok, issued("agendafeed", maker, database, log, owner)};
               });
             },
             {"gateway"});
  node.serve("organisation.kalender", [&owner](const bus::Request& request) {
    return run::guarded(request, [&] {
      Instant now;
      const json entries = owner.current(owner::World::calendar_id(), &now).document;
      return bus::Reply{bus::Status::Ok, calendar_of(request.body, entries, calendar::amsterdam_date(now))};
    });
  });
}

}  // namespace gestand::organisation
