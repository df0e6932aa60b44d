// The lists: work list, motions, commitments, requests, vehicles.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/as_of.hpp"
#include "services/gateway/pages/bulk.hpp"
#include "services/gateway/pages/filters.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_columns.hpp"
#include "services/gateway/pages/list_facets.hpp"
#include "services/gateway/pages/pager.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"
#include "services/gateway/pages/views_screen.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

struct ListKind {
  std::string_view resource;
  std::string_view title;
  std::string_view one;
  std::string_view many;
  std::string_view template_name;
  std::string_view new_text;
};
constexpr std::array kinds{
    ListKind{"werkvoorraad", "Werkvoorraad", "zaak", "zaken", "list", {}},
    ListKind{"moties", "Moties", "motie", "moties", "list", "Nieuwe motie"},
    ListKind{"toezeggingen", "Toezeggingen", "toezegging", "toezeggingen", "list", "Nieuwe toezegging"},
    ListKind{"kamerverzoeken", "Kamerverzoeken", "kamerverzoek", "kamerverzoeken", "list", "Nieuw kamerverzoek"},
    ListKind{"vehikels", "Vehikels", "vehikel", "vehikels", "vehicles", "Vehikel toevoegen"}};

json vehicle_row(const json& row, References& references) {
  const auto editions = list(row, "edities");
  return {{"rijAdres", "/vehikels/" + text(row, "id")},
          {"rijNaam", text(row, "naam")},
          {"rijSoort", in_words(Vocabulary::VehicleKind, text(row, "soort"))},
          {"rijDirectie", references.directorate(text(row, "directie"))},
          {"rijAantal", editions.empty() ? "" : counted(static_cast<long long>(editions.size()), "editie", "edities")}};
}

const ListKind* kind_of(const std::string& resource) {
  for (const auto& kind : kinds) {
    if (kind.resource == resource) return &kind;
  }
  return nullptr;
}

bool is_short(const Params& query) {
  return query.count("kolommen") <= 1 &&
         std::all_of(query.begin(), query.end(), [](const auto& one) { return !one.second.empty(); });
}

std::string question_of(Params query, bool work) {
  query.erase("kolommen");
  if (work) {
    for (const auto* wish : {"facetten", "kort", "passages"}) query.emplace(wish, "true");
  }
  return query_string(query);
}

// The boxes of the columns, and beside them all that the address says already.
json column_form(const std::string& resource, const Params& query, const Chosen& chosen) {
  json kept = json::array();
  for (const auto& [name, value] : query) {
    if (name != "kolommen") kept.push_back({{"naam", name}, {"waarde", value}});
  }
  return {{"vakjes", column_boxes(resource, chosen)},
          {"bewaard", kept},
          {"gewoon", chosen.own ? address_with(resource, query, "kolommen", "") : ""}};
}

}  // namespace

PageReply list_screen(Visit& visit, const std::string& resource) {
  const auto* kind = kind_of(resource);
  if (kind == nullptr) return problem_page(visit, {404, {}, {}, {}});
  const bool work = resource != "vehikels";
  const auto query = list_query(resource, visit.request.query);
  // A form sends its empty fields too, and each column by itself; the address that stays is the one worth keeping.
  if (!is_short(visit.request.query)) return see_other(address_with(resource, query, "", ""));

  const auto reply = visit.get("/v1/" + resource, question_of(query, work));
  const bool refused = reply.status == 400;
  if (!succeeded(reply) && !refused) return problem_page(visit, reply);
  const auto problem = problem_of(reply);
  References references(visit);
  const auto body = refused ? json::object() : parsed(reply);
  const auto item = work ? item_of_number(first(query, "q"), list(body, "resultaten"), resource) : "";
  if (!item.empty()) return see_other(item);
  if (body.contains("namen")) references.know(body["namen"]);
  const auto as_of = calendar::parse_date(first(query, "peilDatum")).value_or(visit.today);

  const auto chosen = columns_of(resource, query);
  const RowContext context{resource, as_of, first(query, "peilDatum")};
  json rows = json::array();
  for (const auto& row : list(body, "resultaten"))
    rows.push_back(work ? row_view(row, context, chosen, references) : vehicle_row(row, references));
  const auto total = body.value("aantal", static_cast<long long>(rows.size()));
  const auto filters = filters_view(resource, query, references, refused ? &problem : nullptr);
  json view{{"gedaan", done_notice(visit, resource)},
            {"lijstTitel", say(kind->title)},
            {"lijstAdres", "/" + resource},
            {"aantalTekst", counted(total, kind->one, kind->many)},
            {"peil", refused ? json(false) : as_of_view(visit, body)},
            {"vandaagAdres", refused ? address_of_today(visit) : ""},
            {"nieuw", kind->new_text.empty() || !visit.may_write()
                          ? json(false)
                          : json{{"adres", "/" + resource + "/nieuw"}, {"nieuwTekst", say(kind->new_text)}}},
            {"snel", quick_choices(resource, query)},
            {"filters", filters},
            {"fout", refused ? notice_of(problem) : json(false)},
            {"rijen", rows},
            {"niets", rows.empty() && !refused},
            {"nietsGefilterd", rows.empty() && !filters.at("leeg").get<bool>()},
            {"pager", pager_view(resource, query, total)}};
  if (work) {
    view["kiezen"] = bulk_bar(visit, resource, query, total);
    view["metKolommen"] = !rows.empty();
    view["kolommen"] = heads_view(resource, query, chosen);
    view["kolomKeuze"] = column_form(resource, query, chosen);
    view.update(views_of_list(visit, resource, query));
    view["facetten"] = facets_view(resource, query, list(body, "facetten"), references);
    view["vormen"] = download_links("/" + resource, query);
  }
  return framed(
      visit, refused ? 400 : 200,
      {.title = say(kind->title), .menu = "/" + resource, .has_faults = refused, .has_list = work && !refused},
      kind->template_name, view);
}

}  // namespace gestand::gateway::pages
