// The page of one edition: when it goes out and how often that moved, what hangs on it, and what would be late
// without it.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/edition_plan.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_forms.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

// The days on the way to the sending, in order: until when texts come in, internal milestones, and the sending itself.
json steps_to_sending(const json& edition, Visit& visit) {
  const auto status = text(edition, "status");
  if (status == "verzonden" || status == "geannuleerd") return json::array();
  std::vector<std::pair<std::string, std::string>> days;
  if (const auto closes = text(edition, "sluitingsDatum"); !closes.empty())
    days.emplace_back(closes, say("Bijdragen binnen"));
  const auto milestones = parsed(visit.get("/v1/mijlpalen", "item=" + text(edition, "id")));
  for (const auto& one : list(milestones, "resultaten")) days.emplace_back(text(one, "datum"), text(one, "naam"));
  if (const auto planned = text(edition, "geplandDatum"); !planned.empty() && !days.empty())
    days.emplace_back(planned, say("Naar de Kamer"));
  std::stable_sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  json out = json::array();
  for (const auto& [day, what] : days) {
    const auto date = calendar::parse_date(day);
    if (!date) continue;
    const bool past = *date < visit.today;
    out.push_back({{"dag", date_view(day)},
                   {"watDan", what},
                   {"voorbij", past},
                   {"dagWoorden", past ? say("voorbij") : distance_in_words(*date, visit.today)}});
  }
  return out;
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
  return {{"alVerzonden", kept},
          {"gepland", date_view(planned)},
          {"geplandWoorden", date && !kept ? distance_in_words(*date, visit.today) : ""},
          {"eerst", shifts > 0 || (!first_date.empty() && first_date != planned) ? date_view(first_date) : json(false)},
          {"keer", shifts > 0 ? counted(shifts, "keer verplaatst", "keer verplaatst") : ""},
          {"stappen", steps}};
}

// Who freezes or sends an edition hears which texts are not there: afterwards they cannot be written any more.
json with_what_is_missing(json forms, const json& coverage) {
  std::string missing;
  long long count = 0;
  for (const auto& row : list(coverage, "resultaten")) {
    if (text(row, "dekking") == "akkoord") continue;
    const auto number = text(row, "nummer");
    missing += (count++ == 0 ? "" : ", ") + (number.empty() ? text(row, "titel") : number);
  }
  if (count == 0) return forms;
  for (auto& form : forms)
    if (form["verb"] == "vaststellingen" || form["verb"] == "verzendingen")
      form["ontbreekt"] = {{"hoeveel", counted(count, "tekst is nog niet akkoord", "teksten zijn nog niet akkoord")},
                           {"welke", missing}};
  return forms;
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
  return {
      {{"papier", say("Moties, toezeggingen en aanvullende verzoeken")},
       {"vormen", download_links(address + "/bijlage", {})}},
      {{"papier", say("Bijlage bij de begroting")}, {"vormen", download_links(address + "/begrotingsbijlage", {})}}};
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
  for (const auto& word : words(Vocabulary::Stage))
    if (stage_fits(text(edition, "vehikelSoort"), word.value))
      references.stages_at_hand().push_back({std::string(word.value), say(word.text)});
  const auto told = visit.get(api_path + "/dekking");
  const bool covered = succeeded(told);
  const auto coverage = parsed(told);
  const auto& sending = part(edition, "verzonden");
  const auto paper = text(sending, "kamerstuk");
  const auto sent = text(sending, "datum");
  const auto& proposed = part(edition, "voorstellen");
  const auto open_proposals = proposed.value("aantal", 0LL);

  auto done = done_notice(visit, "edities");
  if (first(visit.request.query, "gedaan") == "akkoord") done = say("Uw akkoord is vastgelegd.");
  if (first(visit.request.query, "gedaan") == "planningen")
    if (auto words = moved_words(edition, coverage); !words.empty()) done = std::move(words);

  json view{{"gedaan", done},
            {"editieNaam", text(edition, "naam")},
            {"vehikelId", is_plain_id(vehicle_id) ? vehicle_id : ""},
            {"vehikelNaam", text(edition, "vehikelNaam")},
            {"status", badge(Vocabulary::EditionStatus, text(edition, "status"))},
            {"planning", planning_view(edition, visit)},
            {"stappenplan", steps_to_sending(edition, visit)},
            {"verzonden", date_view(sent)},
            {"kamerstuk", paper},
            {"vindplaats", text(sending, "vindplaats")},
            {"voorstelAdres", open_proposals > 0 ? page_of_list(text(proposed, "lijst")) : ""},
            {"voorstelAantal", counted(open_proposals, "voorstel open", "voorstellen open")},
            {"versieaanduiding", text(edition, "versieaanduiding")},
            {"standen", stages_view(edition)},
            {"dekking", covered ? plan_view(edition, coverage, visit, references) : json(false)},
            {"schrijf", text_view(edition, coverage, visit, references, request, forms)},
            {"concept", text(edition, "status") == "gepland"},
            {"bijlagen", papers_view(request.id)},
            {"kiesAdres", visit.may_coordinate() && text(edition, "status") == "gepland"
                              ? "/werkvoorraad?isOpen=true&zonderEditie=true"
                              : ""},
            {"werkvoorraadAdres", "/werkvoorraad?editie=" + request.id},
            {"geschiedenis", history_view(visit, references, api_path)},
            {"handelingen", with_what_is_missing(forms.possible(edition), coverage)}};
  return framed(visit, request.status,
                {.title = text(edition, "naam"), .menu = "/vehikels", .has_faults = request.refused.has_value()},
                "edition", view);
}

}  // namespace gestand::gateway::pages
