// Forms on the screen and on their way to the API; see the header.
#include "services/gateway/pages/form.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "services/gateway/pages/fault_words.hpp"
#include "services/gateway/pages/language.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

// An id for the page: the action names the instance, so that two forms of one kind do not share ids.
std::string id_of(std::string_view action, std::string_view field) {
  std::string out = "v";
  for (const char c : action) out += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
  out += '-';
  for (const char c : field) out += c == '.' ? '-' : c;
  return out;
}

Options receivers_of(bool of_the_item, References& references) {
  Options out;
  if (of_the_item)
    out = {{"directie", say("De directie van de zaak")}, {"behandelaar", say("De behandelaar, anders zijn directie")}};
  out.push_back({"coordinatoren", say("De coördinatoren")});
  for (const auto* more : {&references.directorates(), &references.staff()})
    out.insert(out.end(), more->begin(), more->end());
  return out;
}

Options options_of(const Field& field, References& references) {
  switch (field.source) {
    case Source::Offices: return references.offices();
    case Source::Directorates: return references.directorates();
    case Source::Staff: return references.staff();
    case Source::ItemsAtHand: return references.items_at_hand();
    case Source::EventsAtHand: return references.events_at_hand();
    case Source::StagesAtHand: return references.stages_at_hand();
    case Source::Editions: return references.coming_editions();
    case Source::EditionsSentToo: return references.coming_and_sent_editions();
    case Source::NamedReceivers:
    case Source::Receivers: return receivers_of(field.source == Source::Receivers, references);
    case Source::Words: {
      Options out;
      for (const auto& word : words(field.vocabulary)) out.push_back({std::string(word.value), say(word.text)});
      return out;
    }
    case Source::None: break;
  }
  return {};
}

json choices(const Field& field, const std::string& chosen, References& references) {
  json out = json::array();
  bool found = chosen.empty();
  const bool names = field.source != Source::Words && field.source != Source::StagesAtHand &&
                     field.source != Source::NamedReceivers && field.source != Source::Receivers;
  for (const auto& option : options_of(field, references)) {
    out.push_back({{"waarde", option.value},
                   {"tekst", option.text},
                   {"gekozen", option.value == chosen},
                   {"nl", in_english() && names}});
    found = found || option.value == chosen;
  }
  if (!found) out.push_back({{"waarde", chosen}, {"tekst", chosen}, {"gekozen", true}, {"nl", in_english()}});
  return out;
}

json field_view(const Field& field, const FormState& state, const json& faults, References& references) {
  const auto id = id_of(state.action, field.name);
  const auto typed = first(state.typed, std::string(field.name));
  json view{{"id", id},
            {"veld", field.name},
            {"label", say(field.label)},
            {"nietVerplicht", !field.required},
            {"hint", say(field.hint)},
            {"waarde", typed},
            {"fouten", faults},
            {"isFout", !faults.empty()}};
  std::string described;
  if (!field.hint.empty()) described = id + "-hint";
  if (!faults.empty()) described += (described.empty() ? "" : " ") + id + "-fout";
  view["beschrevenDoor"] = described;
  view["geenStaf"] = field.source == Source::Staff && references.staff().empty();
  view["isKeuze"] = false;
  view["isVak"] = false;
  view["isVink"] = false;
  view["invoer"] = false;
  switch (field.kind) {
    case Kind::Select: view["isKeuze"] = {{"opties", choices(field, typed, references)}}; break;
    case Kind::Check: view["isVink"] = {{"aan", !typed.empty()}}; break;
    case Kind::Area:
    case Kind::Lines:
    case Kind::People:
    case Kind::Audience:
    case Kind::Rungs:
    case Kind::Spans:
    case Kind::Seats: view["isVak"] = {{"rijen", field.kind == Kind::Area ? 4 : 3}}; break;
    case Kind::Date: view["invoer"] = {{"type", "date"}, {"breedte", "kort"}}; break;
    case Kind::Number: view["invoer"] = {{"type", "text"}, {"breedte", "kort"}, {"cijfers", true}}; break;
    case Kind::Numbers:
    case Kind::Item:
    case Kind::Text: view["invoer"] = {{"type", "text"}, {"breedte", "lang"}}; break;
  }
  return view;
}

}  // namespace

json form_view(const Form& form, const FormState& state, References& references, const Visit& visit) {
  json view{{"verb", form.verb},
            {"formulierId", id_of(state.action, "formulier")},
            {"formulierTitel", say(form.title)},
            {"inleiding", say(form.intro)},
            {"knop", say(form.button)},
            {"adres", state.action},
            {"bewijs", visit.proof},
            {"sleutel", state.key.empty() ? fresh_key() : state.key},
            {"versieVeld", state.version},
            {"open", state.problem.has_value()},
            {"velden", json::array()},
            {"verborgen", json::array()},
            {"foutenlijst", json::array()},
            {"bericht", false}};
  std::vector<Fault> loose;
  std::vector<json> beside(form.fields.size(), json::array());
  if (state.problem) {
    for (const auto& fault : state.problem->faults) {
      if (const auto* field = field_of(form, fault.location)) {
        const auto words = fault_in_words(form, *field, fault);
        json said{{"foutZin", words.ours}, {"foutTekst", words.dutch}};
        beside[static_cast<std::size_t>(field - form.fields.data())].push_back(said);
        said["naarId"] = id_of(state.action, field->name);
        view["foutenlijst"].push_back(std::move(said));
      } else {
        loose.push_back(fault);
      }
    }
    auto notice = notice_of(*state.problem);
    notice["los"] = json::array();
    for (const auto& fault : loose) {
      notice["los"].push_back(loose_fault_in_words(form, fault));
    }
    notice["metLijst"] = !notice["los"].empty() || !view["foutenlijst"].empty();
    view["bericht"] = notice;
  }
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    view["velden"].push_back(field_view(form.fields[i], state, beside[i], references));
  }
  return view;
}

namespace {

// The one item that the words lead to, first among those of this page's kind; the words themselves where it is none or
// several, for the API to refuse.
std::string item_named(Visit& visit, const std::string& typed) {
  const auto path = typed.substr(0, typed.find_first_of("?#"));
  if (const auto last = path.substr(path.rfind('/') + 1); last.size() == 36) return last;
  const auto own = visit.request.path.substr(1, visit.request.path.find('/', 1) - 1);
  for (const std::string& resource : {own, std::string("moties"), std::string("toezeggingen")}) {
    const auto found = parsed(visit.get("/v1/" + resource, "pageSize=2&q=" + percent_encoded(typed)));
    const auto& rows = list(found, "resultaten");
    if (rows.size() == 1) return text(rows.front(), "id");
  }
  return typed;
}

}  // namespace

FormState sent_state(const Visit& visit) {
  const auto& typed = visit.request.form;
  FormState out{visit.request.path, typed, first(typed, "_versie"), first(typed, "_sleutel")};
  if (out.key.empty() || out.key.size() > 64) out.key = fresh_key();
  return out;
}

Submission send_form(Visit& visit, std::string_view method, const std::string& api_path, const json& body,
                     const std::string& key) {
  Submission out{{}, sent_state(visit)};
  if (!key.empty()) out.state.key = key;
  out.reply = visit.send({.method = std::string(method),
                          .path = api_path,
                          .body = body.is_null() ? "" : body.dump(-1, ' ', false, json::error_handler_t::replace),
                          .idempotency_key = out.state.key,
                          .if_match = is_plain_id(out.state.version) ? '"' + out.state.version + '"' : ""});
  if (!succeeded(out.reply)) {
    out.state.problem = problem_of(out.reply);
    // A refusal is final and may be followed by another attempt under a new key; after a failure of the environment
    // the same key keeps a repeat harmless.
    if (out.reply.status < 500) out.state.key.clear();
  }
  return out;
}

Submission submit(Visit& visit, const Form& form, const std::string& api_path) {
  if (form.method == "DELETE") return send_form(visit, form.method, api_path, {});
  auto body = body_from(form, visit.request.form);
  for (const auto& field : form.fields) {
    const std::string name(field.name);
    if (field.kind == Kind::Item && body.contains(name)) body[name] = item_named(visit, body[name]);
  }
  return send_form(visit, form.method, api_path, body);
}

Submission submit_new(Visit& visit, const Form& form, const std::string& api_path) {
  const auto body = body_from(form, visit.request.form);
  return send_form(visit, form.method, api_path, body,
                   key_of_content(api_path + body.dump(-1, ' ', false, json::error_handler_t::replace)));
}

namespace {

// The member of the body that a field is part of: "gedaanDoor" of "gedaanDoor.naam".
std::string member_of(const Field& field) { return std::string(field.name.substr(0, field.name.find('.'))); }

std::string mark_of(const json& body, const std::string& member) {
  return key_of_content(body.contains(member) ? body.at(member).dump(-1, ' ', false, json::error_handler_t::replace)
                                              : std::string{});
}

// Whether a person made something else of it than the form showed; a form that does not say what it showed: yes.
bool is_changed(const json& given, const Params& typed, const std::string& member) {
  return first(typed, "_was." + member) != mark_of(given, member);
}

}  // namespace

json marks_of_shown(const Form& form, const Params& shown) {
  const auto body = body_from(form, shown);
  json out = json::array();
  std::set<std::string> seen;
  for (const auto& field : form.fields) {
    const auto member = member_of(field);
    if (seen.insert(member).second) out.push_back({{"naam", "_was." + member}, {"waarde", mark_of(body, member)}});
  }
  return out;
}

Params changed_over(const Form& form, const Params& typed, const Params& newest) {
  const auto given = body_from(form, typed);
  auto out = typed;
  for (const auto& field : form.fields) {
    if (is_changed(given, typed, member_of(field))) continue;
    out.erase(std::string(field.name));
    if (const auto now = newest.find(std::string(field.name)); now != newest.end()) out.insert(*now);
  }
  return out;
}

json changed_members(const Form& form, const Params& typed) {
  const auto given = body_from(form, typed);
  json out = json::object();
  for (const auto& [name, value] : given.items())
    if (is_changed(given, typed, name)) out[name] = value;
  return out;
}

Submission submit_changes(Visit& visit, const Form& form, const std::string& api_path) {
  return send_form(visit, form.method, api_path, changed_members(form, visit.request.form));
}

json notice_of(const Problem& problem) {
  const auto told = [&](std::string_view heading, std::string_view advice) {
    return json{{"kop", say(heading)}, {"tekst", problem.detail}, {"uitleg", say(advice)}};
  };
  switch (problem.status) {
    case 400:
      return told("Er klopt iets niet", "Er is niets opgeslagen. Verbeter wat hieronder staat en verstuur opnieuw.");
    case 403:
      return told("Dit mag u niet", "Er is niets opgeslagen. Vraag een coördinator of beheerder om dit te doen.");
    case 409: return told("Dit kan nu niet", "Er is niets opgeslagen. Wat u invulde staat er nog.");
    case 412:
      return told(
          "Iemand anders was u voor",
          "Sinds u deze pagina opende is er iets gewijzigd. Er is niets van u opgeslagen. U ziet nu de nieuwste "
          "stand; wat u invulde staat er nog. Controleer het en verstuur opnieuw.");
    case 413:
      return told("Te veel tekst", "Er is niets opgeslagen. Kort de tekst in; samen mag het hoogstens 1 MiB zijn.");
    case 503:
      return told("Het is nog niet zeker of dit is opgeslagen",
                  "Gestand was even niet bereikbaar. Verstuur gerust opnieuw: dubbel opslaan kan niet gebeuren.");
    default: return told("Het is niet gelukt", "Wat u invulde staat er nog.");
  }
}

}  // namespace gestand::gateway::pages
