// The lists and pages of notas and letters; see the header.
#include "services/gateway/pages/paper_screens.hpp"

#include <nlohmann/json.hpp>

#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/pager.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

std::string home_of(const std::string& kind) {
  if (kind == "toezegging") return "toezeggingen";
  return kind == "kamerverzoek" ? "kamerverzoeken" : "moties";
}

// The items that a nota or letter names, as the API tells them beside their ids.
json items_view(const json& paper) {
  json out = json::array();
  for (const auto& one : list(paper, "zaken")) {
    const auto title = text(one, "titel");
    out.push_back({{"zaakAdres", "/" + home_of(text(one, "soort")) + "/" + text(one, "item")},
                   {"zaakNummer", text(one, "nummer")},
                   {"zaakSoort", in_words(Vocabulary::ItemKind, text(one, "soort"))},
                   {"zaakTitel", title.empty() ? text(one, "item") : title}});
  }
  return out;
}

struct PaperList {
  std::string_view resource, title, one, many, fresh, empty;
};

PageReply papers_screen(Visit& visit, const PaperList& kind, const auto& row_of) {
  const std::string resource(kind.resource);
  Params query{{"sorteer", "-datum"}};
  for (const auto* name : {"page", "q"}) {
    if (const auto value = first(visit.request.query, name); !value.empty()) query.emplace(name, value);
  }
  const auto reply = visit.get("/v1/" + resource, query_string(query));
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto body = parsed(reply);
  json rows = json::array();
  for (const auto& row : list(body, "resultaten")) {
    auto view = row_of(row);
    view["rijAdres"] = "/" + resource + "/" + text(row, "id");
    view["rijTitel"] = text(row, "titel");
    view["rijDatum"] = date_view(text(row, "datum"));
    rows.push_back(std::move(view));
  }
  query.erase("sorteer");
  const auto total = body.value("aantal", 0LL);
  return framed(
      visit, 200, {.title = say(kind.title), .menu = "/meer"}, "papers",
      {{"lijstTitel", say(kind.title)},
       {"lijstAdres", "/" + resource},
       {"aantalTekst", counted(total, kind.one, kind.many)},
       {"zoekt", first(query, "q")},
       {"nieuw",
        visit.may_write() ? json{{"adres", "/" + resource + "/nieuw"}, {"nieuwTekst", say(kind.fresh)}} : json(false)},
       {"leegTekst", say(kind.empty)},
       {"rijen", rows},
       {"pager", pager_view(resource, query, total)}});
}

std::string items_in_words(const json& row, const char* field) {
  const auto count = static_cast<long long>(list(row, field).size());
  return count == 0 ? "" : counted(count, "zaak", "zaken");
}

json paragraphs_view(const json& nota) {
  json out = json::array();
  for (const auto& one : list(nota, "paragrafen")) {
    const bool is_public = one.value("openbaar", false);
    const bool shown = is_public || !text(one, "titel").empty() || !text(one, "tekst").empty();
    auto title = text(one, "nummer");
    title += (title.empty() ? "" : " ") + text(one, "titel");
    out.push_back({{"kop", title}, {"alinea", text(one, "tekst")}, {"besloten", !is_public}, {"afgeschermd", !shown}});
  }
  return out;
}

json route_view(const json& nota) {
  json out = json::array();
  for (const auto& one : list(nota, "route"))
    out.push_back({{"station", text(one, "station")},
                   {"paraaf", text(one, "paraaf")},
                   {"stationDatum", date_view(text(one, "datum"))}});
  return out;
}

}  // namespace

PageReply notas_screen(Visit& visit) {
  return papers_screen(visit, {"notas", "Nota's", "nota", "nota's", "Nota lezen", "Er zijn nog geen nota's."},
                       [](const json& row) {
                         return json{{"rijOnder", text(row, "kenmerk")},
                                     {"rijWie", text(row, "aan")},
                                     {"rijZaken", items_in_words(row, "koppelingen")}};
                       });
}

PageReply letters_screen(Visit& visit) {
  References references(visit);
  return papers_screen(
      visit, {"brieven", "Brieven aan de Kamer", "brief", "brieven", "Nieuwe brief", "Er zijn nog geen brieven."},
      [&](const json& row) {
        return json{{"rijOnder", text(row, "kamerstuk")},
                    {"rijWie", references.office(text(row, "van"))},
                    {"rijZaken", items_in_words(row, "items")}};
      });
}

PageReply nota_screen(Visit& visit, const std::string& id) {
  const auto reply = visit.get("/v1/notas/" + id);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto nota = parsed(reply);
  json facts = json::array();
  for (const auto& [name, label] : {std::pair{"kenmerk", "Kenmerk"},
                                    {"soort", "Soort"},
                                    {"aan", "Aan"},
                                    {"van", "Van"},
                                    {"afdeling", "Afdeling"},
                                    {"auteur", "Auteur"},
                                    {"contactpersoon", "Contactpersoon"},
                                    {"bijlagen", "Bijlagen"}}) {
    if (const auto value = text(nota, name); !value.empty()) facts.push_back({{"veld", say(label)}, {"waarde", value}});
  }
  return framed(visit, 200, {.title = text(nota, "titel"), .menu = "/meer"}, "nota",
                {{"gedaan", first(visit.request.query, "gedaan") == "nieuw" ? say(nota_form().done) : ""},
                 {"titel", text(nota, "titel")},
                 {"datum", date_view(text(nota, "datum"))},
                 {"feiten", facts},
                 {"advies", text(nota, "geadviseerdBesluit")},
                 {"besluit", text(nota, "besluit")},
                 {"paragrafen", paragraphs_view(nota)},
                 {"route", route_view(nota)},
                 {"zaken", items_view(nota)}});
}

PageReply letter_screen(Visit& visit, const std::string& id) {
  const auto reply = visit.get("/v1/brieven/" + id);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto letter = parsed(reply);
  References references(visit);
  return framed(visit, 200, {.title = text(letter, "titel"), .menu = "/meer"}, "letter",
                {{"gedaan", first(visit.request.query, "gedaan") == "nieuw" ? say(letter_form().done) : ""},
                 {"titel", text(letter, "titel")},
                 {"datum", date_view(text(letter, "datum"))},
                 {"kamerstuk", text(letter, "kamerstuk")},
                 {"soort", text(letter, "soort")},
                 {"van", references.office(text(letter, "van"))},
                 {"zaken", items_view(letter)}});
}

}  // namespace gestand::gateway::pages
