// When receivers want to be reached, the channels along which it goes, and what of an item was told to whom.
#include <nlohmann/json.hpp>

#include "services/gateway/pages/alert_settings_screens.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

std::vector<Field> wishes() {
  return {{.name = "ritme",
           .label = "Hoe vaak",
           .kind = Kind::Select,
           .required = true,
           .source = Source::Words,
           .vocabulary = Vocabulary::Rhythm},
          {.name = "tijd", .label = "Bij een bundel per dag: hoe laat", .hint = "Zoals 08:30."},
          {.name = "stilVanaf", .label = "Stil vanaf", .hint = "Zoals 18:00; leeg: geen stille uren."},
          {.name = "stilTot", .label = "Stil tot", .hint = "Zoals 08:00."},
          {.name = "vrijeDagen",
           .label = "Ook in het weekend en op feestdagen",
           .kind = Kind::Check,
           .hint = "Wat anders te laat zou komen, komt altijd meteen."}};
}

const Form& make_form() {
  static const Form form = [] {
    auto fields = wishes();
    fields.insert(fields.begin(), {.name = "ontvanger",
                                   .label = "Ontvanger",
                                   .kind = Kind::Select,
                                   .required = true,
                                   .source = Source::NamedReceivers});
    return Form{.verb = "nieuw",
                .title = "Voorkeur toevoegen",
                .intro = "Zonder voorkeur komt elke melding meteen.",
                .button = "Voorkeur vastleggen",
                .done = "De voorkeur is vastgelegd.",
                .fields = fields};
  }();
  return form;
}

const Form& change_form() {
  static const Form form = [] {
    auto fields = wishes();
    fields.push_back({.name = "actief", .label = "Deze voorkeur geldt", .kind = Kind::Check});
    return Form{.verb = "wijzig",
                .title = "Voorkeur wijzigen",
                .intro = {},
                .button = "Wijziging vastleggen",
                .done = "De wijziging is vastgelegd.",
                .fields = fields,
                .method = "PATCH"};
  }();
  return form;
}

std::string wishes_in_words(const json& one) {
  std::string words = text(one, "ritme") == "dag" ? say("per dag om {}", text(one, "tijd")) : say("meteen");
  if (const auto from = text(one, "stilVanaf"); !from.empty() && from != text(one, "stilTot"))
    words += say(", stil van {} tot {}", from, text(one, "stilTot"));
  return words + (one.value("vrijeDagen", true) ? "" : say(", niet op vrije dagen"));
}

Params typed_of(const json& one) {
  Params out;
  for (const auto* name : {"ritme", "tijd", "stilVanaf", "stilTot"}) out.emplace(name, text(one, name));
  for (const auto* name : {"vrijeDagen", "actief"})
    if (one.value(name, true)) out.emplace(name, "true");
  return out;
}

// What was acknowledged or put to sleep, and by which role.
std::string answer_in_words(const json& alert) {
  if (const auto given = part(alert, "bevestiging"); !given.empty()) {
    const auto note = text(given, "toelichting");
    return say("Bevestigd door {}", in_words(Vocabulary::Role, text(part(given, "door"), "rol"))) +
           (note.empty() ? "" : ": " + note);
  }
  return text(alert, "sluimerReden").empty() ? "" : say("Gesluimerd") + ": " + text(alert, "sluimerReden");
}

}  // namespace

std::string receiver_in_words(const std::string& receiver, References& references) {
  if (receiver.empty() || receiver == "coordinatoren") return say("de coördinatoren");
  if (receiver == "directie") return say("de directie van de zaak");
  if (receiver == "behandelaar") return say("de behandelaar, anders zijn directie");
  const auto directorate = references.directorate(receiver);
  return directorate != receiver ? directorate : references.person(receiver);
}

PageReply preferences_screen(Visit& visit, const std::optional<FormState>& refused, int status) {
  const auto reply = visit.get("/v1/bezorgvoorkeuren");
  if (!succeeded(reply)) return problem_page(visit, reply);
  References references(visit);
  const auto state_of = [&](const std::string& action, Params typed) {
    return refused && refused->action == action ? *refused : FormState{action, std::move(typed), {}, {}};
  };
  json rows = json::array();
  for (const auto& one : list(parsed(reply), "resultaten")) {
    const auto state = state_of("/bezorging/" + text(one, "id"), typed_of(one));
    rows.push_back(
        {{"wie", receiver_in_words(text(one, "ontvanger"), references)},
         {"wensen", wishes_in_words(one)},
         {"geldt", one.value("actief", true)},
         {"wijzigen", visit.may_coordinate() ? form_view(change_form(), state, references, visit) : json(false)}});
  }
  const auto done = first(visit.request.query, "gedaan");
  const json view{
      {"gedaan", done == "nieuw"    ? say(make_form().done)
                 : done == "wijzig" ? say(change_form().done)
                                    : ""},
      {"voorkeuren", rows},
      {"toevoegen",
       visit.may_coordinate()
           ? form_view(make_form(), state_of("/bezorging/nieuw", {{"ritme", "direct"}, {"vrijeDagen", "true"}}),
                       references, visit)
           : json(false)}};
  return framed(visit, status,
                {.title = say("Bezorging van meldingen"), .menu = "/meer", .has_faults = refused.has_value()},
                "preferences", view);
}

PageReply post_preference(Visit& visit, const std::string& id) {
  const bool is_new = id == "nieuw";
  const auto& form = is_new ? make_form() : change_form();
  auto body = body_from(form, visit.request.form);
  for (const auto& field : form.fields)
    if (field.kind == Kind::Check && !body.contains(std::string(field.name))) body[std::string(field.name)] = false;
  const auto sent = send_form(visit, form.method, "/v1/bezorgvoorkeuren" + (is_new ? "" : "/" + id), body);
  if (succeeded(sent.reply)) return see_other("/bezorging?gedaan=" + std::string(form.verb));
  return preferences_screen(visit, sent.state, sent.reply.status);
}

PageReply channels_screen(Visit& visit) {
  const auto reply = visit.get("/v1/kanalen");
  if (!succeeded(reply)) return problem_page(visit, reply);
  json rows = json::array();
  for (const auto& one : list(parsed(reply), "resultaten"))
    rows.push_back({{"kanaal", text(one, "kanaal") == "mail" ? say("Mail") : say("Webhook {}", text(one, "naam"))},
                    {"gestoord", text(one, "status") == "gestoord"},
                    {"sinds", instant_view(text(one, "sinds"))},
                    {"fout", text(one, "fout")},
                    {"wachtend", text(one, "wachtend")},
                    {"mislukt", text(one, "mislukt")},
                    {"opgegeven", text(one, "opgegeven")}});
  return framed(visit, 200, {.title = say("Kanalen"), .menu = "/meer"}, "channels", {{"kanalen", rows}});
}

json disturbed_view(Visit& visit) {
  const auto reply = visit.get("/v1/kanalen");
  json names = json::array();
  for (const auto& one : list(parsed(reply), "resultaten"))
    if (text(one, "status") == "gestoord")
      names.push_back({{"kanaal", text(one, "kanaal") == "mail" ? say("Mail") : say("Webhook {}", text(one, "naam"))},
                       {"sinds", instant_view(text(one, "sinds"))}});
  return names.empty() ? json(false) : json{{"kanalen", names}};
}

json dossier_view(Visit& visit, References& references, const std::string& item) {
  const auto reply = visit.get("/v1/meldingen", "pageSize=100&item=" + item);
  if (!succeeded(reply)) return false;
  json rows = json::array();
  for (const auto& alert : list(parsed(reply), "resultaten")) {
    const auto why = text(alert, "aanleiding");
    rows.push_back({{"dag", date_view(text(alert, "effectieveDatum"))},
                    {"waarom", why.empty() ? threshold_in_words(alert) : ""},
                    {"aanleiding", why},
                    {"bijTermijn", date_view(text(alert, "termijnDatum"))},
                    {"overEditie", text(alert, "itemSoort") == "editie" ? text(alert, "itemTitel") : ""},
                    {"trede", alert.contains("trede") ? say("trede {}", text(alert, "trede")) : ""},
                    {"wie", receiver_in_words(text(alert, "ontvanger"), references)},
                    {"meldingStatus", badge(Vocabulary::AlertStatus, text(alert, "status"))},
                    {"verzonden", instant_view(text(alert, "verzondenOp"))},
                    {"bericht", text(alert, "berichtId")},
                    {"antwoord", answer_in_words(alert)},
                    {"ingehaald", alert.value("ingehaald", false)}});
  }
  return {{"rijen", rows}};
}

json milestones_view(Visit& visit, References& references, const std::string& item) {
  const auto reply = visit.get("/v1/mijlpalen", "item=" + item);
  json rows = json::array();
  for (const auto& one : list(parsed(reply), "resultaten"))
    rows.push_back({{"mijlpaal", text(one, "naam")},
                    {"dag", date_view(text(one, "datum"))},
                    {"wie", receiver_in_words(text(one, "ontvanger"), references)},
                    {"voorbij", one.value("voorbij", false)}});
  return rows.empty() ? json(false) : json{{"rijen", rows}};
}

}  // namespace gestand::gateway::pages
