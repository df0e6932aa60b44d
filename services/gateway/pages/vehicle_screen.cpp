// The page of one vehicle: its editions, and a form for the next.
#include <nlohmann/json.hpp>

#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

PageReply vehicle_screen(Visit& visit, const ItemRequest& request) {
  const auto reply = visit.get("/v1/vehikels/" + request.id);
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto vehicle = parsed(reply);
  References references(visit);
  ItemForms forms(visit, references, request, {});

  const auto editions = parsed(visit.get("/v1/edities", "vehikel=" + request.id + "&pageSize=500&sorteer=-termijn"));
  json rows = json::array();
  for (const auto& edition : list(editions, "resultaten")) {
    const auto proposed = part(edition, "voorstellen");
    const auto count = proposed.value("aantal", 0LL);
    rows.push_back({{"voorstelAdres", count > 0 ? page_of_list(text(proposed, "lijst")) : ""},
                    {"voorstelAantal", counted(count, "voorstel open", "voorstellen open")},
                    {"editieId", text(edition, "id")},
                    {"editieNaam", text(edition, "naam")},
                    {"gepland", date_view(text(edition, "geplandDatum"))},
                    {"status", badge(Vocabulary::EditionStatus, text(edition, "status"))}});
  }
  const json view{{"gedaan", done_notice(visit, "vehikels")},
                  {"vehikelNaam", text(vehicle, "naam")},
                  {"vehikelSoort", in_words(Vocabulary::VehicleKind, text(vehicle, "soort"))},
                  {"directie", references.directorate(text(vehicle, "directie"))},
                  {"edities", rows},
                  {"handelingen", forms.possible(vehicle)}};
  return framed(visit, request.status,
                {.title = text(vehicle, "naam"), .menu = "/vehikels", .has_faults = request.refused.has_value()},
                "vehicle", view);
}

}  // namespace gestand::gateway::pages
