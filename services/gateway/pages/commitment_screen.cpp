// The page of one commitment (toezegging) or request by the Chamber (kamerverzoek).
#include <nlohmann/json.hpp>

#include "services/gateway/pages/alert_settings_screens.hpp"
#include "services/gateway/pages/as_of.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_memory.hpp"
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

// The other item by its number; a motion or a commitment.
json relations_view(const json& item, Visit& visit) {
  json out = json::array();
  for (const auto& one : list(item, "relaties")) {
    const auto id = text(one, "naar");
    if (!is_plain_id(id)) continue;
    json found;
    std::string resource;
    for (const char* name : {"moties", "toezeggingen", "kamerverzoeken"}) {
      const bool to_motion = text(one, "soort") == "komt-uit-motie";
      if (to_motion != (name == std::string_view("moties"))) continue;
      const auto reply = visit.get(std::string("/v1/") + name + "/" + id);
      if (!succeeded(reply)) continue;
      found = parsed(reply);
      resource = name;
      break;
    }
    if (resource.empty()) continue;
    const auto number = text(found, "nummer");
    out.push_back({{"verband", in_words(Vocabulary::RelationKind, text(one, "soort"))},
                   {"adres", "/" + resource + "/" + id},
                   {"ander", number.empty() ? text(found, "titel") : number}});
  }
  return out;
}

json extensions_view(const json& item, References& references) {
  json out = json::array();
  for (const auto& one : list(item, "uitstelverzoeken")) {
    const auto by = text(one, "door");
    const auto& wish = part(one, "nieuweTermijn");
    const auto date = text(one, "nieuweDatum"), edition = text(wish, "editie");
    out.push_back({{"gevraagd", date_view(text(one, "gevraagdDatum"))},
                   {"nieuw", date_view(date)},
                   {"inWoorden", text(wish, "tekst")},
                   {"bijEditie", edition.empty() ? "" : references.edition(edition)},
                   {"zonderDatum", date.empty()},
                   {"reden", text(one, "reden")},
                   {"stand", in_words(Vocabulary::ProposalStatus, text(one, "status"))},
                   {"besloten", date_view(text(one, "besluitDatum"))},
                   {"door", by.empty() ? "" : references.office(by)}});
  }
  return out;
}

json condition_view(const json& item) {
  const auto words = text(item, "voorwaarde");
  if (words.empty()) return false;
  const auto& met = part(item, "voorwaardeVervuld");
  json checks = json::array();
  for (const auto& one : list(item, "voorwaardecontroles"))
    checks.push_back({{"datum", date_view(text(one, "datum"))}, {"toelichting", text(one, "toelichting")}});
  return {{"woorden", words},
          {"vervuld", met.empty()
                          ? json(false)
                          : json{{"datum", date_view(text(met, "datum"))}, {"toelichting", text(met, "toelichting")}}},
          {"controles", checks},
          {"volgende", date_view(text(item, "volgendeControleDatum"))}};
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
  return {{"soortNaam", say(resource == "kamerverzoeken" ? "Kamerverzoek" : "Toezegging")},
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
          {"voorwaarde", condition_view(item)},
          {"status", badge(Vocabulary::CommitmentStatus, text(item, "status"))},
          {"vertrouwelijk", item.is_object() && item.value("vertrouwelijk", false)},
          {"nietInBeheer", item.is_object() && !item.value("inBeheer", true) && !item.contains("samengevoegdMet")},
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

  for (const auto& one : list(item, "uitstelverzoeken")) {
    const auto asked = text(one, "nieuweDatum");
    if (text(one, "status") == "open")
      references.items_at_hand().push_back({text(one, "id"), (asked.empty() ? "" : asked + ": ") + text(one, "reden")});
  }
  auto view = facts_view(item, request.resource, references);
  view["naarLijst"] = last_list(visit.request.cookie_header);
  view["gedaan"] = done_notice(visit, request.resource);
  view["themas"] = themes_view(item, request.resource);
  view["dubbel"] = doubles_view(item, request.resource);
  view["relaties"] = relations_view(item, visit);
  view["uitstel"] = extensions_view(item, references);
  view["peil"] = as_of_view(visit, item);
  view["termijnen"] = deadlines_view(item, visit, references, forms);
  view["koppelingen"] = links_view(item, visit, references, forms);
  view["verwijzingen"] = pointers_view(item, visit, forms);
  view["voorstellen"] = proposals_view(item, visit, references, forms);
  view["archief"] = archive_view(item, "/" + request.resource + "/" + request.id);
  view["geschiedenis"] = history_view(visit, references, api_path);
  view["meldingen"] = dossier_view(visit, references, request.id);
  view["mijlpalen"] = milestones_view(visit, references, request.id);
  view["handelingen"] = as_of.empty() ? forms.possible(item) : json(json::array());

  const auto name = text(item, "nummer").empty() ? text(item, "tekst") : text(item, "nummer");
  return framed(
      visit, request.status,
      {.title = view["soortNaam"].get<std::string>() + (name.empty() ? "" : " " + name.substr(0, name.find(' ', 60))),
       .menu = request.resource == "kamerverzoeken" ? "/kamerverzoeken" : "/toezeggingen",
       .has_faults = request.refused.has_value()},
      "commitment", view);
}

}  // namespace gestand::gateway::pages
