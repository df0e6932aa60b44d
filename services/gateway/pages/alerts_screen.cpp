// The list of alerts, each with a button to acknowledge it and a form to let it snooze.
#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/alert_settings_screens.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

struct Standing {
  std::string_view value, name, statuses;
};
constexpr std::array standings{Standing{"open", "Nog te bevestigen", "gepland,verzonden,mislukt"},
                               Standing{"gesluimerd", "Sluimert", "gesluimerd"},
                               Standing{"bevestigd", "Bevestigd", "bevestigd"},
                               Standing{"mislukt", "Niet aangekomen", "mislukt"}};

struct Subject {
  std::string address;
  std::string name;
};

Subject subject_of(const json& alert) {
  const auto kind = text(alert, "itemSoort");
  const std::string home = kind == "toezegging"     ? "toezeggingen"
                           : kind == "kamerverzoek" ? "kamerverzoeken"
                           : kind == "editie"       ? "edities"
                                                    : "moties";
  const auto id = kind == "kanaal" || kind == "directie" ? "" : text(alert, "item");
  auto name = text(alert, "itemNummer");
  if (const auto title = text(alert, "itemTitel"); !title.empty()) name += (name.empty() ? "" : ": ") + title;
  if (name.empty()) name = in_words(Vocabulary::ItemKind, kind.empty() ? "motie" : kind);
  return {is_plain_id(id) ? "/" + home + "/" + id : "", name};
}

json alert_view(const json& alert, Visit& visit, References& references, const std::optional<FormState>& refused) {
  const auto id = text(alert, "id");
  const auto status = text(alert, "status");
  const auto subject = subject_of(alert);
  const auto due = calendar::parse_date(text(alert, "termijnDatum"));
  const auto moved = calendar::parse_date(text(alert, "termijnNu"));
  const bool runs = alert.value("termijnLoopt", true);
  json view{{"onderwerp", subject.name},
            {"onderwerpAdres", subject.address},
            {"drempel", text(alert, "termijnDatum").empty() ? "" : threshold_in_words(alert)},
            {"aanleiding", text(alert, "aanleiding")},
            {"termijn", date_view(text(alert, "termijnDatum"))},
            {"termijnWoorden", due && runs && !moved ? distance_in_words(*due, visit.today) : ""},
            {"verplaatst", date_view(text(alert, "termijnNu"))},
            {"verplaatstWoorden", moved ? distance_in_words(*moved, visit.today) : ""},
            {"looptNiet", !runs},
            {"ontvanger", receiver_in_words(text(alert, "ontvanger"), references)},
            {"trede", alert.contains("trede") ? say("trede {}", text(alert, "trede")) : ""},
            {"sluimert", date_view(text(alert, "sluimerTot"))},
            {"sluimerReden", text(alert, "sluimerReden")},
            {"kanaal", text(alert, "kanaal").empty() ? "" : in_words(Vocabulary::Channel, text(alert, "kanaal"))},
            {"meldingStatus", badge(Vocabulary::AlertStatus, status)},
            {"verzonden", instant_view(text(alert, "verzondenOp"))},
            {"ingehaald", alert.value("ingehaald", false)},
            {"bevestigen", false},
            {"sluimeren", false}};
  const bool open = status != "bevestigd" && status != "gesluimerd";
  if (open && visit.may_write() && is_plain_id(id)) {
    for (const auto& form : verbs_of("meldingen")) {
      FormState state{"/meldingen/" + id + "/" + std::string(form.verb), {}, {}, {}};
      if (refused && refused->action == state.action) state = *refused;
      view[form.verb == "bevestigingen" ? "bevestigen" : "sluimeren"] = form_view(form, state, references, visit);
    }
  }
  return view;
}

}  // namespace

std::string threshold_in_words(const json& alert) {
  const auto found = alert.find("drempel");
  if (found == alert.end() || !found->is_number_integer()) return text(alert, "drempel");
  const auto days = found->get<long long>();
  if (days == 0) return say("op de dag zelf");
  const auto size = days < 0 ? -days : days;
  return say(days < 0 ? "{} van tevoren" : "{} erna", counted(size, "dag", "dagen"));
}

PageReply alerts_screen(Visit& visit, const std::optional<FormState>& refused, int status) {
  const auto shown = first(visit.request.query, "status");
  json choices = json::array();
  std::string query = "pageSize=200";
  for (const auto& [value, name, statuses] : standings) {
    choices.push_back(
        {{"adres", "/meldingen?status=" + std::string(value)}, {"naam", say(name)}, {"hier", shown == value}});
    if (shown == value) query += "&status=" + std::string(statuses);
  }
  choices.insert(choices.begin(),
                 json{{"adres", "/meldingen"}, {"naam", say("Alle")}, {"hier", query == "pageSize=200"}});
  const auto reply = visit.get("/v1/meldingen", query);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto body = parsed(reply);
  References references(visit);
  json rows = json::array();
  for (const auto& alert : list(body, "resultaten")) {
    if (alert.is_object()) rows.push_back(alert_view(alert, visit, references, refused));
  }
  const auto total = body.value("aantal", static_cast<long long>(rows.size()));
  const json view{
      {"gedaan", done_notice(visit, "meldingen")},
      {"gestoord", disturbed_view(visit)},
      {"keuzes", choices},
      {"aantalTekst", counted(total, "melding", "meldingen")},
      {"meldingen", rows},
      {"niets", rows.empty()},
      {"meerDan",
       total > static_cast<long long>(rows.size()) ? json(grouped(static_cast<long long>(rows.size()))) : json(false)}};
  return framed(visit, status, {.title = say("Meldingen"), .menu = "/meldingen", .has_faults = refused.has_value()},
                "alerts", view);
}

}  // namespace gestand::gateway::pages
