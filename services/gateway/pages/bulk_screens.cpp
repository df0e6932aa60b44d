// From a list to an act: choose, fill in, see, do; see bulk.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/bulk.hpp"
#include "services/gateway/pages/filters.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr long long page_size = 500;

struct Chosen {
  std::vector<std::string> items;
  std::string fault;  // why it cannot go on
};

void add_ids(std::vector<std::string>& into, std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    if (is_plain_id(text.substr(0, end))) into.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// All that the list finds now: fixed here, so that what is seen in the trial is what is done.
Chosen all_found(Visit& visit, const std::string& resource, const std::string& filter) {
  Chosen out;
  auto query = list_query(resource, parse_query(filter));
  for (const auto* name : {"page", "pageSize", "sorteer"}) query.erase(name);
  query.emplace("pageSize", std::to_string(page_size));
  for (long long page = 1; (page - 1) * page_size < static_cast<long long>(bulk_items_max); ++page) {
    query.erase("page");
    query.emplace("page", std::to_string(page));
    const auto reply = visit.get("/v1/" + resource, query_string(query));
    if (!succeeded(reply)) return {{}, say("De lijst is nu niet op te halen: {}", problem_of(reply).detail)};
    const auto body = parsed(reply);
    const auto total = body.value("aantal", 0LL);
    if (total > static_cast<long long>(bulk_items_max)) {
      return {{},
              say("De lijst telt {} zaken; een handeling gaat over hooguit {}. Maak de lijst korter met filters.",
                  grouped(total), grouped(static_cast<long long>(bulk_items_max)))};
    }
    for (const auto& row : list(body, "resultaten")) add_ids(out.items, text(row, "id"));
    if (page * page_size >= total) break;
  }
  return out;
}

Chosen chosen_items(Visit& visit) {
  const auto& form = visit.request.form;
  Chosen out;
  const auto resource = first(form, "lijst");
  if (first(form, "alles") == "true" && bulk_form(first(form, "verb")) != nullptr &&
      !list_query(resource, {{"q", "x"}}).empty()) {
    out = all_found(visit, resource, first(form, "filter"));
  } else {
    add_ids(out.items, first(form, "items"));
    const auto [begin, end] = form.equal_range("item");
    for (auto it = begin; it != end; ++it) add_ids(out.items, it->second);
  }
  if (out.fault.empty() && out.items.empty()) out.fault = say("Er is niets gekozen. Ga terug en vink zaken aan.");
  if (out.items.size() > bulk_items_max)
    out.fault = say("Kies hooguit {} zaken tegelijk.", grouped(static_cast<long long>(bulk_items_max)));
  return out;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ",") + item;
  return out;
}

std::string back_of(const Visit& visit) {
  const auto back = local_address(first(visit.request.form, "terug"));
  return back == "/" ? "/werkvoorraad?isOpen=true" : back;
}

json hidden(std::string_view name, const std::string& value) { return {{"naam", name}, {"waarde", value}}; }

json carried(const Visit& visit, const Form& form, const std::vector<std::string>& items) {
  return {hidden("verb", std::string(form.verb)), hidden("items", joined(items)), hidden("terug", back_of(visit))};
}

std::string how_many(std::size_t count) { return counted(static_cast<long long>(count), "zaak", "zaken"); }

PageReply cannot(Visit& visit, const std::string& why) {
  return framed(visit, 400, {.title = say("Veel zaken tegelijk"), .menu = "/werkvoorraad", .has_faults = true},
                "bulk_stop", {{"waarom", why}, {"terug", back_of(visit)}});
}

PageReply form_screen(Visit& visit, const Form& form, const std::vector<std::string>& items, const FormState& state,
                      int status) {
  References references(visit);
  auto view = form_view(form, state, references, visit);
  view["verborgen"] = carried(visit, form, items);
  view["aantalTekst"] = how_many(items.size());
  view["terug"] = back_of(visit);
  return framed(visit, status,
                {.title = say(form.title), .menu = "/werkvoorraad", .has_faults = state.problem.has_value()},
                "bulk_form", view);
}

// The reason of a move stands with each move as well as with the act.
json wish_of(const Form& form, const Params& typed, const std::vector<std::string>& items) {
  auto given = body_from(form, typed);
  json out{{"verb", form.verb}, {"items", items}};
  if (given.contains("reden")) out["reden"] = given["reden"];
  if (form.verb != "termijnverplaatsingen") given.erase("reden");
  out["gegevens"] = std::move(given);
  return out;
}

FormState refused_state(const Visit& visit, const ApiReply& reply) {
  FormState out{"/handelingen/proef", visit.request.form, {}, first(visit.request.form, "_sleutel"), problem_of(reply)};
  for (auto& fault : out.problem->faults) {
    constexpr std::string_view inside = "gegevens.";
    if (fault.location.starts_with(inside)) fault.location.erase(0, inside.size());
  }
  return out;
}

// What a person typed, for the way back to the form and on to the deed.
json typed_again(const Form& form, const Params& typed) {
  json out = json::array();
  for (const auto& field : form.fields) {
    if (const auto value = first(typed, std::string(field.name)); !value.empty())
      out.push_back(hidden(field.name, value));
  }
  return out;
}

}  // namespace

json bulk_bar(Visit& visit, const std::string& resource, const Params& query, long long found) {
  if (found == 0 || !visit.may_coordinate() || query.contains("peilDatum")) return false;
  json acts = json::array();
  for (const auto& form : bulk_forms()) acts.push_back({{"waarde", form.verb}, {"tekst", say(form.title)}});
  auto plain = query;
  for (const auto* name : {"page", "pageSize", "sorteer"}) plain.erase(name);
  const auto tail = query_string(query);
  return {
      {"bewijs", visit.proof},         {"lijst", resource},
      {"filter", query_string(plain)}, {"terug", "/" + resource + (tail.empty() ? "" : "?" + tail)},
      {"handelingen", acts},           {"alleTekst", found > 1 ? say("Alle {} gevonden zaken", grouped(found)) : ""}};
}

PageReply bulk_start(Visit& visit) {
  const auto* form = bulk_form(first(visit.request.form, "verb"));
  if (form == nullptr) return cannot(visit, say("Kies wat er met de zaken moet gebeuren."));
  const auto chosen = chosen_items(visit);
  if (!chosen.fault.empty()) return cannot(visit, chosen.fault);
  FormState state{"/handelingen/proef", visit.request.form, {}, {}};
  for (const auto* day : {"vanafDatum", "datum"}) {
    if (first(state.typed, day).empty()) state.typed.emplace(day, calendar::to_iso(visit.today));
  }
  return form_screen(visit, *form, chosen.items, state, 200);
}

PageReply bulk_trial(Visit& visit) {
  const auto* form = bulk_form(first(visit.request.form, "verb"));
  if (form == nullptr) return cannot(visit, say("Kies wat er met de zaken moet gebeuren."));
  const auto chosen = chosen_items(visit);
  if (!chosen.fault.empty()) return cannot(visit, chosen.fault);
  const auto& typed = visit.request.form;
  auto wish = wish_of(*form, typed, chosen.items);
  wish["proef"] = true;
  const auto reply = visit.ask("/v1/handelingen", wish);
  if (!succeeded(reply)) return form_screen(visit, *form, chosen.items, refused_state(visit, reply), reply.status);
  const auto rows = list(parsed(reply), "resultaten");
  const auto changed =
      std::count_if(rows.begin(), rows.end(), [](const json& row) { return text(row, "uitkomst") == "gewijzigd"; });
  References references(visit);
  auto kept = carried(visit, *form, chosen.items);
  for (auto& one : typed_again(*form, typed)) kept.push_back(std::move(one));
  const json view{
      {"handeling", say(form->title)},
      {"aantalTekst", how_many(chosen.items.size())},
      {"uitkomsten", act_counts(rows, false)},
      {"groepen", act_rows(rows, false, references)},
      {"bewijs", visit.proof},
      {"sleutel", fresh_key()},
      {"verborgen", kept},
      {"terug", back_of(visit)},
      {"doen", changed > 0 ? json{{"knop", say("Voer uit voor {}", how_many(static_cast<std::size_t>(changed)))}}
                           : json(false)}};
  return framed(visit, 200, {.title = say("Eerst kijken") + ": " + say(form->title), .menu = "/werkvoorraad"},
                "bulk_trial", view);
}

PageReply bulk_do(Visit& visit) {
  const auto* form = bulk_form(first(visit.request.form, "verb"));
  if (form == nullptr) return cannot(visit, say("Kies wat er met de zaken moet gebeuren."));
  const auto chosen = chosen_items(visit);
  if (!chosen.fault.empty()) return cannot(visit, chosen.fault);
  const auto reply =
      send_form(visit, "POST", "/v1/handelingen", wish_of(*form, visit.request.form, chosen.items)).reply;
  if (!succeeded(reply)) return form_screen(visit, *form, chosen.items, refused_state(visit, reply), reply.status);
  // 200: since the trial somebody else did it, or made it impossible; there is no act, and the trial says why.
  if (reply.status == 200) return bulk_trial(visit);
  return see_other("/handelingen/" + text(parsed(reply), "id") + "?gedaan=" + std::string(form->verb));
}

}  // namespace gestand::gateway::pages
