// The page of one motion.
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
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

json appreciation_view(const json& given, const std::string& responsible, References& references) {
  const auto by = text(given, "door");
  const bool other = given.value("doorAnder", !responsible.empty() && !by.empty() && by != responsible);
  return {{"oordeel", badge(Vocabulary::Appreciation, text(given, "oordeel"))},
          {"door", references.office(by)},
          {"datum", date_view(text(given, "datum"))},
          {"doorAnder", other ? json(references.office(responsible)) : json(false)},
          {"herstelt", given.value("herstelt", false)},
          {"brief", text(given, "brief")},
          {"toelichting", text(given, "toelichting")}};
}

json appreciations_view(const json& motion, References& references) {
  const auto responsible = text(motion, "verantwoordelijke");
  const auto standing = part(motion, "appreciatie");
  json earlier = json::array();
  bool skipped = false;
  const auto all = list(motion, "appreciaties");
  for (auto given = all.rbegin(); given != all.rend(); ++given) {
    const bool is_standing = text(*given, "oordeel") == text(standing, "oordeel") &&
                             text(*given, "datum") == text(standing, "datum") &&
                             text(*given, "door") == text(standing, "door");
    if (is_standing && !skipped) {
      skipped = true;
    } else if (given->is_object()) {
      earlier.push_back(appreciation_view(*given, responsible, references));
    }
  }
  return {{"staande", standing.empty() ? json(false) : appreciation_view(standing, responsible, references)},
          {"eerdere", earlier},
          {"eerdereAantal", counted(static_cast<long long>(earlier.size()), "eerder oordeel", "eerdere oordelen")}};
}

json seats_view(const json& seats) {
  json out{{"zetels", 0}, {"fracties", ""}};
  long long total = 0;
  std::string names;
  for (const auto& party : seats) {
    const auto count = party.is_object() ? party.value("zetels", 0) : 0;
    total += count;
    if (!names.empty()) names += ", ";
    names += text(party, "fractie") + " " + std::to_string(count);
  }
  out["zetels"] = total;
  out["fracties"] = names;
  return out;
}

json vote_view(const json& motion) {
  const auto vote = part(motion, "stemming");
  if (vote.empty()) return false;
  return {{"uitslag", badge(Vocabulary::VoteResult, text(vote, "uitslag"))},
          {"datum", date_view(text(vote, "datum"))},
          {"stemSoort", text(vote, "soort").empty() ? "" : in_words(Vocabulary::VoteKind, text(vote, "soort"))},
          {"voor", list(vote, "voor").empty() ? json(false) : seats_view(list(vote, "voor"))},
          {"tegen", list(vote, "tegen").empty() ? json(false) : seats_view(list(vote, "tegen"))}};
}

json hold_view(const json& motion, Visit& visit, References& references) {
  const auto hold = part(motion, "aanhouding");
  if (hold.empty()) return false;
  const auto edition = text(hold, "totEditie");
  const auto lapse = calendar::parse_date(text(hold, "vervaltDatum"));
  json later = false;  // the day of the edition, where the motion lapses before it
  for (const auto& term : list(motion, "termijnen")) {
    const auto date = calendar::parse_date(text(term, "datum"));
    if (lapse && date && *date > *lapse && !edition.empty() && text(term, "editie") == edition)
      later = date_view(text(term, "datum"));
  }
  return {{"sinds", date_view(text(hold, "sindsDatum"))},
          {"vervalt", date_view(text(hold, "vervaltDatum"))},
          {"vervaltWoorden", lapse ? lapse_in_words(*lapse, visit.today) : ""},
          {"voorbij", lapse && *lapse < visit.today && text(motion, "status") == "aangehouden"},
          {"editieId", is_plain_id(edition) ? edition : ""},
          {"editieNaam", references.edition(edition)},
          {"editieLater", later}};
}

json requests_to_hold_view(const json& motion, References& references) {
  json out = json::array();
  for (const auto& request : list(motion, "aanhoudingsverzoeken")) {
    const auto edition = text(request, "totEditie");
    out.push_back({{"door", references.office(text(request, "door"))},
                   {"datum", date_view(text(request, "datum"))},
                   {"editieId", is_plain_id(edition) ? edition : ""},
                   {"editieNaam", references.edition(edition)},
                   {"brief", text(request, "brief")}});
  }
  return out;
}

json other_motion(Visit& visit, const std::string& id) {
  if (!is_plain_id(id)) return false;
  const auto other = parsed(visit.get("/v1/moties/" + id));
  const auto number = text(other, "nummer");
  return {{"andereId", id}, {"andereNummer", number.empty() ? say("motie {}", id) : number}};
}

// Nothing is to be executed of a motion that is not carried; that needs no badge.
json execution_badge(const std::string& execution) {
  return execution == "nvt" ? json(false) : badge(Vocabulary::Execution, execution);
}

json facts_view(const json& motion, Visit& visit, References& references) {
  const auto debate = part(motion, "debat");
  json requests = json::array();
  for (const auto& request : list(motion, "verzoeken")) {
    requests.push_back({{"verzoekTekst", request.is_string() ? request.get<std::string>() : text(request, "tekst")},
                        {"verzoekUitvoering", execution_badge(text(request, "uitvoering"))}});
  }
  return {{"nummer", text(motion, "nummer")},
          {"zaaknummer", text(motion, "zaaknummer")},
          {"motieTitel", text(motion, "titel")},
          {"kamerNaam", in_words(Vocabulary::Chamber, text(motion, "kamer"))},
          {"naarLijst", last_list(visit.request.cookie_header)},
          {"dictum", text(motion, "dictum")},
          {"verzoeken", requests},
          {"indieners", people_in_words(list(motion, "indieners"))},
          {"ingediend", date_view(text(motion, "ingediendDatum"))},
          {"debat", debate.empty() ? json(false)
                                   : json{{"debatSoort", text(debate, "soort")},
                                          {"debatTitel", text(debate, "titel")},
                                          {"debatDatum", date_view(text(debate, "datum"))}}},
          {"status", badge(Vocabulary::MotionStatus, text(motion, "status"))},
          {"uitvoering", execution_badge(text(motion, "uitvoering"))},
          {"vervangt", other_motion(visit, text(motion, "vervangt"))},
          {"vervangenDoor", other_motion(visit, text(motion, "vervangenDoor"))},
          {"nietInBeheer", !motion.value("inBeheer", true) && !motion.contains("samengevoegdMet")},
          {"toewijzing", assignment_view(motion, references)}};
}

}  // namespace

PageReply motion_screen(Visit& visit, const ItemRequest& request) {
  const auto api_path = "/v1/moties/" + request.id;
  const auto as_of = first(visit.request.query, "peilDatum");
  const auto reply = visit.get(api_path, as_of.empty() ? "" : "peilDatum=" + percent_encoded(as_of));
  if (!succeeded(reply)) return problem_page(visit, reply);
  const auto motion = parsed(reply);
  References references(visit);
  ItemForms forms(visit, references, request, text(motion, "versie"));

  auto view = facts_view(motion, visit, references);
  view["gedaan"] = done_notice(visit, "moties");
  view["themas"] = themes_view(motion, "moties");
  view["dubbel"] = doubles_view(motion, "moties");
  view["peil"] = as_of_view(visit, motion);
  view["oordelen"] = appreciations_view(motion, references);
  view["stemming"] = vote_view(motion);
  view["aanhouding"] = hold_view(motion, visit, references);
  view["aanhoudingsverzoeken"] = requests_to_hold_view(motion, references);
  view["termijnen"] = deadlines_view(motion, visit, references, forms);
  view["koppelingen"] = links_view(motion, visit, references, forms);
  view["verwijzingen"] = pointers_view(motion, visit, forms);
  view["voorstellen"] = proposals_view(motion, visit, references, forms);
  view["archief"] = archive_view(motion, "/moties/" + request.id);
  view["geschiedenis"] = history_view(visit, references, api_path);
  view["meldingen"] = dossier_view(visit, references, request.id);
  view["mijlpalen"] = milestones_view(visit, references, request.id);
  view["handelingen"] = as_of.empty() ? forms.possible(motion) : json(json::array());

  const auto number = text(motion, "nummer");
  return framed(visit, request.status,
                {.title = say("Motie") + (number.empty() ? "" : " " + number) + ": " + text(motion, "titel"),
                 .menu = "/moties",
                 .has_faults = request.refused.has_value()},
                "motion", view);
}

}  // namespace gestand::gateway::pages
