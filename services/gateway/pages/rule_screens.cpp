// The rules of alerts: list, one with its form, and the rehearsal of what it would bring.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "services/gateway/pages/alert_settings_screens.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::string_view days_ahead = "30";

// The fields that a rule has: those of what happened have no thresholds.
const Form& rule_form(bool of_event) {
  static const Field name{.name = "naam", .label = "Naam", .required = true};
  static const Field receiver{.name = "ontvanger",
                              .label = "Wie krijgt de melding",
                              .kind = Kind::Select,
                              .required = true,
                              .source = Source::Receivers};
  static const Field item_kinds{.name = "itemSoorten",
                                .label = "Alleen voor deze soorten zaken",
                                .kind = Kind::Lines,
                                .hint = "motie, toezegging of kamerverzoek, elk op een regel; leeg: alle."};
  static const Field directorates{.name = "directies",
                                  .label = "Alleen voor deze directies",
                                  .kind = Kind::Lines,
                                  .hint = "Codes zoals directie-politie, elk op een regel; leeg: alle."};
  static const Field active{.name = "actief", .label = "Deze regel geldt", .kind = Kind::Check};
  static const Form event{.verb = "wijzig",
                          .title = "Meldregel",
                          .intro = {},
                          .button = "Vastleggen",
                          .done = "De regel is vastgelegd.",
                          .fields = {name, receiver, item_kinds, directorates, active}};
  static const Form thresholds{
      .verb = "wijzig",
      .title = "Meldregel",
      .intro = {},
      .button = "Vastleggen",
      .done = "De regel is vastgelegd.",
      .fields = {
          name,
          {.name = "drempels",
           .label = "Drempels",
           .kind = Kind::Numbers,
           .required = true,
           .hint = "Dagen voor (-14) of na (1) de datum, met komma's ertussen."},
          {.name = "herhaling",
           .label = "Daarna elke … dagen opnieuw",
           .kind = Kind::Number,
           .hint = "0 of leeg: niet."},
          {.name = "eenheid",
           .label = "Tellen in",
           .kind = Kind::Select,
           .required = true,
           .source = Source::Words,
           .vocabulary = Vocabulary::DayUnit},
          receiver,
          {.name = "ladder",
           .label = "Niemand bevestigt: wie dan",
           .kind = Kind::Rungs,
           .hint = "Per regel het aantal werkdagen en wie het dan hoort, zoals: 2 coordinatoren"},
          {.name = "soorten",
           .label = "Alleen voor deze soorten termijnen",
           .kind = Kind::Lines,
           .hint = "Zoals datum, editie, vervalt, verzending, controle, stilte of week; leeg: alle termijnen."},
          item_kinds,
          directorates,
          {.name = "mijlpaal",
           .label = "Toon de dagen als mijlpaal bij de zaak",
           .kind = Kind::Check,
           .hint =
               "Zoals een concept dat tien werkdagen voor de termijn klaar is: telt mee terug als de termijn schuift."},
          {.name = "dempt",
           .label = "Een melding van een editie spreekt voor haar zaken",
           .kind = Kind::Check,
           .hint = "Alleen bij de soort verzending: wat eraan hangt wordt dan niet nog eens apart gemeld."},
          active}};
  return of_event ? event : thresholds;
}

std::string joined(const json& list, const char* between) {
  std::string out;
  for (const auto& one : list)
    out += (out.empty() ? "" : between) + (one.is_string() ? one.get<std::string>() : one.dump());
  return out;
}

Params typed_of(const json& rule) {
  Params out{{"naam", text(rule, "naam")},
             {"ontvanger", text(rule, "ontvanger")},
             {"eenheid", text(rule, "eenheid")},
             {"herhaling", text(rule, "herhaling")}};
  out.emplace("drempels", joined(list(rule, "drempels"), ", "));
  for (const auto* name : {"soorten", "itemSoorten", "directies"}) out.emplace(name, joined(list(rule, name), "\n"));
  std::string ladder;
  for (const auto& rung : list(rule, "ladder"))
    ladder += (ladder.empty() ? "" : "\n") + text(rung, "naWerkdagen") + " " + text(rung, "ontvanger");
  out.emplace("ladder", ladder);
  for (const auto* name : {"mijlpaal", "dempt", "actief"})
    if (rule.value(name, false)) out.emplace(name, "true");
  return out;
}

// What a form leaves empty is asked for as empty: else a ladder could never be taken away.
json body_of(const Form& form, const Params& typed) {
  auto body = body_from(form, typed);
  for (const auto& field : form.fields) {
    const std::string name(field.name);
    if (body.contains(name)) continue;
    if (field.kind == Kind::Lines || field.kind == Kind::Rungs) body[name] = json::array();
    if (field.kind == Kind::Check) body[name] = false;
    if (field.kind == Kind::Number) body[name] = 0;
  }
  return body;
}

std::string when_in_words(const json& rule) {
  if (const auto event = text(rule, "gebeurtenis"); !event.empty()) return say("Zodra het gebeurt");
  auto words = joined(list(rule, "drempels"), ", ");
  words += " " + say(text(rule, "eenheid") == "werkdag" ? "werkdagen" : "dagen");
  if (const auto every = rule.value("herhaling", 0); every > 0) words += say(", daarna elke {}", every);
  return words;
}

std::string ladder_in_words(const json& rule, References& references) {
  std::string words;
  for (const auto& rung : list(rule, "ladder"))
    words +=
        (words.empty() ? "" : "; ") + say("na {} {}", counted(rung.value("naWerkdagen", 0), "werkdag", "werkdagen"),
                                          receiver_in_words(text(rung, "ontvanger"), references));
  return words;
}

json coming_view(const json& alert, References& references) {
  auto title = text(alert, "itemNummer");
  if (const auto words = text(alert, "itemTitel"); !words.empty()) title += (title.empty() ? "" : ": ") + words;
  return {{"dag", date_view(text(alert, "effectieveDatum"))},
          {"vertrek", instant_view(text(alert, "verwachtOp"))},
          {"wat", title},
          {"drempel", alert.value("opnieuw", false) ? say("opnieuw na sluimering") : threshold_in_words(alert)},
          {"trede", alert.contains("trede") ? say("trede {}", text(alert, "trede")) : ""},
          {"wie", receiver_in_words(text(alert, "ontvanger"), references)}};
}

json coming_list(const json& answer, References& references) {
  constexpr std::size_t shown_max = 200;
  json rows = json::array();
  for (const auto& alert : list(answer, "resultaten"))
    if (rows.size() < shown_max) rows.push_back(coming_view(alert, references));
  const auto total = answer.value("aantal", 0LL);
  return {{"komend", rows},
          {"komendTekst", counted(total, "melding", "meldingen")},
          {"meerDan", total > static_cast<long long>(rows.size()) ? json(grouped(static_cast<long long>(rows.size())))
                                                                  : json(false)}};
}

json found_rule(Visit& visit, const std::string& id, ApiReply& reply) {
  reply = visit.get("/v1/meldingregels", "pageSize=500");
  if (!succeeded(reply)) return {};
  for (const auto& rule : list(parsed(reply), "resultaten"))
    if (text(rule, "id") == id) return rule;
  reply = {404, {}, {}, {}};
  return {};
}

PageReply shown(Visit& visit, const json& rule, const FormState& state, const json& trial, int status) {
  References references(visit);
  const bool is_new = rule.empty();
  const auto& form = rule_form(rule.contains("gebeurtenis"));
  auto view = form_view(form, state, references, visit);
  view["gedaan"] = first(visit.request.query, "gedaan") == "wijzig" ? say(form.done) : "";
  view["regelNaam"] = text(rule, "naam");
  view["regelNieuw"] = is_new;
  view["proefAdres"] = state.action + "/proef";
  view["mag"] = visit.may_coordinate();
  view["metProef"] = !rule.contains("gebeurtenis");
  view["proef"] = trial.is_null() ? json(false) : coming_list(trial, references);
  return framed(visit, status,
                {.title = is_new ? say("Nieuwe meldregel") : text(rule, "naam"),
                 .menu = "/meer",
                 .has_faults = state.problem.has_value()},
                "rule", view);
}

}  // namespace

PageReply rules_screen(Visit& visit) {
  const auto reply = visit.get("/v1/meldingregels", "pageSize=500");
  if (!succeeded(reply)) return problem_page(visit, reply);
  References references(visit);
  json rows = json::array();
  for (const auto& rule : list(parsed(reply), "resultaten"))
    rows.push_back({{"regelAdres", "/meldregels/" + text(rule, "id")},
                    {"regelNaam", text(rule, "naam")},
                    {"wanneer", when_in_words(rule)},
                    {"wie", receiver_in_words(text(rule, "ontvanger"), references)},
                    {"ladder", ladder_in_words(rule, references)},
                    {"geldt", rule.value("actief", true)}});
  return framed(visit, 200, {.title = say("Meldregels"), .menu = "/meer"}, "rules",
                {{"regels", rows}, {"mag", visit.may_coordinate()}});
}

PageReply rule_screen(Visit& visit, const std::string& id) {
  if (id == "nieuw")
    return shown(visit, json::object(),
                 {"/meldregels/nieuw", {{"eenheid", "dag"}, {"ontvanger", "directie"}, {"actief", "true"}}, {}, {}}, {},
                 200);
  ApiReply reply;
  const auto rule = found_rule(visit, id, reply);
  if (!succeeded(reply)) return problem_page(visit, reply);
  return shown(visit, rule, {"/meldregels/" + id, typed_of(rule), {}, {}}, {}, 200);
}

PageReply post_rule(Visit& visit, const std::string& id, bool trial) {
  const bool is_new = id == "nieuw";
  ApiReply reply;
  const auto rule = is_new ? json::object() : found_rule(visit, id, reply);
  if (!is_new && !succeeded(reply)) return problem_page(visit, reply);
  const auto& form = rule_form(rule.contains("gebeurtenis"));
  auto body = body_of(form, visit.request.form);
  auto sent = trial ? Submission{{}, sent_state(visit)} : Submission{};
  if (trial) {
    if (!is_new) body["id"] = id;
    sent.reply = visit.ask("/v1/meldingregels/_voorspel", body, fmt::format("dagen={}", days_ahead));
    if (!succeeded(sent.reply)) sent.state.problem = problem_of(sent.reply);
  } else {
    sent = send_form(visit, is_new ? "POST" : "PATCH", "/v1/meldingregels" + (is_new ? "" : "/" + id), body);
    if (succeeded(sent.reply)) return see_other("/meldregels/" + text(parsed(sent.reply), "id") + "?gedaan=wijzig");
  }
  sent.state.action = "/meldregels/" + id;
  const auto told = succeeded(sent.reply) ? parsed(sent.reply) : json{};
  return shown(visit, rule, sent.state, told, sent.reply.status);
}

PageReply forecast_screen(Visit& visit) {
  const auto reply = visit.get("/v1/meldingregels/_voorspel", fmt::format("dagen={}", days_ahead));
  if (!succeeded(reply)) return problem_page(visit, reply);
  References references(visit);
  return framed(visit, 200, {.title = say("Wat er de komende 30 dagen uitgaat"), .menu = "/meer"}, "forecast",
                coming_list(parsed(reply), references));
}

}  // namespace gestand::gateway::pages
