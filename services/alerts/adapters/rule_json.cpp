// The field names of a meldingregel: {naam, drempels, herhaling?, eenheid, soorten, itemSoorten, directies, ontvanger,
// escalatie, ladder, mijlpaal, dempt, actief}, and `gebeurtenis` in place of thresholds for those that speak of
// something that happened.
#include "services/alerts/adapters/rule_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/wire/body.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

constexpr int threshold_limit = 3650;
constexpr std::size_t thresholds_max = 50;

std::vector<std::string> words_of(const json& document, const char* member) {
  return document.value(member, std::vector<std::string>{});
}

void read_thresholds(const json& body, json& document, wire::Faults& faults) {
  const auto given = body.find("drempels");
  if (given == body.end()) return;
  const auto fault = [&faults](const std::string& place, const char* code, const char* detail) {
    faults.push_back({"body", place, code, detail});
  };
  if (!given->is_array() || given->empty() || given->size() > thresholds_max)
    return fault("drempels", "geen-lijst", "\"drempels\" is een lijst van 1 tot 50 gehele getallen.");
  std::vector<int> thresholds;
  for (std::size_t i = 0; i < given->size(); ++i) {
    const auto& one = (*given)[i];
    const bool fits = one.is_number_integer() && one >= -threshold_limit && one <= threshold_limit;
    if (!fits)
      fault("drempels/" + std::to_string(i), "buiten-bereik",
            "Een drempel is een geheel getal van -3650 tot en met 3650.");
    if (fits) thresholds.push_back(one);
  }
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  document["drempels"] = thresholds;
}

void read_escalation(wire::Body& body, json& document) {
  if (!body.has("escalatie")) return;
  auto steps = json::array();
  body.each(
      "escalatie",
      [&steps](wire::Body& step) {
        steps.push_back({{"vanafDrempel", step.number("vanafDrempel", -threshold_limit, threshold_limit)},
                         {"ontvanger", step.text("ontvanger", 100)}});
      },
      10);
  document["escalatie"] = steps;
}

void read_ladder(wire::Body& body, json& document) {
  if (!body.has("ladder")) return;
  auto rungs = json::array();
  body.each(
      "ladder",
      [&rungs](wire::Body& rung) {
        rungs.push_back(
            {{"naWerkdagen", rung.number("naWerkdagen", 1, 250)}, {"ontvanger", rung.text("ontvanger", 100)}});
      },
      10);
  document["ladder"] = rungs;
}

}  // namespace

Rule rule_from(const std::string& id, const json& document, Date since) {
  Rule rule;
  rule.id = id;
  rule.name = document.value("naam", "");
  rule.since = since;
  rule.thresholds = document.value("drempels", std::vector<int>{});
  rule.repeat_every = document.value("herhaling", 0);
  rule.working_days = document.value("eenheid", "dag") == "werkdag";
  rule.kinds = words_of(document, "soorten");
  rule.item_kinds = words_of(document, "itemSoorten");
  rule.directorates = words_of(document, "directies");
  rule.receiver = document.value("ontvanger", "directie");
  for (const auto& step : document.value("escalatie", json::array()))
    rule.escalations.push_back({step.at("vanafDrempel"), step.at("ontvanger")});
  for (const auto& rung : document.value("ladder", json::array()))
    rule.ladder.push_back({rung.at("naWerkdagen"), rung.at("ontvanger")});
  rule.milestone = document.value("mijlpaal", false);
  rule.mutes_items = document.value("dempt", false);
  return rule;
}

json rule_document(const json& body, const json& document, wire::Faults& faults) {
  const bool is_new = document.empty();
  const bool of_event = document.contains("gebeurtenis");
  json made = is_new ? json{{"soort", "meldingregel"}, {"eenheid", "dag"}, {"ontvanger", "directie"}, {"actief", true}}
                     : document;
  auto rest = body;
  if (body.is_object() && !of_event) {
    read_thresholds(body, made, faults);
    rest.erase("drempels");
  }
  wire::Body reader(rest, faults);
  if (is_new || reader.has("naam")) made["naam"] = reader.text("naam", 200);
  if (is_new && !body.contains("drempels")) reader.fault("drempels", "ontbreekt", "\"drempels\" is verplicht.");
  if (!of_event) {
    if (const auto every = reader.maybe_number("herhaling", 0, threshold_limit)) made["herhaling"] = *every;
    if (const auto unit = reader.maybe_choice("eenheid", {"dag", "werkdag"})) made["eenheid"] = *unit;
    if (reader.has("soorten")) made["soorten"] = reader.texts("soorten", 40, 20);
    read_escalation(reader, made);
    read_ladder(reader, made);
    if (reader.has("mijlpaal")) made["mijlpaal"] = reader.flag("mijlpaal");
    if (reader.has("dempt")) made["dempt"] = reader.flag("dempt");
    const auto kinds = words_of(made, "soorten");
    if (made.value("dempt", false) && reader.fine("soorten") && kinds != std::vector<std::string>{"verzending"})
      reader.fault(
          "dempt", "alleen-edities",
          "Alleen een regel over edities (\"soorten\": [\"verzending\"]) kan de meldingen van hun zaken dempen.");
  }
  if (reader.has("itemSoorten")) made["itemSoorten"] = reader.texts("itemSoorten", 40, 20);
  if (reader.has("directies")) made["directies"] = reader.texts("directies", 100, 100);
  if (const auto receiver = reader.maybe_text("ontvanger", 100)) made["ontvanger"] = *receiver;
  if (reader.has("actief")) made["actief"] = reader.flag("actief");
  reader.finish();
  return made;
}

const std::vector<BuiltIn>& built_in_rules() {
  static const std::vector<BuiltIn> rules{
      {"92f27ae4-5e60-5046-b52c-d88cc26f04fe",
       R"({"soort":"meldingregel","naam":"Elke termijn in beheer","drempels":[-30,-14,-7,-1,1,8],"herhaling":7,"eenheid":"dag",)"
       R"("ontvanger":"directie","actief":true})"},
      {"5d3ce837-59b6-5577-84a6-94d2eaa9cbd2",
       R"({"soort":"meldingregel","naam":"Appreciatie door een ander","gebeurtenis":"appreciatie-door-ander",)"
       R"("ontvanger":"directie","actief":true})"},
      {"05425eef-a366-5938-a643-56cce9312c63",
       R"({"soort":"meldingregel","naam":"Editie geannuleerd","gebeurtenis":"editie-geannuleerd","ontvanger":"directie","actief":true})"},
      {"8c7a39e4-43ff-5c68-9d5c-5f0bd8a5f1f4",
       R"({"soort":"meldingregel","naam":"Voorwaarde een jaar niet nagegaan","drempels":[0,30,90],"eenheid":"dag",)"
       R"("soorten":["controle"],"ontvanger":"directie","actief":true})"},
      {"b1f6fb0a-2f0f-5b0e-8f0b-0c7d0c1b3a52",
       R"({"soort":"meldingregel","naam":"Lang stil","drempels":[90],"herhaling":90,"eenheid":"dag",)"
       R"("soorten":["stilte"],"ontvanger":"directie","actief":false})"},
      {new_item_rule,
       R"({"soort":"meldingregel","naam":"Nieuwe zaak voor een directie","gebeurtenis":"nieuwe-zaak","ontvanger":"directie","actief":false})"},
      {standing_rule,
       R"({"soort":"meldingregel","naam":"Status gewijzigd","gebeurtenis":"status-gewijzigd","ontvanger":"behandelaar","actief":false})"},
      {moved_rule,
       R"({"soort":"meldingregel","naam":"Termijn verplaatst","gebeurtenis":"termijn-verplaatst","ontvanger":"behandelaar","actief":false})"},
      {channel_rule,
       R"({"soort":"meldingregel","naam":"Kanaal gestoord","gebeurtenis":"kanaal-gestoord","ontvanger":"coordinatoren","actief":true})"},
      {"000fc079-d5f0-5938-a682-51ecbb39459a",
       R"({"soort":"meldingregel","naam":"Editie nadert, in plaats van haar zaken","drempels":[-30,-14,-7,-1,1,8],"herhaling":7,"eenheid":"dag",)"
       R"("soorten":["verzending"],"dempt":true,"ontvanger":"directie","actief":false})"},
      {"36f4ac30-2d3e-5156-9a37-c0fe8aa839e6",
       R"({"soort":"meldingregel","naam":"Weekoverzicht","drempels":[0],"herhaling":7,"eenheid":"dag",)"
       R"("soorten":["week"],"ontvanger":"directie","actief":false})"}};
  return rules;
}

}  // namespace gestand::alerts
