#include "services/gateway/pages/calendar_screens.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_columns.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::size_t moves_max = 50;

Field source() {
  return {.name = "bron", .label = "Bron", .required = true, .hint = "Waar het staat, zoals een brief of een besluit."};
}
Field note() { return {.name = "toelichting", .label = "Toelichting"}; }
Field chamber() {
  return {.name = "kamer",
          .label = "Kamer",
          .kind = Kind::Select,
          .source = Source::Words,
          .vocabulary = Vocabulary::Chamber};
}

Form entry(std::string_view list, std::string_view title, std::vector<Field> fields) {
  fields.push_back(source());
  fields.push_back(note());
  return {.verb = list,
          .title = title,
          .intro = {},
          .button = "Vastleggen",
          .done = "Het staat in de kalender.",
          .fields = std::move(fields)};
}

const std::array<Form, 4>& entries() {
  static const std::array<Form, 4> forms{
      entry("recessen", "Reces invoeren",
            {chamber(),
             {.name = "soort",
              .label = "Reces",
              .kind = Kind::Select,
              .required = true,
              .source = Source::Words,
              .vocabulary = Vocabulary::Recess},
             {.name = "jaar", .label = "Jaar", .kind = Kind::Number, .required = true},
             {.name = "eersteDag", .label = "Eerste dag", .kind = Kind::Date, .required = true},
             {.name = "laatsteDag", .label = "Laatste dag", .kind = Kind::Date, .required = true},
             {.name = "verwacht", .label = "Nog niet vastgesteld", .kind = Kind::Check}}),
      entry("vrijedagen", "Vrije dag invoeren",
            {{.name = "datum", .label = "Datum", .kind = Kind::Date, .required = true},
             {.name = "naam", .label = "Naam", .required = true},
             {.name = "gelijkgesteld", .label = "Gelijkgesteld met een feestdag", .kind = Kind::Check}}),
      entry("verkiezingen", "Verkiezing invoeren",
            {chamber(),
             {.name = "datum", .label = "Dag van de verkiezing", .kind = Kind::Date, .required = true},
             {.name = "nieuweKamerDatum",
              .label = "Eerste samenkomst van de nieuwe Kamer",
              .kind = Kind::Date,
              .hint = "Aangehouden moties vervallen op die dag."}}),
      entry("gebeurtenissen", "Gebeurtenis invoeren",
            {{.name = "soort",
              .label = "Gebeurtenis",
              .kind = Kind::Select,
              .required = true,
              .source = Source::Words,
              .vocabulary = Vocabulary::YearlyEvent},
             {.name = "datum", .label = "Datum", .kind = Kind::Date, .required = true}})};
  return forms;
}

const Form* entry_form(std::string_view list) {
  for (const auto& form : entries())
    if (form.verb == list) return &form;
  return nullptr;
}

const Form& end_form() {
  static const Form form{.verb = "verwijderen",
                         .title = "Intrekken",
                         .intro = "Wat eraan hangt verschuift terug.",
                         .button = "Intrekken",
                         .done = "Het is uit de kalender gehaald.",
                         .fields = {{.name = "reden", .label = "Reden", .required = true}},
                         .method = "DELETE"};
  return form;
}

int year_asked(const Visit& visit) {
  auto typed = first(visit.request.query, "jaar");
  if (typed.empty()) typed = first(visit.request.form, "jaar");  // of a form that comes back
  const bool good = typed.size() == 4 && typed.find_first_not_of("0123456789") == std::string::npos;
  return good ? std::stoi(typed) : calendar::year_of(visit.today);
}

json row_view(const json& one, std::string_view list, Visit& visit, References& references,
              const std::optional<FormState>& refused) {
  const auto id = text(one, "id");
  std::string name = text(one, "naam");
  if (list == "recessen") name = in_words(Vocabulary::Recess, text(one, "soort")) + " " + text(one, "jaar");
  if (list == "verkiezingen") name = say("Verkiezing");
  if (list == "gebeurtenissen") name = in_words(Vocabulary::YearlyEvent, text(one, "soort"));
  if (const auto kamer = text(one, "kamer"); !kamer.empty()) name += " (" + in_words(Vocabulary::Chamber, kamer) + ")";
  json out{{"wat", name},
           {"van", date_view(text(one, list == "recessen" ? "eersteDag" : "datum"))},
           {"tot", date_view(text(one, list == "recessen" ? "laatsteDag" : "nieuweKamerDatum"))},
           {"verwacht", one.value("verwacht", false)},
           {"bron", text(one, "bron")},
           {"toelichting", text(one, "toelichting")},
           {"ingevoerd", !id.empty()},
           {"intrekken", false}};
  if (!id.empty() && is_plain_id(id) && visit.may_administer()) {
    FormState state{fmt::format("/kalender/{}/{}/verwijderen", list, id), {}, {}, {}};
    if (refused && refused->action == state.action) state = *refused;
    out["intrekken"] = form_view(end_form(), state, references, visit);
    out["intrekken"]["verborgen"].push_back({{"naam", "jaar"}, {"waarde", std::to_string(year_asked(visit))}});
  }
  return out;
}

json moves_view(const json& told) {
  json rows = json::array();
  for (const auto* list : {"edities", "verschuivingen"})
    for (const auto& one : std::as_const(told).value(list, json::array())) {
      if (rows.size() == moves_max) break;
      const auto name = text(one, "naam").empty() ? text(one, "tekst") : text(one, "naam");
      const bool edition = std::string_view(list) == "edities";
      const auto kind = text(one, "itemSoort");
      auto number = text(one, "itemNummer");
      if (const auto title = text(one, "itemTitel"); !title.empty()) number += (number.empty() ? "" : " ") + title;
      rows.push_back(
          {{"wat", edition        ? say("Editie {}", name)
                   : name.empty() ? say("Termijn van soort {}", in_words(Vocabulary::TermKind, text(one, "soort")))
                                  : say("Termijn “{}”", name)},
           {"zaakAdres", kind.empty() || !is_plain_id(text(one, "item"))
                             ? ""
                             : fmt::format("/{}/{}", home_of(kind), text(one, "item"))},
           {"zaakTitel", number},
           {"van", date_view(text(one, "van"))},
           {"naar", date_view(text(one, "naar"))}});
    }
  return {{"verschuivingen", rows},
          {"tekst", say("{} en {}", counted(told.value("aantal", 0LL), "termijn", "termijnen"),
                        counted(static_cast<long long>(list(told, "edities").size()), "editie", "edities"))}};
}

PageReply shown(Visit& visit, const std::optional<FormState>& refused, const json& trial, int status) {
  const int year = year_asked(visit);
  const auto reply = visit.get("/v1/kalender", fmt::format("jaar={}", year));
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto body = parsed(reply);
  References references(visit);
  json groups = json::array();
  constexpr std::array<std::array<std::string_view, 3>, 4> lists{
      {{"recessen", "recessen", "Recessen"},
       {"feestdagen", "vrijedagen", "Feestdagen en vrije dagen"},
       {"verkiezingen", "verkiezingen", "Verkiezingen"},
       {"gebeurtenissen", "gebeurtenissen", "Gebeurtenissen"}}};
  for (const auto& [member, name, title] : lists) {
    json rows = json::array();
    for (const auto& one : list(body, member)) rows.push_back(row_view(one, name, visit, references, refused));
    if (!rows.empty()) groups.push_back({{"groep", say(title)}, {"groepId", name}, {"rijen", rows}});
  }
  json forms = json::array();
  if (visit.may_administer())
    for (const auto& form : entries()) {
      FormState state{"/kalender/" + std::string(form.verb), {{"jaar", std::to_string(year)}}, {}, {}};
      if (refused && refused->action == state.action) state = *refused;
      auto view = form_view(form, state, references, visit);
      view["proefAdres"] = state.action + "/proef";
      if (refused && refused->action == state.action) view["open"] = true;
      forms.push_back(view);
    }
  const auto done = first(visit.request.query, "gedaan");
  const json view{{"gedaan", done == "nieuw"         ? say(entries()[0].done)
                             : done == "verwijderen" ? say(end_form().done)
                                                     : ""},
                  {"jaar", std::to_string(year)},
                  {"vorig", std::to_string(year - 1)},
                  {"volgend", std::to_string(year + 1)},
                  {"versie", text(body, "versie")},
                  {"bekend", date_view(text(body, "bekendTot"))},
                  {"waarschuwing", text(body, "waarschuwing")},
                  {"groepen", groups},
                  {"invoeren", forms},
                  {"proef", trial.is_null() ? json(false) : moves_view(trial)}};
  return framed(visit, status, {.title = say("Kalender"), .menu = "/meer", .has_faults = refused && refused->problem},
                "calendar", view);
}

// Faults of "recessen.0.eersteDag" are those of the field "eersteDag".
void bare_locations(Problem& problem) {
  for (auto& fault : problem.faults)
    if (const auto dot = fault.location.rfind('.'); dot != std::string::npos) fault.location.erase(0, dot + 1);
}

}  // namespace

PageReply calendar_screen(Visit& visit, const std::optional<FormState>& refused, int status) {
  return shown(visit, refused, {}, status);
}

PageReply try_calendar(Visit& visit, const std::string& list) {
  const auto* form = entry_form(list);
  if (form == nullptr) return problem_page(visit, {404, {}, {}, {}});
  auto entry = body_from(*form, visit.request.form);
  for (const auto* name : {"bron", "toelichting"}) entry.erase(name);
  const auto answer = visit.ask("/v1/kalender/_voorspel", {{list, json::array({entry})}});
  auto state = sent_state(visit);
  state.action = "/kalender/" + list;
  if (succeeded(answer)) return shown(visit, state, parsed(answer), 200);
  state.problem = problem_of(answer);
  bare_locations(*state.problem);
  return shown(visit, state, {}, answer.status);
}

PageReply post_calendar(Visit& visit, const std::string& list) {
  const auto* form = entry_form(list);
  if (form == nullptr) return problem_page(visit, {404, {}, {}, {}});
  const auto& typed = visit.request.form;
  auto sent = send_form(visit, form->method, "/v1/kalender/" + list, body_from(*form, typed));
  if (succeeded(sent.reply)) {
    const auto day = first(typed, list == "recessen" ? "eersteDag" : "datum");
    return see_other("/kalender?gedaan=nieuw" + (day.size() >= 4 ? "&jaar=" + day.substr(0, 4) : ""));
  }
  bare_locations(*sent.state.problem);
  return shown(visit, sent.state, {}, sent.reply.status);
}

PageReply post_calendar_end(Visit& visit, const std::string& list, const std::string& id) {
  if (entry_form(list) == nullptr) return problem_page(visit, {404, {}, {}, {}});
  const auto sent = send_form(visit, "DELETE", fmt::format("/v1/kalender/{}/{}", list, id),
                              body_from(end_form(), visit.request.form));
  if (succeeded(sent.reply)) return see_other(fmt::format("/kalender?gedaan=verwijderen&jaar={}", year_asked(visit)));
  return shown(visit, sent.state, {}, sent.reply.status);
}

}  // namespace gestand::gateway::pages
