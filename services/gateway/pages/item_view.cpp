// What the pages of all items share; see the header.
#include "services/gateway/pages/item_view.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

namespace {

constexpr std::string_view gap = "…";
constexpr std::array<std::string_view, 6> coordinators_verbs{"vaststellingen", "verzendingen", "annuleringen",
                                                             "samenvoegingen", "splitsingen",  "uitstelbesluiten"};

std::string filled(std::string_view verb, const std::string& sub) {
  std::string out(verb);
  if (const auto at = out.find(gap); at != std::string::npos) out.replace(at, gap.size(), sub);
  return out;
}

}  // namespace

json ItemForms::view(std::string_view verb_name, const std::string& sub) { return view_with(verb_name, sub, {}); }

json ItemForms::view_with(std::string_view verb_name, const std::string& sub, const Params& defaults) {
  const auto* form = verb(request_.resource, verb_name);
  if (form == nullptr) return false;
  FormState state{"/" + request_.resource + "/" + request_.id + "/" + filled(verb_name, sub), defaults, version_, {}};
  for (const auto& field : form->fields) {
    if (field.name == "datum" || field.name == "vanafDatum") {
      state.typed.emplace(field.name, calendar::to_iso(visit_.today));
    }
  }
  if (request_.refused && request_.refused->action == state.action) {
    state = *request_.refused;
    refused_is_shown_ = true;
    state.version = version_;  // the person now sees the newest stand, so that is what the next attempt is about
    if (form->method == "PATCH") state.typed = changed_over(*form, state.typed, defaults);
  }
  auto view = form_view(*form, state, references_, visit_);
  if (form->method == "PATCH") view["verborgen"] = marks_of_shown(*form, defaults);
  return view;
}

json ItemForms::possible(const json& item) {
  json out = json::array();
  for (const auto* form : possible_verbs(request_.resource, item)) {
    const bool coordinator =
        (form->verb == "correcties" && request_.resource == "edities") ||
        std::find(coordinators_verbs.begin(), coordinators_verbs.end(), form->verb) != coordinators_verbs.end();
    if (!(coordinator ? visit_.may_coordinate() : visit_.may_write())) continue;
    if (form->verb == "correcties" && references_.events_at_hand().empty()) continue;
    out.push_back(form->method == "PATCH" ? view_with(form->verb, {}, typed_from(*form, item)) : view(form->verb));
  }
  if (request_.refused && !refused_is_shown_) {
    const auto below = request_.refused->action.substr(request_.resource.size() + request_.id.size() + 3);
    const auto part_begin = below.find('/');
    if (part_begin == std::string::npos) {
      out.insert(out.begin(), view(below));
    } else {
      const auto part_end = below.find('/', part_begin + 1);
      const auto sub = below.substr(part_begin + 1, part_end - part_begin - 1);
      out.insert(out.begin(), view(below.substr(0, part_begin + 1) + std::string(gap) + below.substr(part_end), sub));
    }
  }
  return out;
}

namespace {

// How long after its first date an edition went out that met this deadline; 0 where that was in time.
long long days_late(const json& item, const json& term) {
  if (text(term, "status") != "gehaald") return 0;
  auto due = text(term, "eersteDatum");
  if (due.empty()) due = text(term, "datum");
  for (const auto& edition : list(item, "edities")) {
    if (text(edition, "id") != text(term, "editie")) continue;
    const auto sent = calendar::parse_date(text(part(edition, "verzonden"), "datum"));
    const auto first = calendar::parse_date(due);
    return sent && first ? std::max<long long>(0, (*sent - *first).count()) : 0;
  }
  return 0;
}

}  // namespace

json deadlines_view(const json& item, Visit& visit, References& references, ItemForms& forms) {
  json out = json::array();
  for (const auto& term : list(item, "termijnen")) {
    auto view = term_view(term, visit.today);
    const auto id = text(term, "id");
    const auto kind = text(term, "soort");
    const auto status = text(term, "status");
    const auto edition = text(term, "editie");
    view["editieNaam"] = edition.empty() ? "" : references.edition(edition);
    view["editieId"] = edition;
    if (const auto late = days_late(item, term); late > 0) {
      view["status"] = {{"tekst", say("{} na de eerste datum gehaald", counted(late, "dag", "dagen"))},
                        {"klasse", css_class(Tone::Warning)}};
      view["woorden"] = "";
    }
    view["verplaatsen"] = false;
    view["verwijderen"] = false;
    const bool own = kind != "vervalt" && kind != "editie" && status != "gehaald" && status != "gestuit";
    if (own && visit.may_write() && is_plain_id(id)) {
      view["verplaatsen"] = forms.view("termijnen/…/verplaatsingen", id);
      view["verwijderen"] = forms.view("termijnen/…/verwijderen", id);
    }
    out.push_back(std::move(view));
  }
  return out;
}

json links_view(const json& item, Visit& visit, References& references, ItemForms& forms) {
  json out = json::array();
  for (const auto& link : list(item, "koppelingen")) {
    const auto edition = text(link, "editie");
    const auto id = text(link, "id");
    json view{{"editieId", is_plain_id(edition) ? edition : ""},
              {"editieNaam", references.edition(edition)},
              {"koppelRol", badge(Vocabulary::LinkRole, text(link, "rol"))},
              {"koppelTekst", text(link, "tekst")},
              {"verwijderen", false}};
    if (visit.may_write() && is_plain_id(id)) view["verwijderen"] = forms.view("koppelingen/…/verwijderen", id);
    out.push_back(std::move(view));
  }
  return out;
}

json pointers_view(const json& item, Visit& visit, ItemForms& forms) {
  json out = json::array();
  for (const auto& pointer : list(item, "verwijzingen")) {
    const auto id = text(pointer, "id");
    const auto url = text(pointer, "url");
    // The API takes no other; a page never links to anything else, whoever wrote it.
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    json view{{"verwijzingTitel", text(pointer, "titel")},
              {"verwijzingSoort", badge(Vocabulary::PointerKind, text(pointer, "soort"))},
              {"verwijzingNummer", text(pointer, "nummer")},
              {"webadres", web ? url : ""},
              {"verwijderen", false}};
    if (visit.may_write() && is_plain_id(id)) view["verwijderen"] = forms.view("verwijzingen/…/verwijderen", id);
    out.push_back(std::move(view));
  }
  return out;
}

json proposals_view(const json& item, Visit& visit, References& references, ItemForms& forms) {
  json out = json::array();
  for (const auto& proposal : list(item, "voorstellen")) {
    const auto id = text(proposal, "id");
    const auto edition = text(proposal, "editie");
    const auto letter = text(proposal, "brief");
    json view{{"editieId", is_plain_id(edition) ? edition : ""},
              {"briefId", is_plain_id(letter) ? letter : ""},
              {"editieNaam", references.edition(edition)},
              {"kamerstuk", text(proposal, "kamerstuk")},
              {"datum", date_view(text(proposal, "datum"))},
              {"voorstelStatus", badge(Vocabulary::ProposalStatus, text(proposal, "status"))},
              {"besluiten", false}};
    const bool open = text(proposal, "status") == "open";
    if (open && visit.may_coordinate() && is_plain_id(id))
      view["besluiten"] = forms.view("voorstellen/…/besluiten", id);
    view["alleenCoordinator"] = open && !visit.may_coordinate();
    out.push_back(std::move(view));
  }
  return out;
}

std::string done_notice(const Visit& visit, const std::string& resource) {
  const auto done = first(visit.request.query, "gedaan");
  if (done == "nieuw") {
    const auto* form = new_form(resource);
    return form != nullptr ? say(form->done) : "";
  }
  for (const auto& owner : {resource, std::string("vehikels")}) {
    if (const auto* form = verb(owner, done)) return say(form->done);
  }
  return {};
}

json archive_view(const json& item, const std::string& address) {
  const auto kept = part(item, "archief");
  return {{"bundelAdres", address + "/archief"},
          {"gesloten", date_view(text(kept, "geslotenDatum"))},
          {"categorie", text(kept, "naam")},
          {"vernietigen", date_view(text(kept, "vernietigenVanaf"))}};
}

json assignment_view(const json& item, References& references) {
  return {{"verantwoordelijke", references.office(text(item, "verantwoordelijke"))},
          {"directie", references.directorate(text(item, "directie"))},
          {"behandelaar", references.person(text(item, "behandelaar"))}};
}

json themes_view(const json& item, const std::string& resource) {
  json out = json::array();
  for (const auto& one : list(item, "themas")) {
    if (!one.is_string()) continue;
    const auto theme = one.get<std::string>();
    out.push_back({{"thema", theme}, {"adres", "/" + resource + "?thema=" + percent_encoded(theme)}});
  }
  return out;
}

json doubles_view(const json& item, const std::string& resource) {
  json out = {{"van", false}, {"dubbelen", json::array()}};
  const auto& merged = part(item, "samengevoegdMet");
  if (!merged.empty())
    out["van"] = {{"adres", "/" + resource + "/" + text(merged, "item")},
                  {"datum", date_view(text(merged, "datum"))},
                  {"reden", text(merged, "reden")}};
  for (const auto& one : list(item, "dubbelen"))
    out["dubbelen"].push_back({{"adres", "/" + resource + "/" + text(one, "item")},
                               {"datum", date_view(text(one, "datum"))},
                               {"reden", text(one, "reden")}});
  return out;
}

}  // namespace gestand::gateway::pages
