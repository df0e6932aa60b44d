// Tokens: who may come in, with which role; one is made and shown once, one is withdrawn with a reason.
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "services/gateway/pages/admin_screens.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

const Form& make_form() {
  static const Form form{
      .verb = "nieuw",
      .title = "Token maken",
      .intro = {},
      .button = "Token maken",
      .done = "Het token is gemaakt.",
      .fields = {
          {.name = "rol",
           .label = "Rol",
           .kind = Kind::Select,
           .required = true,
           .source = Source::Words,
           .vocabulary = Vocabulary::Role},
          {.name = "naam", .label = "Label", .hint = "Waar het token voor is; liever geen naam van een persoon."},
          {.name = "directie",
           .label = "Alleen voor directie",
           .kind = Kind::Select,
           .hint = "Leeg: voor alle directies.",
           .source = Source::Directorates},
          {.name = "verlooptOp",
           .label = "Geldig tot en met",
           .kind = Kind::Date,
           .hint = "Leeg: tot het wordt ingetrokken."}}};
  return form;
}

const Form& withdraw_form() {
  static const Form form{.verb = "intrekkingen",
                         .title = "Intrekken",
                         .intro = "Wie met dit token werkt, kan er daarna niet meer in. Dit is niet terug te draaien.",
                         .button = "Token intrekken",
                         .done = "Het token is ingetrokken.",
                         .fields = {{.name = "reden", .label = "Reden", .required = true}}};
  return form;
}

json standing(const json& token) {
  if (text(token, "status") == "ingetrokken") return {{"tekst", say("Ingetrokken")}, {"klasse", "neutraal"}};
  if (token.value("isVerlopen", false)) return {{"tekst", say("Verlopen")}, {"klasse", "neutraal"}};
  return {{"tekst", say("Geldig")}, {"klasse", "goed"}};
}

json token_view(const json& token, const std::string& own, const Posted& posted, References& references, Visit& visit) {
  const auto id = text(token, "id");
  const bool withdrawn = text(token, "status") == "ingetrokken";
  const auto name = text(token, "naam");
  json view{{"tokenNaam", name},
            {"tokenId", id},
            {"eigen", id == own},
            {"rol", in_words(Vocabulary::Role, text(token, "rol"))},
            {"directie", references.directorate(text(token, "directie"))},
            {"gemaakt", instant_view(text(token, "uitgegevenOp"))},
            {"verloopt", instant_view(text(token, "verlooptOp"))},
            {"stand", standing(token)},
            {"ingetrokken", instant_view(text(token, "ingetrokkenOp"))},
            {"reden", text(token, "reden")},
            {"intrekken", false}};
  if (!withdrawn && is_plain_id(id)) {
    view["intrekken"] =
        form_view(withdraw_form(), state_after(posted, "/tokens/" + id + "/intrekkingen"), references, visit);
    view["intrekken"]["onderwerp"] =
        name.empty() ? view["rol"].get<std::string>() : view["rol"].get<std::string>() + ": " + name;
  }
  return view;
}

}  // namespace

PageReply tokens_screen(Visit& visit, const Posted& posted) {
  const auto reply = visit.get("/v1/tokens");
  if (!succeeded(reply)) return problem_page(visit, reply);
  References references(visit);
  const auto own = text(parsed(visit.get("/v1/ik")), "id");
  json rows = json::array();
  for (const auto& token : list(parsed(reply), "resultaten"))
    rows.push_back(token_view(token, own, posted, references, visit));
  const json view{{"gedaan", done_of(visit, {&withdraw_form()})},
                  {"geheim", posted.secret},
                  {"geheimKop", say("Het nieuwe token.")},
                  {"geheimUitleg", say("Geef het alleen aan wie ermee gaat werken.")},
                  {"tokens", rows},
                  {"toevoegen", form_view(make_form(), state_after(posted, "/tokens/nieuw"), references, visit)}};
  return framed(visit, posted.status,
                {.title = say("Tokens"), .menu = "/meer", .has_faults = posted.refused.has_value()}, "tokens", view);
}

PageReply post_token(Visit& visit) {
  auto body = body_from(make_form(), visit.request.form);
  // The last day counts; what is no date goes on as it is, for the API to refuse.
  if (const auto day = calendar::parse_date(text(body, "verlooptOp")))
    body["verlooptOp"] = calendar::to_iso(calendar::end_of_day(*day));
  const auto sent = send_form(visit, make_form().method, "/v1/tokens", body);
  if (!succeeded(sent.reply)) return tokens_screen(visit, {sent.state, sent.reply.status, {}});
  return tokens_screen(visit, {{}, 200, text(parsed(sent.reply), "token")});
}

PageReply post_token_withdrawal(Visit& visit, const std::string& id) {
  const auto body = body_from(withdraw_form(), visit.request.form);
  if (body.empty())
    return tokens_screen(visit, refused_for(visit, "reden", "Geef aan waarom dit token wordt ingetrokken."));
  const auto sent = send_form(visit, withdraw_form().method, "/v1/tokens/" + id + "/intrekkingen", body);
  if (!succeeded(sent.reply)) return tokens_screen(visit, {sent.state, sent.reply.status, {}});
  return see_other("/tokens?gedaan=intrekkingen");
}

}  // namespace gestand::gateway::pages
