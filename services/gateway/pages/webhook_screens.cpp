// Webhooks: other systems that are told of events; what went to them and what became of it.
#include <nlohmann/json.hpp>

#include "services/gateway/pages/admin_screens.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/pager.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

std::vector<Field> fields() {
  return {{.name = "url",
           .label = "Adres",
           .required = true,
           .hint = "Begint met https://; http:// mag alleen naar de machine zelf."},
          {.name = "soorten",
           .label = "Welke gebeurtenissen",
           .kind = Kind::Lines,
           .required = true,
           .hint = "Het begin van hun soort, elk op een regel, zoals nl.moties. of nl.termijnen.termijn-verplaatst"},
          {.name = "naam", .label = "Naam"}};
}

const Form& make_form() {
  static const Form form{.verb = "nieuw",
                         .title = "Webhook maken",
                         .intro = {},
                         .button = "Webhook maken",
                         .done = "De webhook is gemaakt.",
                         .fields = fields()};
  return form;
}

const Form& change_form() {
  static const Form form = [] {
    auto all = fields();
    all.push_back({.name = "reden", .label = "Reden"});
    all.push_back({.name = "actief",
                   .label = "Deze webhook geldt",
                   .kind = Kind::Check,
                   .hint = "Zonder vinkje eindigt hij: wat nog wacht gaat niet meer uit."});
    return Form{.verb = "wijzig",
                .title = "Wijzigen of beëindigen",
                .intro = {},
                .button = "Wijziging vastleggen",
                .done = "De wijziging is vastgelegd.",
                .fields = all,
                .method = "PATCH"};
  }();
  return form;
}

const Form& trial_form() {
  static const Form form{.verb = "proeven",
                         .title = "Proefbericht",
                         .intro = "Stuurt een bericht van de soort nl.meldingen.webhook-proef.",
                         .button = "Stuur een proefbericht",
                         .done = "Het proefbericht is onderweg; de uitkomst komt bij de leveringen."};
  return form;
}

const Form& resend_form() {
  static const Form form{.verb = "herzendingen",
                         .title = {},
                         .intro = {},
                         .button = "Stuur opnieuw",
                         .done = "De levering gaat opnieuw uit."};
  return form;
}

std::string name_of(const json& webhook) {
  const auto name = text(webhook, "naam");
  return name.empty() ? text(webhook, "url") : name;
}

std::string lines_of(const json& all, const char* between) {
  std::string out;
  for (const auto& one : all)
    if (one.is_string()) out += (out.empty() ? "" : between) + one.get<std::string>();
  return out;
}

Params typed_of(const json& webhook) {
  Params out{{"url", text(webhook, "url")},
             {"soorten", lines_of(list(webhook, "soorten"), "\n")},
             {"naam", text(webhook, "naam")}};
  if (webhook.value("actief", true)) out.emplace("actief", "true");
  return out;
}

json outcome(const std::string& status) {
  if (status == "verzonden") return {{"tekst", say("Aangekomen")}, {"klasse", "goed"}};
  if (status == "opgegeven") return {{"tekst", say("Opgegeven")}, {"klasse", "fout"}};
  if (status == "mislukt") return {{"tekst", say("Mislukt, wordt herhaald")}, {"klasse", "let-op"}};
  if (status == "onderweg") return {{"tekst", say("Onderweg")}, {"klasse", "info"}};
  return {{"tekst", say("Wacht")}, {"klasse", "neutraal"}};
}

json delivery_view(const json& delivery, const std::string& here, bool active, References& references, Visit& visit) {
  const auto id = text(delivery, "id"), status = text(delivery, "status"), type = text(delivery, "type");
  json view{{"sinds", instant_view(text(delivery, "sindsOp"))},
            {"soort", type},
            {"gebeurtenis", text(delivery, "gebeurtenis")},
            {"uitkomst", outcome(status)},
            {"verzonden", instant_view(text(delivery, "verzondenOp"))},
            {"volgende", instant_view(text(delivery, "volgendePogingOp"))},
            {"antwoord", text(delivery, "antwoord")},
            {"fout", text(delivery, "fout")},
            {"pogingen", counted(delivery.value("pogingen", 0LL), "poging", "pogingen")},
            {"opnieuw", false}};
  if (active && status != "onderweg" && is_plain_id(id)) {
    view["opnieuw"] =
        form_view(resend_form(), {here + "/leveringen/" + id + "/herzendingen", {}, {}, {}}, references, visit);
    view["opnieuw"]["onderwerp"] = type + " " + text(delivery, "gebeurtenis");
  }
  return view;
}

}  // namespace

PageReply webhooks_screen(Visit& visit, const Posted& posted) {
  const auto reply = visit.get("/v1/webhooks");
  if (!succeeded(reply)) return problem_page(visit, reply);
  References references(visit);
  json rows = json::array();
  for (const auto& one : list(parsed(reply), "resultaten"))
    rows.push_back({{"webhookAdres", "/webhooks/" + text(one, "id")},
                    {"webhookNaam", name_of(one)},
                    {"url", text(one, "naam").empty() ? "" : text(one, "url")},
                    {"soorten", lines_of(list(one, "soorten"), ", ")},
                    {"geldt", one.value("actief", true)}});
  const json view{{"geheim", posted.secret},
                  {"geheimKop", say("Het geheim van de nieuwe webhook.")},
                  {"geheimUitleg", say("De ontvanger controleert er de handtekening van elk bericht mee.")},
                  {"webhooks", rows},
                  {"toevoegen", form_view(make_form(), state_after(posted, "/webhooks/nieuw"), references, visit)}};
  return framed(visit, posted.status,
                {.title = say("Webhooks"), .menu = "/meer", .has_faults = posted.refused.has_value()}, "webhooks",
                view);
}

PageReply post_webhook(Visit& visit) {
  const auto sent = send_form(visit, make_form().method, "/v1/webhooks", body_from(make_form(), visit.request.form));
  if (!succeeded(sent.reply)) return webhooks_screen(visit, {sent.state, sent.reply.status, {}});
  return webhooks_screen(visit, {{}, 200, text(parsed(sent.reply), "geheim")});
}

PageReply webhook_screen(Visit& visit, const std::string& id, const Posted& posted) {
  const auto reply = visit.get("/v1/webhooks/" + id);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto webhook = parsed(reply);
  const auto page = first(visit.request.query, "page");
  const auto delivered =
      visit.get("/v1/webhooks/" + id + "/leveringen", page.empty() ? "" : query_string({{"page", page}}));
  if (!succeeded(delivered)) return problem_page(visit, delivered);
  const auto deliveries = parsed(delivered);
  References references(visit);
  const auto here = "/webhooks/" + id;
  const bool active = webhook.value("actief", true);
  json rows = json::array();
  for (const auto& one : list(deliveries, "resultaten"))
    rows.push_back(delivery_view(one, here, active, references, visit));
  const auto total = deliveries.value("aantal", 0LL);
  json view{{"gedaan", done_of(visit, {&change_form(), &trial_form(), &resend_form()})},
            {"webhookNaam", name_of(webhook)},
            {"url", text(webhook, "url")},
            {"soorten", lines_of(list(webhook, "soorten"), ", ")},
            {"geldt", active},
            {"proef",
             active ? form_view(trial_form(), state_after(posted, here + "/proeven"), references, visit) : json(false)},
            {"wijzigen",
             form_view(change_form(), state_after(posted, here + "/wijzig", typed_of(webhook)), references, visit)},
            {"aantalTekst", counted(total, "levering", "leveringen")},
            {"leveringen", rows},
            {"bericht", false},
            {"pager", pager_view("webhooks/" + id, page.empty() ? Params{} : Params{{"page", page}}, total)}};
  // Refused at one row: said above the table, for a row has no room for it.
  if (posted.refused && posted.refused->action.ends_with("/herzendingen"))
    view["bericht"] = notice_of(*posted.refused->problem);
  return framed(visit, posted.status,
                {.title = name_of(webhook), .menu = "/meer", .has_faults = posted.refused.has_value()}, "webhook",
                view);
}

PageReply post_webhook_verb(Visit& visit, const std::string& id, const std::string& verb) {
  const auto& form = verb == "proeven" ? trial_form() : change_form();
  auto body = body_from(form, visit.request.form);
  const bool trial = verb == "proeven";
  if (!trial && !body.contains("actief")) body["actief"] = false;
  const auto sent = send_form(visit, form.method, "/v1/webhooks/" + id + (trial ? "/proeven" : ""), body);
  if (!succeeded(sent.reply)) return webhook_screen(visit, id, {sent.state, sent.reply.status, {}});
  return see_other("/webhooks/" + id + "?gedaan=" + verb);
}

PageReply post_resend(Visit& visit, const std::string& id, const std::string& delivery) {
  const auto sent = send_form(visit, resend_form().method,
                              "/v1/webhooks/" + id + "/leveringen/" + delivery + "/herzendingen", json::object());
  if (!succeeded(sent.reply)) return webhook_screen(visit, id, {sent.state, sent.reply.status, {}});
  return see_other("/webhooks/" + id + "?gedaan=herzendingen");
}

}  // namespace gestand::gateway::pages
