// Offices, directorates and staff; see the header. They are few: a page reads their whole list.
#include "services/gateway/pages/reference_screens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

std::string key_of(const json& row) {
  auto code = text(row, "code");
  return code.empty() ? text(row, "id") : code;
}

json all_of(Visit& visit, const ReferenceKind& kind, ApiReply& reply) {
  reply = visit.get("/v1/" + std::string(kind.resource), "pageSize=500");
  return list(parsed(reply), "resultaten");
}

const json* find(const json& rows, const std::string& key) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const json& row) { return key_of(row) == key; });
  return found == rows.end() ? nullptr : &*found;
}

// "vanaf 1 juli 2024", "1 juli 2024 – 3 september 2024", "altijd"
std::string range_in_words(const std::string& from, const std::string& until) {
  const auto begin = calendar::parse_date(from), end = calendar::parse_date(until);
  if (begin && end) return day_in_words(*begin) + " – " + day_in_words(*end);
  if (begin) return say("vanaf {}", day_in_words(*begin));
  return end ? say("tot en met {}", day_in_words(*end)) : "";
}

bool is_over(const std::string& until, Date today) {
  const auto end = calendar::parse_date(until);
  return end && *end < today;
}

std::string holder_now(const json& row, Date today) {
  for (const auto& one : list(row, "bekleders")) {
    const auto from = calendar::parse_date(text(one, "vanafDatum"));
    if (from && *from <= today && !is_over(text(one, "totDatum"), today)) return text(one, "naam");
  }
  return {};
}

json row_view(const json& row, const ReferenceKind& kind, Visit& visit, References& references) {
  const auto second = kind.resource == "ambten"      ? holder_now(row, visit.today)
                      : kind.resource == "directies" ? text(row, "mail")
                                                     : references.directorate(text(row, "directie"));
  return {{"rijAdres", fmt::format("/{}/{}", kind.resource, percent_encoded(key_of(row)))},
          {"rijNaam", text(row, "naam")},
          {"rijTweede", second},
          {"rijGeldig", range_in_words(text(row, "geldigVanaf"), text(row, "geldigTot"))},
          {"voorbij", is_over(text(row, "geldigTot"), visit.today)},
          {"openAdres", fmt::format("/werkvoorraad?isOpen=true&{}={}", kind.filter, percent_encoded(key_of(row)))}};
}

json holders_view(const json& office, const std::string& code, Visit& visit) {
  json out = json::array();
  for (const auto& one : list(office, "bekleders")) {
    const auto from = calendar::parse_date(text(one, "vanafDatum")),
               until = calendar::parse_date(text(one, "totDatum"));
    Params promised{{"verantwoordelijke", code}};
    if (from) promised.emplace("ingediendNa", calendar::to_iso(*from - std::chrono::days{1}));
    if (until) promised.emplace("ingediendVoor", calendar::to_iso(*until + std::chrono::days{1}));
    auto open = promised;
    open.emplace("isOpen", "true");
    out.push_back({{"bekleder", text(one, "naam")},
                   {"wanneer", range_in_words(text(one, "vanafDatum"), text(one, "totDatum"))},
                   {"nu", from && *from <= visit.today && !(until && *until < visit.today)},
                   {"beloofdAdres", "/toezeggingen?" + query_string(promised)},
                   {"openAdres", "/toezeggingen?" + query_string(open)}});
  }
  std::reverse(out.begin(), out.end());
  return out;
}

json staff_view(Visit& visit, const std::string& directorate) {
  const auto rows = list(parsed(visit.get("/v1/medewerkers", "pageSize=500")), "resultaten");
  json out = json::array();
  for (const auto& row : rows) {
    if (text(row, "directie") != directorate) continue;
    const auto* deputy = find(rows, text(row, "vervanger"));
    out.push_back({{"staf", text(row, "naam")},
                   {"stafAdres", "/medewerkers/" + text(row, "id")},
                   {"stafMail", text(row, "mail")},
                   {"stafVervanger", deputy == nullptr ? "" : text(*deputy, "naam")}});
  }
  return out;
}

json count_view(Visit& visit, std::string_view label, Params query) {
  const auto address = query_string(query);
  query.emplace("pageSize", "1");
  const auto reply = visit.get("/v1/werkvoorraad", query_string(query));
  if (!succeeded(reply)) return {};
  return {{"lijst", "/werkvoorraad?" + address},
          {"getal", grouped(parsed(reply).value("aantal", 0LL))},
          {"label", say(label)}};
}

json counts_view(Visit& visit, const ReferenceKind& kind, const std::string& key) {
  json out = json::array();
  const Params open{{"isOpen", "true"}, {std::string(kind.filter), key}};
  auto late = open;
  late.emplace("isVerlopen", "true");
  for (auto&& one : {count_view(visit, "Open", open), count_view(visit, "Te laat", late)}) {
    if (one.is_object()) out.push_back(one);
  }
  return out;
}

FormState state_of(const std::string& action, const std::optional<FormState>& refused, Params defaults,
                   const std::string& version) {
  if (refused && refused->action == action) {
    auto out = *refused;
    out.version = version;
    return out;
  }
  return {action, std::move(defaults), version, {}};
}

std::string spans_of(const json& spans) {
  std::string lines;
  for (const auto& one : spans)
    lines += (lines.empty() ? "" : "\n") + text(one, "vanafDatum") + " " + text(one, "totDatum");
  return lines;
}

Params values_of(const Form& form, const json& row) {
  Params out;
  for (const auto& field : form.fields) {
    const auto value = field.kind == Kind::Spans ? spans_of(list(row, field.name)) : text(row, field.name);
    if (!value.empty()) out.emplace(field.name, value);
  }
  return out;
}

// The transfer goes by the pages of acts on many items: all that the work list finds of this one and is open.
json transfer_view(Visit& visit, const ReferenceKind& kind, const std::string& key, References& references) {
  const auto here = fmt::format("/{}/{}", kind.resource, key);
  auto view =
      form_view(transfer_form(kind.resource),
                {"/handelingen/proef", {{"vanafDatum", calendar::to_iso(visit.today)}}, {}, {}}, references, visit);
  const auto hidden = [](const char* name, std::string value) { return json{{"naam", name}, {"waarde", value}}; };
  view["verborgen"] = {hidden("verb", "toewijzingen"), hidden("lijst", "werkvoorraad"), hidden("alles", "true"),
                       hidden("filter", query_string({{"isOpen", "true"}, {std::string(kind.filter), key}})),
                       hidden("terug", here)};
  return view;
}

std::string done_in_words(const Visit& visit, const ReferenceKind& kind) {
  const auto done = first(visit.request.query, "gedaan");
  for (const auto* form : {&kind.make, &kind.change, &holder_form()}) {
    if (form->verb == done) return say(form->done);
  }
  return {};
}

// A reason is told with every change; the fields that stay as they were are not.
json changed_body(const Form& form, const Params& typed, const json& row) {
  auto body = changed_members(form, typed);
  for (const auto& field : form.fields) {
    const std::string name(field.name);
    // Emptied: nobody is away any more.
    if (field.kind == Kind::Spans && first(typed, name).empty() && row.contains(name)) body[name] = json::array();
  }
  return body;
}

json holders_with(const json& row, const json& fresh) {
  auto all = list(row, "bekleders");
  const auto from = calendar::parse_date(text(fresh, "vanafDatum"));
  for (auto& one : all) {
    if (from && !one.contains("totDatum")) one["totDatum"] = calendar::to_iso(*from - std::chrono::days{1});
  }
  all.push_back(fresh);
  return {{"bekleders", all}};
}

}  // namespace

PageReply reference_list(Visit& visit, const ReferenceKind& kind, const std::optional<FormState>& refused, int status) {
  ApiReply reply;
  const auto all = all_of(visit, kind, reply);
  if (!succeeded(reply)) return problem_page(visit, reply);
  References references(visit);
  json rows = json::array();
  for (const auto& row : all) rows.push_back(row_view(row, kind, visit, references));
  const auto address = "/" + std::string(kind.resource);
  const json view{
      {"gedaan", done_in_words(visit, kind)},
      {"lijstTitel", say(kind.title)},
      {"tweede", say(kind.resource == "ambten"      ? "Nu"
                     : kind.resource == "directies" ? "Mailadres"
                                                    : "Directie")},
      {"metGeldig", kind.resource != "medewerkers"},
      {"rijen", rows},
      {"toevoegen", visit.may_administer()
                        ? form_view(kind.make, state_of(address + "/nieuw", refused, {}, {}), references, visit)
                        : json(false)}};
  return framed(visit, status, {.title = say(kind.title), .menu = "/meer", .has_faults = refused.has_value()},
                "references", view);
}

PageReply reference_screen(Visit& visit, const ReferenceKind& kind, const std::string& key,
                           const std::optional<FormState>& refused, int status) {
  ApiReply reply;
  const auto all = all_of(visit, kind, reply);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto* row = find(all, key);
  if (row == nullptr) return problem_page(visit, {404, {}, {}, {}});
  References references(visit);
  const auto here = fmt::format("/{}/{}", kind.resource, key);
  const bool office = kind.resource == "ambten", unit = kind.resource == "directies";
  const auto version = text(*row, "versie");
  json forms = json::array();
  if (visit.may_administer()) {
    if (office)
      forms.push_back(form_view(holder_form(), state_of(here + "/bekleders", refused, {}, version), references, visit));
    const auto values = values_of(kind.change, *row);
    auto state = state_of(here + "/wijzig", refused, values, version);
    if (state.problem) state.typed = changed_over(kind.change, state.typed, values);
    forms.push_back(form_view(kind.change, state, references, visit));
    forms.back()["verborgen"] = marks_of_shown(kind.change, values);
  }
  const auto* deputy = find(all, text(*row, "vervanger"));
  const json view{
      {"gedaan", done_in_words(visit, kind)},
      {"lijstTitel", say(kind.title)},
      {"lijstAdres", "/" + std::string(kind.resource)},
      {"naam", text(*row, "naam")},
      {"code", text(*row, "code")},
      {"geldig", range_in_words(text(*row, "geldigVanaf"), text(*row, "geldigTot"))},
      {"voorbij", is_over(text(*row, "geldigTot"), visit.today)},
      {"mail", text(*row, "mail")},
      {"bron", text(*row, "bron")},
      {"directie", unit ? "" : references.directorate(text(*row, "directie"))},
      {"vervanger", deputy == nullptr ? "" : text(*deputy, "naam")},
      {"kaarten", counts_view(visit, kind, key)},
      {"isAmbt", office},
      {"bekleders", office ? holders_view(*row, key, visit) : json::array()},
      {"isDirectie", unit},
      {"staf", unit ? staff_view(visit, key) : json::array()},
      {"overdragen",
       (office || unit) && visit.may_coordinate() ? transfer_view(visit, kind, key, references) : json(false)},
      {"handelingen", forms}};
  return framed(visit, status, {.title = text(*row, "naam"), .menu = "/meer", .has_faults = refused.has_value()},
                "reference", view);
}

PageReply reference_new(Visit& visit, const ReferenceKind& kind) {
  const auto sent = submit(visit, kind.make, "/v1/" + std::string(kind.resource));
  if (!succeeded(sent.reply)) return reference_list(visit, kind, sent.state, sent.reply.status);
  return see_other(fmt::format("/{}/{}?gedaan=nieuw", kind.resource, key_of(parsed(sent.reply))));
}

PageReply reference_change(Visit& visit, const ReferenceKind& kind, const std::string& key, const std::string& verb) {
  const bool holder = verb == holder_form().verb && kind.resource == "ambten";
  if (!holder && verb != kind.change.verb) return problem_page(visit, {404, {}, {}, {}});
  ApiReply reply;
  const auto all = all_of(visit, kind, reply);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto* row = find(all, key);
  if (row == nullptr) return problem_page(visit, {404, {}, {}, {}});
  const auto& typed = visit.request.form;
  const Form& form = holder ? holder_form() : kind.change;
  const auto body = holder ? holders_with(*row, body_from(form, typed)) : changed_body(form, typed, *row);
  auto sent = send_form(visit, "PATCH", fmt::format("/v1/{}/{}", kind.resource, text(*row, "id")), body);
  if (succeeded(sent.reply)) return see_other(fmt::format("/{}/{}?gedaan={}", kind.resource, key, verb));
  for (auto& fault : sent.state.problem->faults) {  // "bekleders.2.naam" is the field "naam" of the form
    if (fault.location.starts_with("bekleders.")) fault.location.erase(0, fault.location.rfind('.') + 1);
  }
  return reference_screen(visit, kind, key, sent.state, sent.reply.status);
}

}  // namespace gestand::gateway::pages
