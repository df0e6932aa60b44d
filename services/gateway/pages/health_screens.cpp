// How fresh and whole the data are: services, parked events, channels and the calendar.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/admin_screens.hpp"
#include "services/gateway/pages/alert_settings_screens.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

const Form& retry_form() {
  static const Form form{.verb = "herhalingen",
                         .title = {},
                         .intro = {},
                         .button = "Probeer opnieuw",
                         .done = "De gebeurtenissen van deze zaak zijn alsnog verwerkt."};
  return form;
}

const Form& skip_form() {
  static const Form form{.verb = "overslagen",
                         .title = {},
                         .intro =
                             "De gebeurtenissen blijven in de geschiedenis staan, maar hun gevolg blijft hier uit. "
                             "Dit is niet terug te draaien.",
                         .button = "Sla over",
                         .done = "De gebeurtenissen van deze zaak zijn overgeslagen."};
  return form;
}

json standing(const json& process) {
  if (text(process, "status") != "gereed") return {{"tekst", say("Start of stopt")}, {"klasse", "let-op"}};
  return {{"tekst", say("Werkt")}, {"klasse", "goed"}};
}

json services_view(const json& health) {
  json rows = json::array();
  for (const auto& service : list(health, "diensten")) {
    const auto name = text(service, "dienst");
    const auto processes = list(service, "processen");
    if (processes.empty())
      rows.push_back({{"naam", name},
                      {"stand", {{"tekst", say("Antwoordt niet")}, {"klasse", "fout"}}},
                      {"versie", ""},
                      {"achter", ""}});
    for (const auto& one : processes) {
      const auto behind = one.value("achterstand", 0LL);
      rows.push_back(
          {{"naam", text(one, "naam")},
           {"stand", standing(one)},
           {"versie", text(one, "versie")},
           {"achter", behind == 0 ? say("Bij") : say("{} achter", counted(behind, "gebeurtenis", "gebeurtenissen"))}});
    }
  }
  return rows;
}

// "overview: 3"; for who may not see them.
json counts_view(const json& health) {
  json rows = json::array();
  for (const auto& one : list(health, "geparkeerd")) {
    const auto count = one.value("aantal", -1LL);
    if (count != 0)
      rows.push_back(text(one, "dienst") + ": " +
                     (count < 0 ? say("antwoordt niet") : counted(count, "gebeurtenis", "gebeurtenissen")));
  }
  return rows;
}

json settle_view(const Form& form, const json& event, const Posted& posted, References& references, Visit& visit) {
  const auto service = text(event, "dienst"), item = text(event, "item");
  auto state = state_after(posted, "/gezondheid/" + service + "/" + item + "/" + std::string(form.verb));
  auto view = form_view(form, state, references, visit);
  view["onderwerp"] = service + " " + item;
  return view;
}

// Trying again and skipping go by item and consumer: their buttons stand at the first event of each.
json parked_view(const json& parked, const Posted& posted, References& references, Visit& visit) {
  json groups = json::array();
  for (const auto& event : list(parked, "resultaten")) {
    if (!is_plain_id(text(event, "item"))) continue;
    auto group = std::find_if(groups.begin(), groups.end(), [&](const json& one) {
      return one.at("dienst") == text(event, "dienst") && one.at("zaak") == text(event, "item");
    });
    if (group == groups.end()) {
      groups.push_back({{"dienst", text(event, "dienst")},
                        {"zaak", text(event, "item")},
                        {"fout", text(event, "fout")},
                        {"gebeurtenissen", json::array()},
                        {"opnieuw", settle_view(retry_form(), event, posted, references, visit)},
                        {"overslaan", settle_view(skip_form(), event, posted, references, visit)}});
      group = std::prev(groups.end());
    }
    (*group)["gebeurtenissen"].push_back(
        {{"soort", text(event, "type")}, {"waar", text(event, "bron") + " " + text(event, "volgnummer")}});
  }
  return groups;
}

// How fresh what was taken over from registers is.
json imports_view(const json& health) {
  json out = json::array();
  for (const auto& one : list(health, "imports")) {
    const auto source = text(one, "bron"), status = text(one, "status");
    const auto ended = text(one, "klaarOp");
    const auto number = [&](std::string_view field) { return grouped(one.value(field, 0LL)); };
    out.push_back({{"register", source == "tweedekamer" ? say("Tweede Kamer (open data)") : source},
                   {"wanneer", instant_view(ended.empty() ? text(one, "begonnenOp") : ended)},
                   {"bezig", status == "bezig"},
                   {"afgebroken", status == "afgebroken"},
                   {"nieuw", number("nieuw")},
                   {"gewijzigd", number("gewijzigd")},
                   {"ongewijzigd", number("ongewijzigd")},
                   {"geweigerd", number("geweigerd")}});
  }
  return out;
}

}  // namespace

PageReply health_screen(Visit& visit, const Posted& posted) {
  const auto reply = visit.get("/v1/gezondheid");
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto health = parsed(reply);
  const auto calendar = parsed(visit.get("/v1/kalender"));
  References references(visit);
  const bool administers = visit.may_administer();
  const auto parked =
      administers ? parked_view(parsed(visit.get("/v1/geparkeerd")), posted, references, visit) : json::array();
  const auto counts = counts_view(health);
  const json view{{"gedaan", done_of(visit, {&retry_form(), &skip_form()})},
                  {"processen", services_view(health)},
                  {"groepen", parked},
                  {"tellingen", counts},
                  {"nietsGeparkeerd", counts.empty() && parked.empty()},
                  {"imports", imports_view(health)},
                  {"gestoord", disturbed_view(visit)},
                  {"bekendTot", date_view(text(calendar, "bekendTot"))},
                  {"waarschuwing", text(calendar, "waarschuwing")}};
  return framed(visit, posted.status,
                {.title = say("Gezondheid"), .menu = "/meer", .has_faults = posted.refused.has_value()}, "health",
                view);
}

PageReply post_parked(Visit& visit, const std::string& service, const std::string& item, const std::string& verb) {
  const auto& form = verb == skip_form().verb ? skip_form() : retry_form();
  const auto sent = send_form(visit, form.method, "/v1/geparkeerd/" + item + "/" + verb, {{"dienst", service}});
  if (!succeeded(sent.reply)) return health_screen(visit, {sent.state, sent.reply.status, {}});
  return see_other("/gezondheid?gedaan=" + verb);
}

}  // namespace gestand::gateway::pages
