// The page of one act on many items, and its undoing; see bulk.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/bulk.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/history_view.hpp"
#include "services/gateway/pages/history_words.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::size_t shown_max = 200;  // rows of one outcome

struct OutcomeWord {
  std::string_view value, before, one, many, after;
  Tone tone;
};
constexpr std::array outcomes{
    OutcomeWord{"geweigerd", "Kan niet", "kan niet", "kunnen niet", "niet gedaan", Tone::Bad},
    OutcomeWord{"gewijzigd", "Wordt gewijzigd", "wordt gewijzigd", "worden gewijzigd", "gewijzigd", Tone::Good},
    OutcomeWord{"ongewijzigd", "Blijft gelijk", "blijft gelijk", "blijven gelijk", "bleef gelijk", Tone::Neutral}};

std::string home_of(const std::string& kind) {
  if (kind == "toezegging") return "toezeggingen";
  return kind == "kamerverzoek" ? "kamerverzoeken" : "moties";
}

// An accepted proposal closes a motion only once the Chamber has carried it.
bool stays_open(const json& row) {
  bool accepted = false;
  for (const auto& change : list(row, "wijziging")) {
    const auto field = text(change, "veld");
    if (field == "uitvoering" || field == "status") return false;
    const auto to = change.find("naar");
    if (!field.starts_with("voorstellen") || to == change.end()) continue;
    const json all = to->is_array() ? *to : json::array({*to});
    for (const auto& one : all) accepted = accepted || text(one, "status") == "aanvaard";
  }
  return accepted && text(row, "soort") == "motie";
}

json row_view(const json& row, References& references) {
  const auto title = text(row, "titel");
  auto changes = changes_in_words(list(row, "wijziging"), references);
  for (auto& one : deadline_changes_in_words(list(row, "wijziging"))) changes.push_back(std::move(one));
  return {{"rijAdres", "/" + home_of(text(row, "soort")) + "/" + text(row, "item")},
          {"rijNummer", text(row, "nummer")},
          {"rijSoort", in_words(Vocabulary::ItemKind, text(row, "soort"))},
          {"rijTitel", title.empty() ? text(row, "item") : title},
          {"rijReden", text(row, "detail")},
          {"blijftOpen", stays_open(row)},
          {"wijzigingen", std::move(changes)}};
}

long long count_of(const json& rows, std::string_view outcome) {
  return std::count_if(rows.begin(), rows.end(), [&](const json& row) { return text(row, "uitkomst") == outcome; });
}

const Form& undo_form() {
  static const Form form{.verb = "terugdraaiingen",
                         .title = "Ongedaan maken",
                         .intro =
                             "Elke wijziging van deze handeling wordt door een nieuwe gebeurtenis teruggedraaid. Waar "
                             "iemand er intussen op voortbouwde blijft het staan, en wordt dat gezegd.",
                         .button = "Bekijk wat er teruggaat",
                         .done = "De handeling is teruggedraaid.",
                         .fields = {{.name = "reden", .label = "Reden", .kind = Kind::Area, .required = true}}};
  return form;
}

std::string done_in_words(const Visit& visit) {
  const auto done = first(visit.request.query, "gedaan");
  if (done == undo_form().verb) return say(undo_form().done);
  const auto* form = bulk_form(done);
  return form == nullptr ? "" : say(form->done);
}

json given_view(const json& act, References& references) {
  json changes = json::array();
  const auto given = part(act, "gegevens");  // named: a range-for keeps no temporary alive
  for (const auto& [name, value] : given.items()) changes.push_back({{"veld", name}, {"naar", value}});
  return changes_in_words(changes, references);
}

json act_view(Visit& visit, const json& act, References& references) {
  const auto* form = bulk_form(text(act, "verb"));
  const auto rows = list(act, "resultaten");
  const auto undone = part(act, "teruggedraaid");
  json view{{"gedaan", done_in_words(visit)},
            {"handeling", form == nullptr ? text(act, "verb") : say(form->title)},
            {"wie", actor_in_words(part(act, "door"), references)},
            {"geregistreerd", instant_view(text(act, "geregistreerdOp"))},
            {"reden", text(act, "reden")},
            {"gegevens", given_view(act, references)},
            {"uitkomsten", act_counts(rows, true)},
            {"groepen", act_rows(rows, true, references)},
            {"terug", false},
            {"terugdraaien", false}};
  if (!undone.empty()) {
    auto back = list(undone, "resultaten");
    for (auto& row : back) {  // named as in the act itself
      for (const auto& one : rows) {
        if (text(one, "item") == text(row, "item")) {
          for (const auto* name : {"soort", "nummer", "titel"}) {
            if (one.contains(name)) row[name] = one[name];
          }
        }
      }
    }
    view["terug"] = {{"terugWie", actor_in_words(part(undone, "door"), references)},
                     {"terugOp", instant_view(text(undone, "geregistreerdOp"))},
                     {"terugReden", text(undone, "reden")},
                     {"terugUitkomsten", act_counts(back, true)},
                     {"terugGroepen", act_rows(back, true, references)}};
  }
  return view;
}

PageReply act_page(Visit& visit, const std::string& id, const std::optional<FormState>& refused, int status) {
  const auto reply = visit.get("/v1/handelingen/" + id);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto act = parsed(reply);
  References references(visit);
  auto view = act_view(visit, act, references);
  const bool can_be_undone = !act.contains("teruggedraaid") && count_of(list(act, "resultaten"), "gewijzigd") > 0;
  if (visit.may_coordinate() && can_be_undone) {
    const FormState fresh{"/handelingen/" + id + "/terugdraaiingen", {}, {}, {}};
    view["terugdraaien"] = form_view(undo_form(), refused ? *refused : fresh, references, visit);
  }
  view["overdracht"] = text(act, "verb") == "toewijzingen"
                           ? json{{"vormen", download_links("/handelingen/" + id + "/overdrachtslijst", {})}}
                           : json(false);
  return framed(visit, status,
                {.title = say("Handeling") + ": " + text(view, "handeling"),
                 .menu = "/werkvoorraad",
                 .has_faults = refused.has_value()},
                "act", view);
}

}  // namespace

std::string act_counts(const json& rows, bool done) {
  std::string out;
  for (const auto& word : outcomes) {
    const auto count = count_of(rows, word.value);
    if (count == 0) continue;
    out += out.empty() ? "" : ", ";
    out += done ? grouped(count) + " " + say(word.after) : counted(count, word.one, word.many);
  }
  return out;
}

json act_rows(const json& rows, bool done, References& references) {
  json out = json::array();
  for (const auto& word : outcomes) {
    const auto count = count_of(rows, word.value);
    if (count == 0) continue;
    auto title = say(done ? word.after : word.before);
    if (done) title[0] = static_cast<char>(title[0] - 'a' + 'A');
    json group{{"uitkomst", title},
               {"klasse", css_class(word.tone)},
               {"groepAantal", grouped(count)},
               {"rijen", json::array()},
               {"meer", count > static_cast<long long>(shown_max)
                            ? say("En nog {}.", grouped(count - static_cast<long long>(shown_max)))
                            : ""}};
    for (const auto& row : rows) {
      if (text(row, "uitkomst") != word.value || group["rijen"].size() >= shown_max) continue;
      group["rijen"].push_back(row_view(row, references));
    }
    out.push_back(std::move(group));
  }
  return out;
}

PageReply act_screen(Visit& visit, const std::string& id) { return act_page(visit, id, std::nullopt, 200); }

PageReply act_undo(Visit& visit, const std::string& id) {
  const auto& typed = visit.request.form;
  const bool for_real = first(typed, "_doe") == "true";
  const auto path = "/v1/handelingen/" + id + "/terugdraaiingen";
  auto sent = for_real ? submit(visit, undo_form(), path) : Submission{};
  if (!for_real) {
    auto body = body_from(undo_form(), typed);
    body["proef"] = true;
    sent.reply = visit.ask(path, body);
  }
  const auto& reply = sent.reply;
  if (!succeeded(reply)) {
    return act_page(visit, id, FormState{visit.request.path, typed, {}, {}, problem_of(reply)}, reply.status);
  }
  if (for_real) return see_other("/handelingen/" + id + "?gedaan=terugdraaiingen");
  const auto rows = list(parsed(reply), "resultaten");
  const auto changed = count_of(rows, "gewijzigd");
  References references(visit);
  const json kept{{{"naam", "reden"}, {"waarde", first(typed, "reden")}}, {{"naam", "_doe"}, {"waarde", "true"}}};
  return framed(visit, 200, {.title = say("Eerst kijken: ongedaan maken"), .menu = "/werkvoorraad"}, "act_trial",
                {{"handelingAdres", "/handelingen/" + id},
                 {"uitkomsten", act_counts(rows, false)},
                 {"groepen", act_rows(rows, false, references)},
                 {"bewijs", visit.proof},
                 {"sleutel", fresh_key()},
                 {"verborgen", kept},
                 {"doen", changed > 0 ? json{{"knop", say("Maak ongedaan voor {}", counted(changed, "zaak", "zaken"))}}
                                      : json(false)}});
}

}  // namespace gestand::gateway::pages
