// The lists: work list, motions, commitments, requests, vehicles.
#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/bulk.hpp"
#include "services/gateway/pages/filters.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/pager.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

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

// At most so many bytes of UTF-8, cut at a character, with an ellipsis.
std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

json editions_of(const json& row, References& references) {
  json out = json::array();
  for (const auto& edition : list(row, "edities")) {
    const auto id = edition.is_string() ? edition.get<std::string>() : text(edition, "id");
    auto name = edition.is_object() ? text(edition, "naam") : "";
    if (name.empty()) name = references.edition(id);
    if (is_plain_id(id)) out.push_back({{"editieId", id}, {"editieNaam", name}});
  }
  return out;
}

json row_view(const json& row, const std::string& resource, Visit& visit, References& references, Date as_of) {
  auto kind = text(row, "soort");
  if (resource == "moties") kind = "motie";
  if (resource == "toezeggingen") kind = "toezegging";
  if (resource == "kamerverzoeken") kind = "kamerverzoek";
  const bool motion = kind == "motie";
  const std::string home = motion ? "moties" : kind == "kamerverzoek" ? "kamerverzoeken" : "toezeggingen";
  auto title = text(row, "titel");
  if (title.empty()) title = text(row, "tekst");
  const auto standing = part(row, "appreciatie");
  const auto opinion = standing.empty() ? text(row, "appreciatie") : text(standing, "oordeel");
  const auto execution = text(row, "uitvoering");
  const auto number = text(row, "nummer");
  auto by = text(row, "verantwoordelijke");
  if (by.empty()) by = text(part(row, "gedaanDoor"), "ambt");
  const auto query_day = first(visit.request.query, "peilDatum");
  return {{"rijAdres",
           "/" + home + "/" + text(row, "id") + (query_day.empty() ? "" : "?peilDatum=" + percent_encoded(query_day))},
          {"rijId", text(row, "id")},
          {"rijNummer", number.empty() ? text(row, "zaaknummer") : number},
          {"rijSoort", in_words(Vocabulary::ItemKind, kind)},
          {"rijTitel", title.empty() ? "(zonder titel)" : shortened(title, 220)},
          {"rijStatus", badge(motion ? Vocabulary::MotionStatus : Vocabulary::CommitmentStatus, text(row, "status"))},
          {"rijUitvoering",
           motion && !execution.empty() && execution != "nvt" ? in_words(Vocabulary::Execution, execution) : ""},
          {"rijAppreciatie", opinion.empty() ? "" : in_words(Vocabulary::Appreciation, opinion)},
          {"doorAnder", standing.value("doorAnder", false)},
          {"rijDirectie", references.directorate(text(row, "directie"))},
          {"rijVerantwoordelijke", references.office(by)},
          {"rijTermijn", short_term_view(part(row, "termijn"), as_of)},
          {"rijEdities", editions_of(row, references)}};
}

json vehicle_row(const json& row, References& references) {
  const auto editions = list(row, "edities");
  return {{"rijAdres", "/vehikels/" + text(row, "id")},
          {"rijNaam", text(row, "naam")},
          {"rijSoort", in_words(Vocabulary::VehicleKind, text(row, "soort"))},
          {"rijDirectie", references.directorate(text(row, "directie"))},
          {"rijAantal", editions.empty() ? "" : counted(static_cast<long long>(editions.size()), "editie", "edities")}};
}

json columns_view(const std::string& resource, const Params& query) {
  struct Column {
    std::string_view name;
    std::string_view sort;
    std::string_view css;
  };
  constexpr std::array columns{Column{"Nummer", "nummer", "kolom-nummer"}, Column{"Titel", "titel", "kolom-titel"},
                               Column{"Status", "status", "kolom-status"},
                               Column{"Termijn", "termijn", "kolom-termijn"}, Column{"Editie", {}, "kolom-editie"}};
  auto sorted = first(query, "sorteer");
  if (sorted.empty()) sorted = "termijn";
  json out = json::array();
  for (const auto& column : columns) {
    const auto name = std::string(column.sort);
    const bool up = !name.empty() && sorted == name;
    const bool down = !name.empty() && sorted == "-" + name;
    out.push_back(
        {{"kolom", column.name},
         {"kolomKlasse", column.css},
         {"sorteerAdres", name.empty() ? "" : address_with(resource, query, "sorteer", up ? "-" + name : name)},
         {"volgorde", up     ? "ascending"
                      : down ? "descending"
                             : ""},
         {"pijl", up     ? "↑"
                  : down ? "↓"
                         : ""}});
  }
  return out;
}

const ListKind* kind_of(const std::string& resource) {
  for (const auto& kind : kinds) {
    if (kind.resource == resource) return &kind;
  }
  return nullptr;
}

}  // namespace

PageReply list_screen(Visit& visit, const std::string& resource) {
  const auto* kind = kind_of(resource);
  if (kind == nullptr) return problem_page(visit, {404, {}, {}, {}});
  const auto query = list_query(resource, visit.request.query);
  // A form sends its empty fields too; the address that stays is the one worth keeping or sending to a colleague.
  for (const auto& [name, value] : visit.request.query) {
    if (value.empty()) return see_other(address_with(resource, query, "", ""));
  }

  const auto reply = visit.get("/v1/" + resource, query_string(query));
  const bool refused = reply.status == 400;
  if (!succeeded(reply) && !refused) return problem_page(visit, reply);
  const auto problem = problem_of(reply);
  References references(visit);
  const auto body = refused ? json::object() : parsed(reply);
  const auto as_of = calendar::parse_date(first(query, "peilDatum")).value_or(visit.today);

  json rows = json::array();
  for (const auto& row : list(body, "resultaten")) {
    rows.push_back(resource == "vehikels" ? vehicle_row(row, references)
                                          : row_view(row, resource, visit, references, as_of));
  }
  const auto total = body.value("aantal", static_cast<long long>(rows.size()));
  const auto filters = filters_view(resource, query, references, refused ? &problem : nullptr);
  const json view{{"gedaan", done_notice(visit, resource)},
                  {"lijstTitel", kind->title},
                  {"lijstAdres", "/" + resource},
                  {"aantalTekst", counted(total, kind->one, kind->many)},
                  {"peil", date_view(first(query, "peilDatum"))},
                  {"nieuw", kind->new_text.empty() || !visit.may_write()
                                ? json(false)
                                : json{{"adres", "/" + resource + "/nieuw"}, {"nieuwTekst", kind->new_text}}},
                  {"snel", quick_choices(resource, query, visit.today)},
                  {"filters", filters},
                  {"fout", refused ? notice_of(problem) : json(false)},
                  {"kiezen", resource == "vehikels" ? json(false) : bulk_bar(visit, resource, query, total)},
                  {"metKolommen", !rows.empty()},
                  {"kolommen", columns_view(resource, query)},
                  {"rijen", rows},
                  {"vormen", download_links("/" + resource, query)},
                  {"niets", rows.empty() && !refused},
                  {"nietsGefilterd", rows.empty() && !filters.at("leeg").get<bool>()},
                  {"pager", pager_view(resource, query, total)}};
  return framed(visit, refused ? 400 : 200,
                {.title = std::string(kind->title), .menu = "/" + resource, .has_faults = refused}, kind->template_name,
                view);
}

}  // namespace gestand::gateway::pages
