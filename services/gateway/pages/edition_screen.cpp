// The page of one edition: when it goes out and how often that moved, what hangs on it, and what would be late
// without it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

std::string_view resource_of(std::string_view kind) {
  if (kind == "toezegging") return "toezeggingen";
  return kind == "kamerverzoek" ? "kamerverzoeken" : "moties";
}

json coverage_row(const json& row, Visit& visit) {
  const auto kind = text(row, "soort");
  auto title = text(row, "titel");
  auto number = text(row, "nummer");
  if (number.empty()) number = text(row, "zaaknummer");
  return {{"itemAdres", fmt::format("/{}/{}", resource_of(kind), text(row, "id"))},
          {"itemNummer", number},
          {"itemSoort", in_words(Vocabulary::ItemKind, kind)},
          {"itemTitel", title.empty() ? "zonder titel" : title},
          {"koppelRol", badge(Vocabulary::LinkRole, text(row, "rol"))},
          {"dekking", badge(Vocabulary::Coverage, text(row, "dekking"))},
          {"bijTermijn", short_term_view(part(row, "termijn"), visit.today)},
          {"naSluiting", row.value("naSluiting", false)},
          {"teLaat", row.value("teLaatZonder", false)}};
}

json coverage_view(Visit& visit, const std::string& id, Options& items) {
  const auto reply = visit.get("/v1/edities/" + id + "/dekking");
  if (!succeeded(reply)) return {{"rijen", json::array()}, {"onbekend", true}};
  const auto body = parsed(reply);
  json out = json::array();
  for (const auto& row : list(body, "resultaten")) {
    if (!row.is_object()) continue;
    out.push_back(coverage_row(row, visit));
    items.push_back(
        {text(row, "id"), fmt::format("{} {}", text(out.back(), "itemNummer"), text(out.back(), "itemTitel"))});
  }
  const auto late = static_cast<long long>(list(body, "teLaatZonder").size());
  return {{"rijen", out},
          {"onbekend", false},
          {"laat", late == 0 ? "" : counted(late, "zaak is", "zaken zijn") + " te laat zonder deze editie."}};
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

json stages_view(const json& edition) {
  json out = json::array();
  for (const auto& one : list(edition, "standen"))
    out.push_back({{"stand", in_words(Vocabulary::Stage, text(one, "stand"))},
                   {"datum", date_view(text(one, "datum"))},
                   {"kamerstuk", text(one, "kamerstuk")},
                   {"vindplaats", text(one, "vindplaats")},
                   {"toelichting", text(one, "toelichting")}});
  return out;
}

json papers_view(const std::string& id) {
  const auto address = "/edities/" + id;
  return {{{"papier", "Moties, toezeggingen en aanvullende verzoeken"},
           {"vormen", download_links(address + "/bijlage", {})}},
          {{"papier", "Bijlage bij de begroting"}, {"vormen", download_links(address + "/begrotingsbijlage", {})}}};
}

}  // namespace

PageReply edition_screen(Visit& visit, const ItemRequest& request) {
  const auto api_path = "/v1/edities/" + request.id;
  const auto reply = visit.get(api_path);
  if (!succeeded(reply)) return problem_page(visit, reply);
  auto edition = parsed(reply);
  References references(visit);
  ItemForms forms(visit, references, request, text(edition, "versie"));

  const auto vehicle_id = text(edition, "vehikel");
  auto vehicle_name = text(edition, "vehikelNaam");
  if (is_plain_id(vehicle_id)) {
    const auto vehicle = parsed(visit.get("/v1/vehikels/" + vehicle_id));
    if (vehicle_name.empty()) vehicle_name = text(vehicle, "naam");
    edition["vehikelSoort"] = text(vehicle, "soort");
    for (const auto& word : words(Vocabulary::Stage))
      if (stage_fits(text(vehicle, "soort"), word.value))
        references.stages_at_hand().push_back({std::string(word.value), std::string(word.text)});
  }
  const auto sending = part(edition, "verzonden");
  const auto paper = text(sending, "kamerstuk");
  const auto sent = text(sending, "datum");

  json view{{"gedaan", done_notice(visit, "edities")},
            {"editieNaam", text(edition, "naam")},
            {"vehikelId", is_plain_id(vehicle_id) ? vehicle_id : ""},
            {"vehikelNaam", vehicle_name},
            {"status", badge(Vocabulary::EditionStatus, text(edition, "status"))},
            {"planning", planning_view(edition, visit)},
            {"sluiting", date_view(text(edition, "sluitingsDatum"))},
            {"verzonden", date_view(sent)},
            {"kamerstuk", paper},
            {"vindplaats", text(sending, "vindplaats")},
            {"versieaanduiding", text(edition, "versieaanduiding")},
            {"standen", stages_view(edition)},
            {"dekking", coverage_view(visit, request.id, references.items_at_hand())},
            {"concept", text(edition, "status") == "gepland"},
            {"bijlagen", papers_view(request.id)},
            {"werkvoorraadAdres", "/werkvoorraad?editie=" + request.id},
            {"geschiedenis", history_view(visit, references, api_path)},
            {"handelingen", forms.possible(edition)}};
  return framed(visit, request.status,
                {.title = text(edition, "naam"), .menu = "/vehikels", .has_faults = request.refused.has_value()},
                "edition", view);
}

}  // namespace gestand::gateway::pages
