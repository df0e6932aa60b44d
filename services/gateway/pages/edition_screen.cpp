// The page of one edition: when it goes out and how often that moved, what hangs on it, and what would be late
// without it.
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway {
namespace {

using nlohmann::json;

std::string_view resource_of(std::string_view kind) {
  if (kind == "toezegging") return "toezeggingen";
  return kind == "kamerverzoek" ? "kamerverzoeken" : "moties";
}

// A covered item stands either in the row itself or as an object in its `item`.
json coverage_row(const json& row, Visit& visit) {
  const auto inner = part(row, "item");
  const auto& item = inner.empty() ? row : inner;
  auto id = text(item, "id");
  if (id.empty()) id = text(row, "item");
  auto kind = text(item, "soort");
  if (kind.empty()) kind = "motie";
  auto title = text(item, "titel");
  if (title.empty()) title = text(item, "tekst");
  auto number = text(item, "nummer");
  auto cover = text(row, "dekking");
  if (cover.empty()) cover = text(row, "status");
  return {{"itemAdres", "/" + std::string(resource_of(kind)) + "/" + id},
          {"itemNummer", number},
          {"itemSoort", in_words(Vocabulary::ItemKind, kind)},
          {"itemTitel", title.empty() ? "zonder titel" : title},
          {"koppelRol", badge(Vocabulary::LinkRole, text(row, "rol"))},
          {"dekking", badge(Vocabulary::Coverage, cover)},
          {"bijTermijn", short_term_view(part(row, "termijn"), visit.today)},
          {"teLaat", row.is_object() && (row.value("teLaatZonder", false) || row.value("teLaatZonderEditie", false))}};
}

json coverage_view(Visit& visit, const std::string& id) {
  const auto reply = visit.get("/v1/edities/" + id + "/dekking");
  if (!succeeded(reply)) return {{"rijen", json::array()}, {"onbekend", true}};
  const auto body = parsed(reply);
  auto rows = body.is_array() ? body : list(body, "resultaten");
  if (rows.empty()) rows = list(body, "items");
  json out = json::array();
  for (const auto& row : rows) out.push_back(coverage_row(row, visit));
  // What would be late may also come as a list of its own.
  json late = json::array();
  for (const auto& row : list(body, "teLaatZonder")) {
    if (row.is_object()) late.push_back(coverage_row(row, visit));
  }
  return {{"rijen", out}, {"laat", late}, {"onbekend", false}};
}

json planning_view(const json& edition, Visit& visit) {
  const auto planned = text(edition, "geplandDatum");
  const auto date = calendar::parse_date(planned);
  const auto kept = text(edition, "status") == "verzonden";
  const auto first_date = text(edition, "eersteDatum");
  const auto shifts = edition.value("verschuivingen", 0);
  json steps = json::array();
  for (const auto& step : list(edition, "uitleg")) {
    steps.push_back({{"stap", text(step, "stap")},
                     {"van", date_view(text(step, "van"))},
                     {"naar", date_view(text(step, "naar"))},
                     {"bron", text(step, "bron")}});
  }
  json moves = json::array();
  for (const auto& move : list(edition, "planningen")) {
    moves.push_back({{"datum", date_view(text(move, "geplandDatum"))}, {"reden", text(move, "reden")}});
  }
  return {{"gepland", date_view(planned)},
          {"geplandWoorden", date && !kept ? distance_in_words(*date, visit.today) : ""},
          {"eerst", shifts > 0 || (!first_date.empty() && first_date != planned) ? date_view(first_date) : json(false)},
          {"keer", shifts > 0 ? counted(shifts, "keer verplaatst", "keer verplaatst") : ""},
          {"stappen", steps},
          {"verplaatsingen", moves.size() > 1 ? moves : json::array()}};
}

}  // namespace

PageReply edition_screen(Visit& visit, const ItemRequest& request) {
  const auto api_path = "/v1/edities/" + request.id;
  const auto reply = visit.get(api_path);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto edition = parsed(reply);
  References references(visit);
  ItemForms forms(visit, references, request, text(edition, "versie"));

  const auto vehicle_id = text(edition, "vehikel");
  auto vehicle_name = text(edition, "vehikelNaam");
  if (vehicle_name.empty() && is_plain_id(vehicle_id)) {
    vehicle_name = text(parsed(visit.get("/v1/vehikels/" + vehicle_id)), "naam");
  }
  const auto sending = part(edition, "verzending");
  auto paper = text(edition, "kamerstuk");
  if (paper.empty()) paper = text(sending, "kamerstuk");
  auto sent = text(edition, "verzondenDatum");
  if (sent.empty()) sent = text(sending, "datum");

  json view{{"gedaan", done_notice(visit, "edities")},
            {"editieNaam", text(edition, "naam")},
            {"vehikelId", is_plain_id(vehicle_id) ? vehicle_id : ""},
            {"vehikelNaam", vehicle_name},
            {"status", badge(Vocabulary::EditionStatus, text(edition, "status"))},
            {"planning", planning_view(edition, visit)},
            {"sluiting", date_view(text(edition, "sluitingsDatum"))},
            {"verzonden", date_view(sent)},
            {"kamerstuk", paper},
            {"dekking", coverage_view(visit, request.id)},
            {"werkvoorraadAdres", "/werkvoorraad?editie=" + request.id},
            {"geschiedenis", history_view(visit, references, api_path)},
            {"handelingen", forms.possible(edition)}};
  return framed(visit, request.status,
                {.title = text(edition, "naam"), .menu = "/vehikels", .has_faults = request.refused.has_value()},
                "edition", view);
}

}  // namespace gestand::gateway
