// A nota comes in: read, looked at, confirmed; see paper_screens.hpp. Until the confirmation nothing is stored: the
// nota, what it proposes and its text travel in the form.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_lookup.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/paper_screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::size_t looked_up_max = 5;  // motions that may be here already
constexpr std::size_t proposals_max = 200;

// One proposal on its way: what was read, what stands in its form, and what became of it.
struct Handled {
  json read;
  const ProposalKind* kind = nullptr;  // null: it is only told
  FormState state = {};
  std::string rest = {};
  bool chosen = false;
  std::string done = {};  // the address of what was made of it
  std::string item = {};  // the item it is about, for the links of the nota
};

struct Intake {
  json nota;
  std::string text, key, stored;  // stored: the id of the nota, once it is
  FormState form;
  std::vector<Handled> proposals;
};

std::string without_cr(std::string text) {
  std::erase(text, '\r');
  return text;
}

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string prefix(std::size_t i) { return fmt::format("v{}.", i); }

Params below(const Params& typed, const std::string& start) {
  Params out;
  for (auto it = typed.lower_bound(start); it != typed.end() && it->first.starts_with(start); ++it)
    out.emplace(it->first.substr(start.size()), it->second);
  return out;
}

// The view of a form among others in one <form>: its fields have a prefix.
json part_view(const Form& form, const FormState& state, const std::string& start, References& references,
               const Visit& visit) {
  auto view = form_view(form, state, references, visit);
  for (auto& field : view["velden"]) field["veld"] = start + field["veld"].get<std::string>();
  return view;
}

std::string capital(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string headline(const json& read, References& references) {
  const auto fields = part(read, "velden");
  std::string out;
  for (const char* name : {"nummer", "kamerstuk", "motie", "titel", "naam", "tekst", "oordeel", "door", "datum"}) {
    auto value = text(fields, name);
    if (value.empty()) continue;
    if (const auto date = calendar::parse_date(value)) value = day_in_words(*date);
    if (std::string_view(name) == "door") value = references.office(value);
    if (std::string_view(name) == "oordeel") value = in_words(Vocabulary::Appreciation, value);
    out += (out.empty() ? "" : ", ") + value;
    if (out.size() > 80) break;
  }
  return out;
}

json passages_view(const json& read) {
  json out = json::array();
  for (const auto& passage : list(read, "bewijs"))
    out.push_back({{"passage", text(passage, "tekst")}, {"naarTekst", "#t-" + text(passage, "van")}});
  return out;
}

json proposal_view(const Handled& one, std::size_t i, References& references, Visit& visit) {
  const auto kind = text(one.read, "soort");
  json view{{"nr", i},
            {"wat", one.kind != nullptr ? say(one.kind->name) : capital(field_in_words(kind))},
            {"overTekst", headline(one.read, references)},
            {"zeker", fmt::format("{:.0f}", one.read.value("zekerheid", 0.0) * 100)},
            {"regel", text(one.read, "regel")},
            {"besloten", !one.read.value("openbaar", true)},
            {"passages", passages_view(one.read)},
            {"rest", one.rest},
            {"gekozen", one.chosen},
            {"klaar", one.done},
            {"overItem", one.item},
            {"teKiezen", one.kind != nullptr && one.done.empty()},
            {"onderdeel", false}};
  if (one.kind != nullptr && one.done.empty()) {
    view["onderdeel"] = part_view(one.kind->form, one.state, prefix(i), references, visit);
    view["onderdeel"]["open"] = one.chosen;
  }
  return view;
}

json paragraphs_view(const json& nota) {
  json out = json::array();
  std::size_t i = 0;
  for (const auto& one : list(nota, "paragrafen")) {
    out.push_back({{"alineaNr", i++},
                   {"alineaTitel", text(one, "nummer") + " " + text(one, "titel")},
                   {"alineaTekst", text(one, "tekst")},
                   {"alineaOpenbaar", one.value("openbaar", false)}});
  }
  return out;
}

PageReply review_screen(Visit& visit, Intake& in, int status) {
  References references(visit);
  json proposals = json::array(), read = json::array();
  std::size_t refused = 0;
  for (std::size_t i = 0; i < in.proposals.size(); ++i) {
    const auto& one = in.proposals[i];
    refused += one.state.problem ? 1U : 0U;
    read.push_back(one.read);
    proposals.push_back(proposal_view(one, i, references, visit));
  }
  json view{{"bewijs", visit.proof},
            {"sleutel", in.key},
            {"notaJson", dump(in.nota)},
            {"voorstellenJson", dump(read)},
            {"notaTekst", in.text},
            {"notaId", in.stored},
            {"nogTeDoen", refused > 0 ? say("{} nog niet vastgelegd.",
                                            counted(static_cast<long long>(refused), "voorstel is", "voorstellen zijn"))
                                      : ""},
            {"velden", json::array()},
            {"bericht", false},
            {"alineas", paragraphs_view(in.nota)},
            {"stukken", marked_text(in.text, read)},
            {"voorstellen", proposals}};
  const auto form = part_view(nota_form(), in.form, "n.", references, visit);
  for (const char* name : {"velden", "bericht", "foutenlijst"}) view[name] = form.at(name);
  return framed(visit, status, {.title = say("Nota nakijken"), .menu = "/meer", .has_faults = status >= 400},
                "nota_review", view);
}

void add_proposal(Visit& visit, Intake& in, const json& read, std::size_t& looked_up) {
  Handled one{.read = read, .kind = proposal_kind(text(read, "soort")), .state = {}};
  one.state.action = "voorstel-" + std::to_string(in.proposals.size());
  if (one.kind != nullptr) one.state.typed = typed_of(*one.kind, part(read, "velden"), one.rest);
  const auto number = text(part(read, "velden"), "nummer");
  if (one.kind != nullptr && one.kind->list == "moties" && !number.empty() && looked_up++ < looked_up_max) {
    if (const auto here = item_by_number(visit, number)) {
      one.item = here->id;
      one.done = "/" + here->resource + "/" + here->id;
    }
  }
  in.proposals.push_back(std::move(one));
}

// What a person sent: a file goes before a text.
PageReply read_nota(Visit& visit) {
  const auto& files = visit.request.files;
  const auto file = files.find("bestand");
  auto content = file != files.end() ? file->second.content : std::string{};
  const bool pdf = content.starts_with("%PDF-");
  if (content.empty()) content = first(visit.request.form, "tekst");
  if (!pdf) content = without_cr(std::move(content));
  const auto reply = visit.send({.method = "POST",
                                 .path = "/v1/notas/_lees",
                                 .body = content,
                                 .type = pdf ? "application/pdf" : "text/plain; charset=utf-8"});
  if (!succeeded(reply)) return nota_intake_screen(visit, problem_of(reply).detail, reply.status);
  const auto read = parsed(reply);
  Intake in{.nota = part(read, "nota"),
            .text = pdf ? text(read, "tekst") : content,
            .key = fresh_key(),
            .stored = {},
            .form = {},
            .proposals = {}};
  in.form.action = "nota";
  for (const auto& field : nota_form().fields) {
    if (auto value = text(in.nota, field.name); !value.empty()) in.form.typed.emplace(field.name, std::move(value));
  }
  std::size_t looked_up = 0;
  for (const auto& proposal : list(read, "voorstellen")) {
    if (in.proposals.size() < proposals_max) add_proposal(visit, in, proposal, looked_up);
  }
  return review_screen(visit, in, 200);
}

Intake sent_back(const Visit& visit) {
  const auto& typed = visit.request.form;
  Intake in{.nota = json::parse(first(typed, "_nota"), nullptr, false),
            .text = without_cr(first(typed, "_tekst")),
            .key = first(typed, "_sleutel"),
            .stored = first(typed, "_notaId"),
            .form = {"nota", below(typed, "n."), {}, {}},
            .proposals = {}};
  if (!in.nota.is_object()) in.nota = json::object();
  if (in.key.empty() || in.key.size() > 48) in.key = fresh_key();
  if (!is_plain_id(in.stored)) in.stored.clear();
  std::size_t i = 0;
  for (auto& one : in.nota["paragrafen"]) {
    if (one.is_object()) one["openbaar"] = !first(typed, fmt::format("p{}.openbaar", i)).empty();
    ++i;
  }
  auto read = json::parse(first(typed, "_voorstellen"), nullptr, false);
  if (!read.is_array()) read = json::array();
  for (const auto& proposal : read) {
    const auto nr = in.proposals.size();
    if (nr >= proposals_max) break;
    Handled one{.read = proposal, .kind = proposal_kind(text(proposal, "soort")), .state = {}};
    one.state = {"voorstel-" + std::to_string(nr), below(typed, prefix(nr)), {}, {}};
    one.chosen = !first(one.state.typed, "_kies").empty();
    one.done = local_address(first(one.state.typed, "_klaar"));
    if (one.done == "/") one.done.clear();
    one.item = first(one.state.typed, "_over");
    if (one.kind != nullptr) (void)typed_of(*one.kind, part(proposal, "velden"), one.rest);
    in.proposals.push_back(std::move(one));
  }
  return in;
}

Problem fault_of(const char* field, std::string detail) {
  return {400, "onbekend", "Er klopt iets niet.", {{field, std::move(detail)}}};
}

// Numbers to ids; every unknown one is told.
std::optional<Problem> name_items(Visit& visit, json& body) {
  std::vector<Fault> faults;
  for (auto& one : body["items"]) {
    const auto number = one.get<std::string>();
    if (const auto found = item_by_number(visit, number)) {
      one = found->id;
    } else {
      faults.push_back({"items", fmt::format("Er is geen zaak met het nummer \"{}\".", number)});
    }
  }
  if (faults.empty()) return std::nullopt;
  return Problem{400, "onbekend", "Niet elk nummer is bekend.", std::move(faults)};
}

ApiReply post(Visit& visit, const std::string& path, const json& body, const std::string& key,
              const char* method = "POST") {
  return visit.send({.method = method, .path = path, .body = dump(body), .idempotency_key = key});
}

// As an ordinary command. The same key goes with every try: what was refused is not stored under it.
void store(Visit& visit, Handled& one, const std::string& key) {
  auto body = body_from(one.kind->form, one.state.typed);
  std::string path = "/v1/" + std::string(one.kind->list);
  std::string home;
  if (one.kind->list.empty()) {
    const auto found = item_by_number(visit, text(body, "_item"));
    if (!found) {
      one.state.problem = fault_of("_item", "Er is geen zaak met dit nummer.");
      return;
    }
    body.erase("_item");
    home = "/" + found->resource + "/" + found->id;
    one.item = found->id;
    path = "/v1" + home + "/" + std::string(one.kind->form.verb);
  }
  if (body.contains("items")) {
    if (auto problem = name_items(visit, body)) {
      one.state.problem = std::move(problem);
      return;
    }
  }
  const auto reply = post(visit, path, body, key);
  if (!succeeded(reply)) {
    one.state.problem = problem_of(reply);
    if (reply.status == 404 && !home.empty()) one.state.problem = fault_of("_item", "Dit kan niet bij deze zaak.");
    return;
  }
  if (home.empty()) {
    home = reply.location.starts_with("/v1/") ? local_address(reply.location.substr(3)) : "/notas";
    if (one.kind->list == "moties" || one.kind->list == "toezeggingen") one.item = text(parsed(reply), "id");
  }
  one.done = home;
}

std::optional<ApiReply> store_nota(Visit& visit, Intake& in) {
  auto body = in.nota;
  for (const auto& field : nota_form().fields) body.erase(std::string(field.name));
  body.update(body_from(nota_form(), in.form.typed));
  const auto reply = post(visit, "/v1/notas", body, in.key + "-nota");
  if (!succeeded(reply)) return reply;
  in.stored = text(parsed(reply), "id");
  return std::nullopt;
}

PageReply confirm_nota(Visit& visit) {
  auto in = sent_back(visit);
  if (in.stored.empty()) {
    if (const auto refused = store_nota(visit, in)) {
      in.form.problem = problem_of(*refused);
      return review_screen(visit, in, refused->status);
    }
  }
  int status = 200;
  json items = json::array();
  for (std::size_t i = 0; i < in.proposals.size(); ++i) {
    auto& one = in.proposals[i];
    if (one.chosen && one.kind != nullptr && one.done.empty()) store(visit, one, fmt::format("{}-{}", in.key, i));
    if (one.state.problem) status = std::max(status, one.state.problem->status);
    if (!one.done.empty() && is_plain_id(one.item) &&
        std::find(items.begin(), items.end(), json(one.item)) == items.end())
      items.push_back(one.item);
  }
  if (status != 200) return review_screen(visit, in, status);
  if (!items.empty()) {
    const auto linked = post(visit, "/v1/notas/" + in.stored, {{"koppelingen", items}, {"reden", "Zaken uit de nota"}},
                             in.key + "-zaken", "PATCH");
    if (!succeeded(linked)) {
      in.form.problem = problem_of(linked);
      return review_screen(visit, in, linked.status);
    }
  }
  return see_other("/notas/" + in.stored + "?gedaan=nieuw");
}

}  // namespace

PageReply nota_intake_screen(Visit& visit, const std::string& fault, int status) {
  if (!visit.may_write()) return problem_page(visit, {403, {}, {}, {}});
  return framed(visit, status, {.title = say("Nota lezen"), .menu = "/meer", .has_faults = !fault.empty()},
                "nota_intake",
                {{"bewijs", visit.proof}, {"fout", fault}, {"getypt", first(visit.request.form, "tekst")}});
}

PageReply post_nota(Visit& visit) {
  return visit.request.form.contains("_nota") ? confirm_nota(visit) : read_nota(visit);
}

PageReply new_letter_screen(Visit& visit, const std::optional<FormState>& refused, int status) {
  if (!visit.may_write()) return problem_page(visit, {403, {}, {}, {}});
  References references(visit);
  auto view = form_view(letter_form(), refused ? *refused : FormState{"/brieven/nieuw", {}, {}, {}}, references, visit);
  view["terugAdres"] = "/brieven";
  return framed(visit, status, {.title = say("Brief aan de Kamer"), .menu = "/meer", .has_faults = refused.has_value()},
                "new", view);
}

PageReply post_letter(Visit& visit) {
  const auto& typed = visit.request.form;
  FormState state{visit.request.path, typed, {}, first(typed, "_sleutel")};
  if (state.key.empty() || state.key.size() > 64) state.key = fresh_key();
  auto body = body_from(letter_form(), typed);
  if (body.contains("items")) state.problem = name_items(visit, body);
  if (state.problem) return new_letter_screen(visit, state, 400);
  const auto reply = post(visit, "/v1/brieven", body, state.key);
  if (succeeded(reply)) return see_other("/brieven/" + text(parsed(reply), "id") + "?gedaan=nieuw");
  state.problem = problem_of(reply);
  if (reply.status < 500) state.key.clear();
  return new_letter_screen(visit, state, reply.status);
}

}  // namespace gestand::gateway::pages
