// The page of one commitment (toezegging) or request by the Chamber (kamerverzoek).
#include <nlohmann/json.hpp>

#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

json fulfilments_view(const json& item, References& references) {
  json out = json::array();
  for (const auto& done : list(item, "voldoeningen")) {
    const auto edition = text(done, "editie");
    out.push_back({{"datum", date_view(text(done, "datum"))},
                   {"brief", text(done, "brief")},
                   {"deels", done.is_object() && done.value("deels", false)},
                   {"editieId", is_plain_id(edition) ? edition : ""},
                   {"editieNaam", references.edition(edition)}});
  }
  return out;
}

json facts_view(const json& item, const std::string& resource, References& references) {
  const auto by = part(item, "gedaanDoor");
  const auto source = part(item, "bron");
  auto promised_by = references.office(text(by, "ambt"));
  if (const auto name = text(by, "naam"); !name.empty()) promised_by += " (" + name + ")";
  auto audience = people_in_words(list(item, "aan"));
  if (audience.empty()) audience = text(item, "aan");
  auto asked_by = people_in_words(list(item, "gevraagdDoor"));
  if (asked_by.empty() && !part(item, "gevraagdDoor").empty()) {
    asked_by = people_in_words(json::array({part(item, "gevraagdDoor")}));
  }
  return {{"soortNaam", resource == "kamerverzoeken" ? "Kamerverzoek" : "Toezegging"},
          {"nummer", text(item, "nummer")},
          {"itemTekst", text(item, "tekst")},
          {"kamerNaam", in_words(Vocabulary::Chamber, text(item, "kamer"))},
          {"gedaanDoor", promised_by},
          {"aan", audience},
          {"gevraagdDoor", asked_by},
          {"datum", date_view(text(item, "datum"))},
          {"bron", source.empty() ? json(false)
                                  : json{{"debatSoort", text(source, "soort")},
                                         {"debatTitel", text(source, "titel")},
                                         {"debatDatum", date_view(text(source, "datum"))},
                                         {"passage", text(source, "passage")}}},
          {"voorwaarde", text(item, "voorwaarde")},
          {"status", badge(Vocabulary::CommitmentStatus, text(item, "status"))},
          {"nietInBeheer", item.is_object() && !item.value("inBeheer", true)},
          {"voldoeningen", fulfilments_view(item, references)},
          {"toewijzing", assignment_view(item, references)}};
}

}  // namespace

PageReply commitment_screen(Visit& visit, const ItemRequest& request) {
  const auto api_path = "/v1/" + request.resource + "/" + request.id;
  const auto as_of = first(visit.request.query, "peilDatum");
  const auto reply = visit.get(api_path, as_of.empty() ? "" : "peilDatum=" + percent_encoded(as_of));
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto item = parsed(reply);
  References references(visit);
  ItemForms forms(visit, references, request, text(item, "versie"));

  auto view = facts_view(item, request.resource, references);
  view["gedaan"] = done_notice(visit, request.resource);
  view["peil"] = date_view(as_of);
  view["termijnen"] = deadlines_view(item, visit, references, forms);
  view["koppelingen"] = links_view(item, visit, references, forms);
  view["voorstellen"] = proposals_view(item, visit, references, forms);
  view["geschiedenis"] = history_view(visit, references, api_path);
  view["handelingen"] = as_of.empty() ? forms.possible(item) : json(json::array());

  const auto number = text(item, "nummer");
  return framed(visit, request.status,
                {.title = view["soortNaam"].get<std::string>() + (number.empty() ? "" : " " + number),
                 .menu = request.resource == "kamerverzoeken" ? "/kamerverzoeken" : "/toezeggingen",
                 .has_faults = request.refused.has_value()},
                "commitment", view);
}

}  // namespace gestand::gateway::pages
