// A person's own calendar feeds: deadlines in the calendar that they use already. The address is the secret.
#include <nlohmann/json.hpp>

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
      .title = "Agenda maken",
      .intro = "Kies ten minste één van de vier; samen versmallen zij.",
      .button = "Agenda maken",
      .done = "De agenda is gemaakt.",
      .fields = {{.name = "filter.directie", .label = "Directie", .kind = Kind::Select, .source = Source::Directorates},
                 {.name = "filter.behandelaar", .label = "Behandelaar", .kind = Kind::Select, .source = Source::Staff},
                 {.name = "filter.verantwoordelijke", .label = "Ambt", .kind = Kind::Select, .source = Source::Offices},
                 {.name = "filter.editie", .label = "Editie", .kind = Kind::Select, .source = Source::Editions},
                 {.name = "naam", .label = "Naam", .hint = "Zo heet de agenda in uw agendaprogramma."}}};
  return form;
}

const Form& withdraw_form() {
  static const Form form{.verb = "intrekkingen",
                         .title = "Intrekken",
                         .intro = "Het adres werkt daarna niet meer.",
                         .button = "Agenda intrekken",
                         .done = "De agenda is ingetrokken.",
                         .method = "DELETE"};
  return form;
}

std::string filter_in_words(const json& filter, References& references) {
  std::string out;
  const auto add = [&](const std::string& words) {
    if (!words.empty()) out += (out.empty() ? "" : ", ") + words;
  };
  add(references.directorate(text(filter, "directie")));
  add(references.office(text(filter, "verantwoordelijke")));
  if (const auto id = text(filter, "behandelaar"); !id.empty()) add(references.person(id));
  if (const auto id = text(filter, "editie"); !id.empty()) add(references.edition(id));
  return out;
}

json feed_view(const json& feed, const Posted& posted, References& references, Visit& visit) {
  const auto id = text(feed, "id");
  const bool valid = text(feed, "status") == "geldig";
  auto name = text(feed, "naam");
  if (name.empty()) name = say("Termijnen");
  json view{{"agendaNaam", name},
            {"zaken", filter_in_words(part(feed, "filter"), references)},
            {"gemaakt", instant_view(text(feed, "uitgegevenOp"))},
            {"geldt", valid},
            {"intrekken", false}};
  if (valid && is_plain_id(id)) {
    view["intrekken"] =
        form_view(withdraw_form(), state_after(posted, "/agendafeeds/" + id + "/intrekkingen"), references, visit);
    view["intrekken"]["onderwerp"] = name;
  }
  return view;
}

}  // namespace

PageReply feeds_screen(Visit& visit, const Posted& posted) {
  const auto reply = visit.get("/v1/agendafeeds");
  if (!succeeded(reply)) return problem_page(visit, reply);
  References references(visit);
  json rows = json::array();
  for (const auto& feed : list(parsed(reply), "resultaten")) rows.push_back(feed_view(feed, posted, references, visit));
  const json view{
      {"gedaan", done_of(visit, {&withdraw_form()})},
      {"geheim", posted.secret},
      {"geheimKop", say("Het adres van uw nieuwe agenda.")},
      {"geheimUitleg", say("Voeg het in uw agendaprogramma toe als agenda van internet. Wie het adres heeft, kan de "
                           "agenda lezen.")},
      {"agendas", rows},
      {"toevoegen", form_view(make_form(), state_after(posted, "/agendafeeds/nieuw"), references, visit)}};
  return framed(visit, posted.status,
                {.title = say("Mijn agenda's"), .menu = "/meer", .has_faults = posted.refused.has_value()}, "feeds",
                view);
}

PageReply post_feed(Visit& visit) {
  auto body = body_from(make_form(), visit.request.form);
  if (!body.contains("filter")) body["filter"] = json::object();
  const auto sent = send_form(visit, make_form().method, "/v1/agendafeeds", body);
  if (!succeeded(sent.reply)) return feeds_screen(visit, {sent.state, sent.reply.status, {}});
  return feeds_screen(visit, {{}, 200, text(parsed(sent.reply), "url")});
}

PageReply post_feed_withdrawal(Visit& visit, const std::string& id) {
  const auto sent = send_form(visit, withdraw_form().method, "/v1/agendafeeds/" + id, {});
  if (!succeeded(sent.reply)) return feeds_screen(visit, {sent.state, sent.reply.status, {}});
  return see_other("/agendafeeds?gedaan=intrekkingen");
}

}  // namespace gestand::gateway::pages
